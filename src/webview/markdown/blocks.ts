/**
 * Splits Markdown into blocks that can be rendered one by one: at blank lines outside fences, but not before an indented line, which
 * may belong to a list item above. Joined by nothing they give the text again. While text is appended, all blocks but the last stay.
 */
export function splitBlocks(markdown: string): readonly string[] {
  const blocks: string[] = [];
  let block = "";
  let fence: string | undefined;
  let isAfterBlank = false;
  for (const line of markdown.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isBlank = line.trim() === "";
    if (isAfterBlank && !isBlank && fence === undefined && !/^[ \t]/.test(line) && block.trim() !== "") {
      blocks.push(block);
      block = "";
    }
    fence = fenceAfter(line, fence);
    block += line;
    isAfterBlank = isBlank;
  }
  return block === "" ? blocks : [...blocks, block];
}

/** The fence that is open after the line: https://spec.commonmark.org/0.31.2/#fenced-code-blocks, whatever its indentation. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const marker = /^[ \t>]*(?:[-*+] |\d+[.)] )?[ \t]*(`{3,}|~{3,})([^\n]*)/.exec(line);
  const [, run, info] = marker ?? [];
  if (run === undefined || info === undefined) {
    return open;
  }
  if (open === undefined) {
    return run.startsWith("`") && info.includes("`") ? undefined : run;
  }
  const closes = run.startsWith(open) && info.trim() === "";
  return closes ? undefined : open;
}

/** The text of the heading that the block begins with, without Markdown's marks; `undefined` where it begins with none. */
export function headingOf(block: string): string | undefined {
  const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*(?:\n|$)/.exec(block)?.[1];
  return heading === undefined ? undefined : plain(heading);
}

/** The words without back quotes, stars and the like, as they are read on the page. */
export function plain(markdown: string): string {
  return markdown.replace(/[`*]|\\(?=[!-/:-@[-`{-~])/g, "").trim();
}
