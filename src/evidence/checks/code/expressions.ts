import type { Code, Span } from "./readCode.ts";

/** A call from its name to its closing bracket, with its arguments. */
export interface Call extends Span {
  readonly args: readonly Span[];
}

/** Characters beyond which a bracket is taken for one that is never closed. */
const longestGroup = 10_000;
/** A file with more calls of a kind was written by no person; each may be looked through up to `longestGroup`. */
const mostCalls = 500;
const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The calls of what a global pattern matches; the match ends with the opening bracket. Definitions of such a name are no calls. */
export function callsOf({ code, family }: Code, callee: RegExp): readonly Call[] {
  return [...code.matchAll(callee)].slice(0, mostCalls).flatMap(({ index, 0: { length } }) => {
    const open = index + length - 1;
    const close = closingBracket(code, open);
    if (close === undefined || isDefined(code.slice(0, index))) {
      return [];
    }
    const args = splitAtCommas(code, { start: open + 1, end: close });
    const isMethod =
      family === "javascript" && (/^\s*\{/.test(code.slice(close + 1, close + 40)) || areTyped(code, args));
    return isMethod ? [] : [{ start: index, end: close + 1, args }];
  });
}

function isDefined(behind: string): boolean {
  return /\b(?:function|def|func|fn|fun)\s*\*?\s*$/.test(behind.slice(-20));
}

/** A call's arguments are no `name: type`. */
function areTyped(code: string, args: readonly Span[]): boolean {
  return args.some(({ start, end }) => /^\s*(?:\.\.\.)?[\w$]+\??\s*:/.test(code.slice(start, end)));
}

/** The place of the bracket that closes the one at `open`, at most `longest` characters behind it. */
export function closingBracket(code: string, open: number, longest = longestGroup): number | undefined {
  const expected: string[] = [];
  for (let at = open; at < code.length && at < open + longest; at++) {
    const character = code[at]!;
    const closer = closers[character];
    if (closer !== undefined) {
      expected.push(closer);
    } else if (character === expected.at(-1)) {
      expected.pop();
      if (expected.length === 0) {
        return at;
      }
    }
  }
  return undefined;
}

/** Where the line begins that ends at a place; what its brackets hold may run over several. */
export function lineStart(code: string, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= 0 && at > end - longestGroup; at--) {
    const character = code[at]!;
    if (/[)\]}]/.test(character)) {
      depth++;
    } else if (/[([{]/.test(character) && depth-- === 0) {
      return at + 1;
    } else if (depth === 0 && /[\n;]/.test(character) && code.slice(at + 1, end).trim() !== "") {
      return at + 1;
    }
  }
  return 0;
}

/** What the innermost brackets around a place hold; the whole text where there are none. */
export function groupAround(code: string, place: number): Span {
  let depth = 0;
  for (let at = place - 1; at >= 0 && at > place - longestGroup; at--) {
    if (/[)\]}]/.test(code[at]!)) {
      depth++;
    } else if (/[([{]/.test(code[at]!) && depth-- === 0) {
      return { start: at + 1, end: closingBracket(code, at) ?? code.length };
    }
  }
  return { start: 0, end: code.length };
}

function splitAtCommas(code: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const character = code[at]!;
    if (/[([{]/.test(character)) {
      depth++;
    } else if (/[)\]}]/.test(character)) {
      depth--;
    } else if (character === "," && depth === 0) {
      parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return code.slice(from, end).trim() === "" ? parts : [...parts, { start: from, end }];
}

/** The expression that begins at a place: up to what ends it, or the line's end where the next line does not go on. */
export function expressionAt(code: string, start: number): Span {
  let depth = 0;
  for (let at = start; at < code.length && at < start + longestGroup; at++) {
    const character = code[at]!;
    if (/[([{]/.test(character)) {
      depth++;
    } else if (/[)\]}]/.test(character) && depth-- === 0) {
      return { start, end: at };
    } else if (depth === 0 && (/[;,]/.test(character) || (character === "\n" && endsAt(code, start, at)))) {
      return { start, end: at };
    }
  }
  return { start, end: Math.min(code.length, start + longestGroup) };
}

function endsAt(code: string, start: number, lineEnd: number): boolean {
  const isOpen = /(?:^|[-+*/%=&|?:,.\\(])\s*$/.test(code.slice(Math.max(start, lineEnd - 40), lineEnd));
  return !isOpen && !/^\s*(?:[.+?:%]|&&|\|\|)/.test(code.slice(lineEnd + 1, lineEnd + 200));
}

/** Whether an expression is made of nothing but literals and of constants in capitals. */
export function isLiteral({ code }: Code, { start, end }: Span): boolean {
  const expression = code.slice(start, end);
  const branches = /^[^?"'`]*\?(?!\.)([\s\S]*)$/.exec(expression)?.[1]?.split(":");
  return branches !== undefined && branches.length === 2 ? branches.every(isAllLiteral) : isAllLiteral(expression);
}

function isAllLiteral(expression: string): boolean {
  const rest = expression
    .replace(/\b[rbuf]{0,2}("""\s*"""|'''\s*'''|"\s*"|'\s*'|`\s*`)/gi, " ")
    .replace(/("""\s*"""|'''\s*'''|"\s*"|'\s*'|`\s*`)/g, " ")
    .replace(/\b(?:true|false|null|undefined|True|False|None|nil|[A-Z][A-Z0-9_]+)\b/g, " ");
  return /^[\s+()[\]\d.,]*$/.test(rest.replace(/[`"${}]/g, " "));
}

/** Whether an expression puts a string together of text and of what is not known here. */
export function isBuilt(source: Code, span: Span): boolean {
  const strings = source.strings.filter(({ start, end }) => start >= span.start && end <= span.end);
  if (strings.length === 0 || isLiteral(source, span)) {
    return false;
  }
  return (
    strings.some(({ holes }) => holes.some((hole) => !isLiteral(source, hole))) ||
    joins[source.family].test(source.code.slice(span.start, span.end))
  );
}

const joins: Readonly<Record<Code["family"], RegExp>> = {
  javascript: /["'`]\s*\+(?!\+)|\+\s*["'`]|\.concat\s*\(|\.join\s*\(/,
  python: /["']\s*[+%]|\+\s*[rbuf]{0,2}["']|\.format\s*\(|\.join\s*\(/i,
  go: /["`]\s*\+|\+\s*["`]|\bSprintf\s*\(/,
  java: /"\s*\+|\+\s*"|\bformat(?:ted)?\s*\(/,
  rust: /\bformat!\s*\(/,
  php: /["']\s*\.|\.\s*["']|\bsprintf\s*\(/,
  ruby: /["']\s*[+%]|\+\s*["']/,
  shell: /$^/,
};

/** `isBuilt`, or a name that was given such a string above. */
export function isBuiltOrNamed(source: Code, span: Span): boolean {
  return isBuilt(source, span) || isBuilt(source, assignedAbove(source, span) ?? span);
}

/** How far above its use a name's value is looked for, in characters. */
const lookedAbove = 3_000;

function assignedAbove({ code }: Code, { start, end }: Span): Span | undefined {
  const name = /^\s*(\$?[\w$]+)\s*$/.exec(code.slice(start, end))?.[1];
  if (name === undefined) {
    return undefined;
  }
  const from = Math.max(0, start - lookedAbove);
  const pattern = new RegExp(
    `(?<![\\w$.])${name.replaceAll("$", "\\$")}\\s*(?::\\s*[\\w<>\\[\\]]+\\s*)?:?=(?![=>])`,
    "g",
  );
  const found = [...code.slice(from, start).matchAll(pattern)].at(-1);
  return found === undefined ? undefined : expressionAt(code, from + found.index + found[0].length);
}
