import { groupAround, isLiteral } from "../../code/expressions.ts";
import type { Code, Span, StringSpan } from "../../code/readCode.ts";
import { type Rule, textOf } from "../rule.ts";

/** In capitals: otherwise "Select a file from ..." would be one. */
const statement =
  /^(?:"""|'''|["'`])\s*(?:SELECT\s[^;]*?\bFROM\b|SELECT\s+\*|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:DROP|ALTER|TRUNCATE|CREATE)\s+TABLE\s|REPLACE\s+INTO\s|WITH\s+\w+\s+AS\s*\()/;
const lowerStatement =
  /^(?:"""|'''|["'`])\s*(?:select\s[\s\S]*?\sfrom\s|insert\s+into\s+\S+|update\s+\S+\s+set\s|delete\s+from\s)/;
const queried =
  /\b(?:query|execute|executemany|raw|prepare|run|exec|all|get|createStatement|executeQuery|QueryRow|Query|Exec)\s*\(\s*[rbuf]{0,2}$/i;
/** Holes and operands that are lists of marks, escaped, or numbers. */
const harmless =
  /["'`]\s*[?%$]|\bplaceholders?\b|\b(?:escape|escapeId|quote|quote_?ident\w*|quoteIdentifier|format_?ident\w*|parseInt|Number|int|Identifier|toSQL|wrap\w*)\s*\(|\.length\b|\blen\s*\(/i;

/** A statement of SQL is put together of text and of what is not known. */
export const sqlFromText: Rule = {
  id: "sql-from-text",
  cwe: 89,
  severity: "doubt",
  families: ["javascript", "python", "go", "java", "php", "ruby"],
  hint: /\b(?:SELECT|INSERT|UPDATE|DELETE|DROP|ALTER|TRUNCATE|CREATE|REPLACE|WITH|select|insert|update|delete|FROM|WHERE|VALUES|SET|AND|OR)\b|\$\{|\+/,
  find(code) {
    const strings = [...code.strings].sort((one, other) => one.start - other.start);
    const found: Span[] = [];
    for (let index = 0; index < strings.length; ) {
      const { start } = strings[index]!;
      const { end, next } = isStatement(code, strings[index]!)
        ? unknownEnd(code, strings, index)
        : { end: undefined, next: index + 1 };
      found.push(...(end === undefined ? [] : [{ start, end }]));
      index = next;
    }
    return found;
  },
};

function isStatement({ text, code, family }: Code, { start, end }: StringSpan): boolean {
  const behind = code.slice(Math.max(0, start - 40), start);
  // A tag's template keeps its holes apart: sql`...`.
  const isTagged =
    family === "javascript" && text[start] === "`" && /[\w$)\]>]$/.test(behind) && !/\breturn$/.test(behind);
  // The first string of several may end before `FROM`.
  const isUpper = statement.test(text.slice(start, Math.max(end, start + 300)));
  return !isTagged && (isUpper || (lowerStatement.test(text.slice(start, end)) && queried.test(behind)));
}

/** Where the first unknown part of a concatenation ends, if it has one, and the first string behind what was looked at. */
function unknownEnd(code: Code, strings: readonly StringSpan[], first: number): { end?: number; next: number } {
  for (let index = first; ; ) {
    const string = strings[index]!;
    const isUnknown = string.holes.some((hole) => !isLiteral(code, hole) && !harmless.test(textOf(code, hole)));
    const end = isUnknown ? string.end : (joined(code, string.end) ?? formatted(code, string));
    let next = index + 1;
    while (next < strings.length && strings[next]!.start < string.end) {
      next++;
    }
    if (end !== undefined) {
      return { end, next };
    }
    if (next === strings.length || !goesOn[code.family].test(code.code.slice(string.end, strings[next]!.start))) {
      return { next };
    }
    index = next;
  }
}

/** What stands between two strings that are one. */
const goesOn: Readonly<Record<Code["family"], RegExp>> = {
  javascript: /^\s*\+\s*$/,
  python: /^[\s+\\]*[rbuf]{0,2}$/i,
  go: /^\s*\+\s*$/,
  java: /^\s*\+\s*$/,
  rust: /^\s*\+\s*$/,
  php: /^\s*\.\s*$/,
  ruby: /^[\s+\\]*$/,
  shell: /^$/,
};

/** The end of a call that fills the string in, such as `fmt.Sprintf("... %s", name)`. */
function formatted(code: Code, string: StringSpan): number | undefined {
  const from = Math.max(0, string.start - 20);
  const isFormat = /\b(?:Sprintf|String\.format|sprintf)\s*\(\s*$/.test(code.code.slice(from, string.start));
  const call =
    isFormat && /%(?:\d\$)?[svq]/.test(code.text.slice(string.start, string.end))
      ? groupAround(code.code, string.start)
      : undefined;
  return call === undefined || isLiteral(code, { start: string.end, end: call.end }) ? undefined : call.end;
}

/** The end of an unknown operand right behind a string. */
function joined({ code, text, family }: Code, end: number): number | undefined {
  const rest = code.slice(end, end + 200);
  const found = (
    family === "php"
      ? /^\s*\.\s*(\$[\w>[\]-]+)/
      : family === "python"
        ? /^\s*\)?\s*(?:\+\s*([A-Za-z_][\w.]*\(?)|%\s*([(\w][\w.]*)|\.format\s*\(\s*([^)\s][\w.=]*))/
        : /^\s*\+\s*\(?\s*([A-Za-z_$][\w.$]*\(?)/
  ).exec(rest);
  if (found === null) {
    return undefined;
  }
  const operand = found[1] ?? found[2] ?? found[3] ?? "";
  const isConstant = /^(?:[A-Z][A-Z0-9_]+|[rbuf]{1,2})$/.test(operand);
  return isConstant || harmless.test(text.slice(end, end + found[0].length)) ? undefined : end + found[0].length;
}
