import type { HandlingKind } from "../../check.ts";
import { closingBracket, lineStart } from "../code/expressions.ts";
import { functionHead } from "../code/functionHead.ts";
import type { Code, Span } from "../code/readCode.ts";

/** Code that deals with an error, at its place, and what it guards, by which it is known again. */
export interface Handling {
  readonly kind: HandlingKind;
  readonly start: number;
  /** What stays where only the handling goes, without white space: lines of a block, or an expression. */
  readonly guarded: readonly string[];
  readonly isBlock: boolean;
}

/** What deals with errors in a file. */
export function handlingIn(code: Code): readonly Handling[] {
  switch (code.family) {
    case "javascript":
      return [...bracedTries(code), ...promiseCatches(code), ...guards(code, /\bthrow\b/g)];
    case "java":
    case "php":
      return [...bracedTries(code), ...guards(code, /\bthrow\b/g)];
    case "python":
      return [...indentedTries(code), ...guards(code, /\braise\b/g)];
    case "go":
      return [...errorChecks(code)];
    case "rust":
      return [...questionMarks(code)];
    default:
      return [];
  }
}

function* bracedTries(code: Code): Iterable<Handling> {
  for (const { index, 0: whole } of placesOf(code.code, /(?<![\w$.])try\s*(?:\([^{}]*\)\s*)?\{/g)) {
    const open = index + whole.length - 1;
    let close = closingBracket(code.code, open);
    const guarded = linesIn(code, { start: open + 1, end: close ?? open });
    while (close !== undefined) {
      const next = /^\s*(catch|finally)\b\s*(?:\([^()]*\)\s*)?\{/.exec(code.code.slice(close + 1, close + 300));
      if (next === null) {
        break;
      }
      const start = close + 1 + next[0].search(/\S/);
      yield { kind: next[1] as "catch" | "finally", start, guarded, isBlock: true };
      close = closingBracket(code.code, close + next[0].length);
    }
  }
}

function* indentedTries({ code, text }: Code): Iterable<Handling> {
  const lines = code.split("\n");
  const says = text.split("\n");
  const starts = startsOf(lines);
  for (const [first, line] of lines.entries()) {
    const depth = /^(\s*)try\s*:/.exec(line)?.[1]?.length;
    if (depth !== undefined) {
      let at = blockEnd(lines, first, depth);
      const guarded = says.slice(first + 1, at).flatMap(keysOf);
      for (let part = partAt(lines, at, depth); part !== undefined; part = partAt(lines, at, depth)) {
        if (part !== "else") {
          const kind = part === "except" ? "catch" : "finally";
          yield { kind, start: starts[at]! + depth, guarded, isBlock: true };
        }
        at = blockEnd(lines, at, depth);
      }
    }
  }
}

/** The first line below a block's head that is no deeper than it. */
function blockEnd(lines: readonly string[], head: number, depth: number): number {
  const isOutside = (line: string) => line.trim() !== "" && line.length - line.trimStart().length <= depth;
  const length = lines.slice(head + 1).findIndex(isOutside);
  return length < 0 ? lines.length : head + 1 + length;
}

function partAt(lines: readonly string[], at: number, depth: number): string | undefined {
  const found = /^(\s*)(except|finally|else)\b/.exec(lines[at] ?? "");
  return found?.[1]?.length === depth ? found[2] : undefined;
}

function* promiseCatches(code: Code): Iterable<Handling> {
  for (const { index } of placesOf(code.code, /\.catch\s*\(/g)) {
    const receiver = receiverAt(code, index).replace(/\?$/, "");
    // `Effect.catch(...)` is a function of a module.
    if (!/^\W*(?:return)?[A-Z]\w*$/.test(receiver)) {
      yield { kind: "catch", start: index, guarded: [receiver], isBlock: false };
    }
  }
}

/** What something is called on, from the beginning of its line, brackets over several lines included. */
function receiverAt({ code, text }: Code, place: number): string {
  return bare(text.slice(lineStart(code, place), place));
}

/** `if (...) throw`, on one line or two; known by the head of the function it stands in, and by what it throws. */
function* guards(code: Code, thrower: RegExp): Iterable<Handling> {
  for (const { index } of placesOf(code.code, thrower)) {
    const behind = code.code.slice(Math.max(0, index - 400), index);
    const condition = /(?:^|[\n;{}\s])(?:if|unless)\b([^\n;{}]*)(?:\{|:|\))\s*$/.exec(behind);
    const head = condition === null ? undefined : functionHead(code, index);
    if (head !== undefined) {
      const thrown = bare(/[^\n]*/.exec(code.text.slice(index))?.[0] ?? "");
      yield { kind: "guard", start: index, guarded: [head, thrown], isBlock: false };
    }
  }
}

function* errorChecks({ code, text }: Code): Iterable<Handling> {
  const pattern =
    /(?:^|[\n;{])[ \t]*(?:if\s+)?[\w, .[\]*]+?:?=\s*([^\n;]+?)\s*(?:;|\n\s*if)\s+(?:err\w*)\s*!=\s*nil\b/g;
  for (const { index, 0: whole, 1: call = "" } of placesOf(code, pattern)) {
    const at = index + whole.indexOf(call);
    yield {
      kind: "errorCheck",
      start: index + whole.lastIndexOf("if"),
      guarded: [bare(text.slice(at, at + call.length))],
      isBlock: false,
    };
  }
}

function* questionMarks(code: Code): Iterable<Handling> {
  for (const { index } of placesOf(code.code, /(?<=[)\w\]])\?(?=\s*[;.)\n,}])/g)) {
    yield { kind: "unwrap", start: index, guarded: [receiverAt(code, index)], isBlock: false };
  }
}

/** A file with more of a kind was written by no person; each costs a look at what is around it. */
const mostPlaces = 500;

function placesOf(code: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...code.matchAll(pattern)].slice(0, mostPlaces);
}

/** A text without its white space. */
export function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

function linesIn({ text }: Code, { start, end }: Span): readonly string[] {
  return text.slice(start, end).split("\n").flatMap(keysOf);
}

/** A line by which a place is known again; brackets alone are no such line. */
function keysOf(line: string): readonly string[] {
  const key = bare(line).replace(/[;,]$/, "");
  return key.length > 4 ? [key] : [];
}

function startsOf(lines: readonly string[]): readonly number[] {
  let start = 0;
  return lines.map((line) => {
    const own = start;
    start += line.length + 1;
    return own;
  });
}
