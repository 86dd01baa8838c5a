import type { Snapshot } from "../../text/snapshot.ts";
import { type Code, type Open, readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { isComment, isOffside } from "../languages.ts";

/** A place at which a text may end: behind a whole statement, or behind a line that opens a block. */
interface End {
  readonly offset: number;
  /** Lines with text up to there. */
  readonly lines: number;
  readonly opensBlock: boolean;
}

/**
 * Where the first whole statements of a text end that begins at the cursor and may still be streaming, line break excluded; `undefined`
 * while not even one is whole. As many as fit into `mostLines`, but one at least, however many lines it has: a call with an object is one,
 * and so is a line that opens a block where nothing of the block fits. `isDone`: nothing more comes.
 */
export function wholeEnd(text: string, snapshot: Snapshot, isDone: boolean, mostLines: number): number | undefined {
  const ends = endsOf(text, snapshot, isDone);
  const within = ends.filter(({ lines }) => lines <= mostLines);
  const last = within.findLast(({ opensBlock }) => mostLines === 1 || !opensBlock);
  if (last !== undefined) {
    return last.offset;
  }
  const [first, second] = ends;
  if (first?.opensBlock && second === undefined && !isDone) {
    return undefined;
  }
  return first?.offset ?? (isDone ? text.length : undefined);
}

function endsOf(text: string, snapshot: Snapshot, isDone: boolean): readonly End[] {
  const { languageId } = snapshot;
  const start = codeBefore(snapshot);
  const ends: End[] = [];
  let code = start;
  let depth = start.open.length;
  let lines = 0;
  for (let from = 0; from <= text.length; ) {
    const lineEnd = text.indexOf("\n", from);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(from, end).trimEnd();
    code = readCode(text.slice(from, lineEnd < 0 ? end : end + 1), languageId, code);
    depth = Math.min(depth, code.open.length);
    lines += line.trim() === "" ? 0 : 1;
    const isLineDone = lineEnd >= 0 || isDone || endsForSure(line, code);
    if (line.trim() !== "" && isLineDone && isEnd(line, text.slice(end), { code, start, depth, languageId, isDone })) {
      ends.push({ offset: from + line.length, lines, opensBlock: opensBlock(code, depth, languageId) });
    }
    from = end + 1;
  }
  return ends;
}

/** A semicolon behind closed brackets needs no line break to be an end. */
function endsForSure(line: string, code: Code): boolean {
  return line.endsWith(";") && code.last === ";" && code.inside === undefined;
}

interface Reading {
  readonly code: Code;
  readonly start: Code;
  readonly depth: number;
  readonly languageId: string;
  readonly isDone: boolean;
}

/** Whether a text may end behind a line: in no string, in no bracket but a block's, and not where the statement goes on. */
function isEnd(line: string, behind: string, { code, start, depth, languageId, isDone }: Reading): boolean {
  if (code.inside !== undefined && code.inside !== "\n") {
    return code.inside === start.inside;
  }
  const innermost = code.open.length > depth ? code.open.at(-1) : undefined;
  if (innermost !== undefined && !isBlock(innermost)) {
    return false;
  }
  if (isOffside(languageId)) {
    return !line.endsWith("\\");
  }
  if (code.last === ";" || isComment(line, languageId)) {
    return true;
  }
  const goesOn = continuation.test(behind);
  if (/^[{},]$/.test(code.last)) {
    return !goesOn;
  }
  // Without a semicolon only the next line tells.
  const isTold = isDone || behind.trim() !== "";
  return isTold && !goesOn && !/^[=([?&|*/%<+-]$/.test(code.last) && !line.endsWith("=>");
}

/** How a line begins that goes on with the one above. */
const continuation = /^\s*(?:[.?&|*%=<>+-]|\/(?![/*])|instanceof\b)/;

/** What stands before the brackets of a literal rather than of a block. */
const beforeLiteral = /^(?:[=(,[:?&|!+]|return|default|yield|throw|in|of|new|await)$/;

function isBlock({ bracket, behind }: Open): boolean {
  return bracket === "{" && !beforeLiteral.test(behind);
}

function opensBlock(code: Code, depth: number, languageId: string): boolean {
  return isOffside(languageId) ? code.last === ":" : code.open.length > depth && code.last === "{";
}
