import { closingBracket, expressionAt } from "../code/expressions.ts";
import type { Code, Span } from "../code/readCode.ts";
import type { FunctionCode } from "./functions.ts";
import { kindsOfType, type Value, valueAt } from "./values.ts";

/** What a function may give to its caller. */
interface Returned {
  readonly values: readonly Value[];
  /** As they are written, for a person. */
  readonly written: readonly string[];
}

const anything: Returned = { values: [{ kind: "open" }], written: [] };

/** What a function returns: by its type, and by the statements of its own. */
export function returnedBy(source: Code, of: FunctionCode, others: readonly FunctionCode[]): Returned {
  const typed = of.type === "" ? [] : kindsOfType(of.type).map((kind) => ({ kind }));
  const { body } = of;
  if (of.isGenerator || (body === undefined && typed.length === 0)) {
    return anything;
  }
  const own = ownCode(source, of, others);
  const spans = body === undefined ? [] : of.isExpression ? [body] : returnSpans(source, of, own);
  const given = spans.map((span) => valueAt(source, span));
  const isImplicit = body !== undefined && !of.isExpression && mayEnd(source, of, own);
  const values = [
    ...typed,
    ...(typed.length > 0 && !typed.some(({ kind }) => kind === "open") ? given.filter(isKnown) : given),
    ...(isImplicit && typed.length === 0 ? [{ kind: "nothing" as const }] : []),
    ...(of.isAsync ? [{ kind: "promise" as const }] : []),
  ];
  return isStub(source, of)
    ? anything
    : { values, written: spans.map(({ start, end }) => source.text.slice(start, end).trim()) };
}

function isKnown({ kind }: Value): boolean {
  return kind !== "open";
}

/** Names of the errors that a function makes where it throws them; `undefined` where it throws one on that it was given. */
export function thrownBy(
  source: Code,
  of: FunctionCode,
  others: readonly FunctionCode[],
): readonly string[] | undefined {
  const own = ownCode(source, of, others);
  const thrown = [...own.matchAll(/\b(?:throw|raise)\b[ \t]*(?:(?:new[ \t]+)?([A-Z][\w$.]*))?/g)];
  const names = thrown.map(([, name]) => name);
  return names.every((name) => name !== undefined) ? [...new Set(names)] : undefined;
}

/** A function's text without its comments; strings may name what it calls, so they stay. */
export function textOf({ text }: Code, { start, end }: FunctionCode): string {
  return text.slice(start, end);
}

/** The body with blanks where functions within it stand, as long as the file up to its end. */
function ownCode({ code, family }: Code, { start, end, body }: FunctionCode, others: readonly FunctionCode[]): string {
  if (body === undefined) {
    return "";
  }
  const inner = others.filter((other) => other.start > start && other.end <= end).sort((a, b) => a.start - b.start);
  const parts = [" ".repeat(body.start)];
  let at = body.start;
  for (const other of inner) {
    if (other.start >= at) {
      parts.push(code.slice(at, other.start), blank(code.slice(other.start, other.end)));
      at = other.end;
    }
  }
  const own = parts.join("") + code.slice(at, body.end);
  return family === "python" ? own : withoutNameless(own, body.start);
}

function withoutNameless(code: string, from: number): string {
  const pattern = /=>\s*\{|\bfunction\b\s*\*?[^{}()]*\([^{}]*?\)\s*\{/g;
  pattern.lastIndex = from;
  const parts: string[] = [];
  let at = 0;
  for (let found = pattern.exec(code); found !== null; found = pattern.exec(code)) {
    const open = found.index + found[0].length - 1;
    const close = closingBracket(code, open, code.length) ?? code.length;
    parts.push(code.slice(at, open), blank(code.slice(open, close)));
    at = close;
    pattern.lastIndex = close;
  }
  return parts.join("") + code.slice(at);
}

function blank(code: string): string {
  return code.replace(/[^\n]/g, " ");
}

function returnSpans(source: Code, of: FunctionCode, own: string): readonly Span[] {
  return [...own.matchAll(/(?<![\w$.])return(?![\w$])[ \t]*/g)].map(({ index, 0: { length } }) => {
    const start = index + length;
    // The next line is no part of a bare `return`.
    const { end } = /[\n\r]/.test(source.code[start] ?? "\n") ? { end: start } : expressionAt(source.code, start);
    // `return a, b` is a tuple.
    return source.code[end] === "," ? { start, end: lineEnd(source.code, end) } : { start, end: Math.min(end, of.end) };
  });
}

function lineEnd(code: string, from: number): number {
  const end = code.indexOf("\n", from);
  return end < 0 ? code.length : end;
}

/** Whether the end of the body can be come to, as far as can be told: its last statement at its margin is no `return`. */
function mayEnd(source: Code, of: FunctionCode, own: string): boolean {
  if (source.family === "python") {
    const lines = own
      .slice(of.body!.start)
      .split("\n")
      .slice(1)
      .filter((line) => line.trim() !== "");
    const depth = Math.min(...lines.map((line) => /^\s*/.exec(line)![0].length));
    return !/^\s*(?:return|raise)\b/.test(
      lines.findLast((line) => /^\s*/.exec(line)![0].length === depth && !/^\s*[)\]}]/.test(line)) ?? "",
    );
  }
  const last = [...own.matchAll(/(?<![\w$.])(?:return|throw)(?![\w$])/g)].at(-1);
  if (last === undefined) {
    return true;
  }
  const { end } = expressionAt(own, last.index + last[0].length);
  const rest = own.slice(end).replace(/^[\s;]+/, "");
  return rest !== "" || !isAtMargin(own.slice(of.body!.start, last.index));
}

/** Whether no brace is open in front of a place, and no `if` stands right there. */
function isAtMargin(before: string): boolean {
  const depth = before.split("{").length - before.split("}").length;
  return depth === 0 && !/(?:\)|\belse)\s*$/.test(before);
}

/** Python's bodies that are there to be overridden. */
function isStub({ code, family }: Code, { body }: FunctionCode): boolean {
  const bare = body === undefined || family !== "python" ? "x" : code.slice(body.start, body.end);
  return /^[\s"']*(?:pass|\.\.\.|raise NotImplementedError\b.*)?\s*$/.test(bare);
}
