import { extname } from "node:path/posix";
import { closesFence, openingFence, outdent, type Reading, written } from "./lines.ts";

/** A fenced block of an answer; `end` is the line that closes it, or the number of lines where none does. */
export interface Fence {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
  readonly mark: string;
  readonly info: string;
  readonly body: readonly string[];
  readonly text: string;
}

/** Reads the fence that opens on a line. A fence in it that names its language, as in a Markdown file, is a part of it. */
export function readFence({ lines }: Pick<Reading, "lines">, start: number): Fence | undefined {
  const opening = openingFence(lines[start] ?? "");
  if (opening === undefined) {
    return undefined;
  }
  let depth = 1;
  let end = start + 1;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? "";
    const inner = openingFence(line);
    if (closesFence(line, opening.mark)) {
      depth--;
      if (depth === 0) {
        break;
      }
    } else if (inner !== undefined && inner.info !== "" && inner.mark === opening.mark) {
      depth++;
    }
  }
  const isClosed = end < lines.length;
  const body = outdent(lines.slice(start + 1, end), opening.indentation);
  const text = written(lines, start, Math.min(end + 1, lines.length));
  return { start, end, isClosed, mark: opening.mark, info: opening.info, body, text };
}

/** Languages of what people run or read rather than put into a file of another language. */
const shown = new Set([
  "bash",
  "sh",
  "shell",
  "zsh",
  "console",
  "terminal",
  "powershell",
  "cmd",
  "text",
  "txt",
  "plaintext",
  "output",
  "log",
  "diff",
  "patch",
]);
const shells = new Set([".sh", ".bash", ".zsh", ".ps1", ".txt", ".log"]);

/** Whether a fence's language may be that of a file, so that without a path of its own it can be the file's text. */
export function mayBeTextOf(path: string, language: string): boolean {
  return !shown.has(language) || shells.has(extname(path));
}
