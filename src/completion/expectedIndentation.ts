import { indentationOf } from "../text/snapshot.ts";
import type { Code, Open } from "./code.ts";
import { type IndentUnit, widthOf } from "./indentUnit.ts";
import { isOffside } from "./languages.ts";

/** Between how many columns a line's indentation is right. */
export interface Expected {
  readonly least: number;
  readonly most: number;
}

/** Lines that go on with the one above, labels, tags and comments are indented by taste. */
const byTaste =
  /^(?:[.?:&|+*/%=<>,^~#@-]|(?:instanceof|in|of|as|extends|implements|and|or|not|then|do|else|elif|case|default|public|private|protected|when|where)\b|\w+:\s*$|--)/;

/**
 * How deep a line stands, as far as syntax tells: a closing bracket as deep as the line that opened it, the first line of a block one level
 * deeper, a statement after a statement as deep as that one. `undefined`: it does not tell.
 *
 * `before`: the last lines above with text, the nearest last; `code`: all that is above, read.
 */
export function expectedIndentation(
  line: string,
  before: readonly string[],
  code: Code,
  unit: IndentUnit,
  languageId: string,
): Expected | undefined {
  const above = before.at(-1);
  if (above === undefined || (code.inside !== undefined && code.inside !== "\n")) {
    return undefined;
  }
  const closers = /^[)\]}]+/.exec(line)?.[0].length ?? 0;
  if (closers > 0) {
    return isOffside(languageId) ? undefined : asOpened(code.open.slice(-closers), closers, unit);
  }
  if (byTaste.test(line)) {
    return undefined;
  }
  const innermost = code.open.at(-1);
  if (innermost !== undefined && innermost.line === code.lastLine) {
    const isBlock = /[({[]$/.test(withoutComment(above)) && !byTaste.test(innermost.lineStart);
    return isBlock ? exactly(widthOf(innermost.indentation, unit) + unit.width) : undefined;
  }
  if (isOffside(languageId)) {
    return afterOffside(above, code, unit);
  }
  return isSibling(before) ? exactly(widthOf(indentationOf(above), unit)) : undefined;
}

function exactly(width: number): Expected {
  return { least: width, most: width };
}

/** As deep as the line that opened the brackets, if it was one line, and that line stands where syntax says. */
function asOpened(closed: readonly Open[], closers: number, unit: IndentUnit): Expected | undefined {
  const [depth, ...others] = new Set(closed.map(({ indentation }) => widthOf(indentation, unit)));
  const isByTaste = closed.some(({ lineStart }) => byTaste.test(lineStart));
  return depth === undefined || others.length > 0 || closed.length < closers || isByTaste ? undefined : exactly(depth);
}

/** By indentation alone only a line that ends with a colon says how deep the next one is; others say how deep it is at most. */
function afterOffside(above: string, code: Code, unit: IndentUnit): Expected | undefined {
  if (code.open.length > 0 || above.endsWith("\\")) {
    return undefined;
  }
  const width = widthOf(indentationOf(above), unit);
  return withoutComment(above).endsWith(":") ? exactly(width + unit.width) : { least: 0, most: width };
}

/** Whether the last line is a whole statement, or a whole entry, that began in it. */
function isSibling(before: readonly string[]): boolean {
  const [earlier = "", above = ""] = before.slice(-2).map(withoutComment);
  if (byTaste.test(above.trimStart()) || /^\s*\*/.test(above)) {
    return false;
  }
  if (above.endsWith(";")) {
    return /[;{}]$/.test(earlier) && !/^\s*[)\]}]/.test(above);
  }
  return above.endsWith(",") && /[,[{(]$/.test(earlier) && !/^\s*(?:const|let|var)\b/.test(earlier);
}

function withoutComment(line: string): string {
  return line.replace(/\s+(?:\/\/|#).*$/, "").trimEnd();
}
