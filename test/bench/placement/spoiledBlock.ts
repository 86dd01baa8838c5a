import type { PrintedBlock } from "./print.ts";
import { pick, type Random } from "./trueEdit.ts";

/** Spoils a block as a model quotes it wrong. `undefined`: the block does not lend itself to it. */
export type ChangeBlock = (block: PrintedBlock, random: Random) => PrintedBlock | undefined;

export function mapped(
  block: PrintedBlock,
  change: (line: string) => string,
  isOldAlone = false,
): PrintedBlock | undefined {
  const apply = (lines: readonly string[]) => lines.map((line) => (line.trim() === "" ? line : change(line)));
  const oldLines = apply(block.oldLines);
  const unchanged = new Set(block.oldLines);
  const newLines = isOldAlone
    ? block.newLines.map((line) => (unchanged.has(line) && line.trim() !== "" ? change(line) : line))
    : apply(block.newLines);
  return oldLines.join("\n") === block.oldLines.join("\n") ? undefined : { ...block, oldLines, newLines };
}

export function outdented(block: PrintedBlock): PrintedBlock | undefined {
  const all = [...block.oldLines, ...block.newLines].filter((line) => line.trim() !== "");
  const least = Math.min(...all.map((line) => line.length - line.trimStart().length));
  return mapped(block, (line) => line.slice(least));
}

export function withTabs(line: string): string {
  const blanks = /^ */.exec(line)?.[0].length ?? 0;
  return blanks % 2 === 0 ? "\t".repeat(blanks / 2) + line.slice(blanks) : line;
}

export function deeper(line: string): string {
  const indentation = /^\s*/.exec(line)?.[0] ?? "";
  return indentation + line;
}

export function blankAround(block: PrintedBlock): PrintedBlock {
  return { ...block, oldLines: ["", ...block.oldLines, ""], newLines: ["", ...block.newLines, ""] };
}

/** A word of a line that stays is another, as in an older version of the file. */
export function stale(block: PrintedBlock, random: Random): PrintedBlock | undefined {
  const shared = sharedHead(block).filter((index) =>
    /[A-Za-z]{5,}.*\W.*[A-Za-z]{3,}/.test(block.oldLines[index] ?? ""),
  );
  if (shared.length === 0) {
    return undefined;
  }
  const index = pick(shared, random);
  const line = (block.oldLines[index] ?? "").replace(/[A-Za-z]{5,}/, (word) => `${word}s`);
  return { ...block, oldLines: block.oldLines.with(index, line), newLines: block.newLines.with(index, line) };
}

/** Lines at the start that both sides have. */
function sharedHead({ oldLines, newLines }: PrintedBlock): number[] {
  const different = oldLines.findIndex((line, index) => line !== newLines[index]);
  return Array.from({ length: different < 0 ? oldLines.length : different }, (_, index) => index);
}

/** A line that is replaced is quoted with a mistake. */
export function misquoted(block: PrintedBlock, random: Random): PrintedBlock | undefined {
  const kept = new Set(block.newLines);
  const changed = Array.from(block.oldLines.keys()).filter(
    (index) => !kept.has(block.oldLines[index] ?? "") && (block.oldLines[index]?.trim().length ?? 0) > 20,
  );
  if (changed.length === 0) {
    return undefined;
  }
  const index = pick(changed, random);
  const line = block.oldLines[index] ?? "";
  const quoted = line.replace(/[A-Za-z]{5,}(?=\W*$)/, (word) => word.slice(0, -1)).replace(/;$/, "");
  return quoted === line ? undefined : { ...block, oldLines: block.oldLines.with(index, quoted) };
}

export function omitted(block: PrintedBlock): PrintedBlock | undefined {
  const shared = sharedHead(block).length;
  if (shared < 3 || block.oldLines[1]?.trim() === "") {
    return undefined;
  }
  return { ...block, oldLines: block.oldLines.toSpliced(1, 1), newLines: block.newLines.toSpliced(1, 1) };
}
