/** A block of an answer before it is printed; `line` counted from 0. */
export interface PrintedBlock {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly line: number;
}

export type Format = "searchReplace" | "diff" | "whole" | "toolCall";

export function printSearchReplace(path: string, blocks: readonly PrintedBlock[]): string {
  return blocks
    .map(({ oldLines, newLines }) =>
      ["<<<<<<< SEARCH", ...oldLines, "=======", ...newLines, ">>>>>>> REPLACE"].join("\n"),
    )
    .map((block) => `${path}\n\`\`\`\n${block}\n\`\`\``)
    .join("\n\n");
}

/** Prints the lines that both sides begin and end with as context; `head` makes the `@@` line of a block. */
export function printDiff(
  path: string,
  blocks: readonly PrintedBlock[],
  head: (block: PrintedBlock) => string = numbered,
): string {
  const hunks = blocks.flatMap((block) => [head(block), ...hunkLines(block)]);
  return ["```diff", `--- a/${path}`, `+++ b/${path}`, ...hunks, "```"].join("\n");
}

export function numbered({ line, oldLines, newLines }: PrintedBlock): string {
  const start = oldLines.length === 0 ? line : line + 1;
  return `@@ -${start},${oldLines.length} +${line + 1},${newLines.length} @@`;
}

function hunkLines({ oldLines, newLines }: PrintedBlock): readonly string[] {
  const most = Math.min(oldLines.length, newLines.length);
  let head = 0;
  while (head < most && oldLines[head] === newLines[head]) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && oldLines.at(-1 - tail) === newLines.at(-1 - tail)) {
    tail++;
  }
  return [
    ...oldLines.slice(0, head).map((line) => ` ${line}`),
    ...oldLines.slice(head, oldLines.length - tail).map((line) => `-${line}`),
    ...newLines.slice(head, newLines.length - tail).map((line) => `+${line}`),
    ...oldLines.slice(oldLines.length - tail).map((line) => ` ${line}`),
  ];
}

export function printWhole(path: string, lines: readonly string[]): string {
  const body = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  const mark = body.some((line) => line.includes("```")) ? "````" : "```";
  return [`**${path}**`, "", `${mark}ts`, ...body, mark].join("\n");
}

export function printToolCall(path: string, blocks: readonly PrintedBlock[]): string {
  const edits = blocks.map(({ oldLines, newLines }) => ({
    path,
    search: oldLines.join("\n"),
    replace: newLines.join("\n"),
  }));
  return JSON.stringify({ edits });
}
