import type { LineSpan } from "../text/lineSpan.ts";
import type { TaskDocument } from "./task.ts";

/** A piece of an explanation that is tied to lines of the document. */
export interface ExplanationPiece {
  /** The heading's text as a reader sees it, without the marks of Markdown. */
  readonly heading: string;
  readonly lines: LineSpan;
}

/**
 * The pieces of an explanation, by headings such as `### Lines 12-15: reads the cart`. One whose lines the document doesn't have is
 * no piece. The text may still stream: a heading counts once its line is whole. Headings in fences are code (CommonMark, 4.5).
 */
export function piecesOf(markdown: string, document: Pick<TaskDocument, "text">): readonly ExplanationPiece[] {
  const lineCount = document.text.split("\n").length;
  const pieces: ExplanationPiece[] = [];
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/).slice(0, -1)) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (mark !== null) {
      fence = fenceAfter(fence, mark[1] ?? "", mark[2] ?? "");
    } else if (fence === undefined) {
      pieces.push(...pieceOf(line, lineCount));
    }
  }
  return pieces;
}

/** The fence that is open after a line of fence marks. */
function fenceAfter(open: string | undefined, mark: string, rest: string): string | undefined {
  if (open === undefined) {
    return mark;
  }
  const closes = mark[0] === open[0] && mark.length >= open.length && rest.trim() === "";
  return closes ? undefined : open;
}

function pieceOf(line: string, lineCount: number): readonly ExplanationPiece[] {
  const [, written = ""] = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
  const heading = written.replace(/[`]|\*\*/g, "");
  const [, first, last] = /^lines?\s+(\d+)(?:\s*(?:[-–—]|to)\s*(\d+))?\b/i.exec(heading) ?? [];
  if (first === undefined) {
    return [];
  }
  const start = Number(first) - 1;
  const end = Number(last ?? first);
  return start < 0 || end <= start || end > lineCount ? [] : [{ heading, lines: { start, count: end - start } }];
}
