import { isComment } from "./languages.ts";

/** The last lines with text of a text's whole lines, at most so many, the nearest last. */
export function linesAbove(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (let end = text.lastIndexOf("\n"); end >= 0 && lines.length < most; ) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim() !== "") {
      lines.unshift(line);
    }
    end = start - 1;
  }
  return lines;
}

/** The same without lines that are a comment. */
export function codeLinesAbove(text: string, most: number, languageId: string): readonly string[] {
  return linesAbove(text, mostRead)
    .filter((line) => !isComment(line, languageId))
    .slice(-most);
}

/** Lines with text; where a longer comment stands above, nothing is known of the code above it. */
const mostRead = 30;
