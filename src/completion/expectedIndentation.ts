import { indentationOf } from "../text/snapshot.ts";
import type { Code, Open } from "./code.ts";
import { type IndentUnit, widthOf } from "./indentUnit.ts";
import { isOffside, isTemplated } from "./languages.ts";

/** Between how many columns a line's indentation is right. */
export interface Expected {
  readonly least: number;
  readonly most: number;
}

/** What stands behind these is indented by taste, too. */
const choice = /^[|&?:]/;

/** Lines that go on with the one above, labels, tags and comments are indented by taste. */
const byTaste =
  /^(?:[{.?:&|+*/%=<>,^~@-]|#(?!\w+\s*(?:[=(;]|$))|(?:instanceof|in|of|as|extends|implements|and|or|not|then|do|else|elif|case|default|public|private|protected|when|where)\b|\w+:\s*$|--)/;

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
  if (isOffside(languageId)) {
    return afterOffside(above, code, unit);
  }
  const innermost = code.open.at(-1);
  const isFirst = innermost?.endsLine === true && innermost.line === code.lastLine;
  if (isFirst || endsStatement(withoutComment(above), languageId)) {
    return atLevel(code, unit);
  }
  return isEntry(before) ? exactly(widthOf(indentationOf(above), unit)) : undefined;
}

/** As deep as what stands in the innermost brackets, if these are a block or a list that syntax indents. */
function atLevel({ open, unopened, isPart }: Code, unit: IndentUnit): Expected | undefined {
  const innermost = open.at(-1);
  if (innermost === undefined) {
    return isPart || unopened.length > 0 ? undefined : exactly(0);
  }
  const { bracket, endsLine, lineStart, indentation } = innermost;
  const isLevel = endsLine && bracket !== "${" && lineStart !== "switch" && !choice.test(lineStart);
  return isLevel ? exactly(widthOf(indentation, unit) + unit.width) : undefined;
}

/** Whether a new statement follows a line. Where no semicolon is needed, the header of one alone is not whole. */
function endsStatement(above: string, languageId: string): boolean {
  const isWhole = isTemplated(languageId) && /[\p{L}\p{N}_$)\]'"`]$/u.test(above) && !header.test(above);
  return /[;}]$/.test(above) || isWhole;
}

const header = /^[\s}]*(?:if|for|while|else|do|case|default|with)\b/;

/** Whether the last line is a whole entry of a list, not the first of several declared at once. */
function isEntry(before: readonly string[]): boolean {
  const [earlier = "", above = ""] = before.map(withoutComment);
  const declares = /^\s*(?:export )?(?:const|let|var)\b/;
  return above.endsWith(",") && /[,[{(<]$/.test(earlier) && !declares.test(earlier) && !declares.test(above);
}

function exactly(width: number): Expected {
  return { least: width, most: width };
}

/** As deep as the line that opened the brackets, if it was one line, and that line stands where syntax says. */
function asOpened(closed: readonly Open[], closers: number, unit: IndentUnit): Expected | undefined {
  const [depth, ...others] = new Set(closed.map(({ indentation }) => widthOf(indentation, unit)));
  const isByTaste = closed.some(({ lineStart }) => choice.test(lineStart));
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

function withoutComment(line: string): string {
  return line.replace(/\s+(?:\/\/|#).*$/, "").trimEnd();
}
