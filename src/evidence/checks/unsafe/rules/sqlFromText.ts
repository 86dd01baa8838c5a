import { groupAround, isLiteral } from "../../code/expressions.ts";
import type { Code, Span, StringSpan } from "../../code/readCode.ts";
import type { Rule } from "../rule.ts";

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
    for (const [index, string] of strings.entries()) {
      if (string.start >= (found.at(-1)?.end ?? 0) && isStatement(code, string)) {
        const end = unknownEnd(code, strings, index);
        if (end !== undefined) {
          found.push({ start: string.start, end });
        }
      }
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

/** Where the first unknown part of a concatenation ends; `undefined` where all of it is known. */
function unknownEnd(code: Code, strings: readonly StringSpan[], first: number): number | undefined {
  for (let index = first; index < strings.length; index++) {
    const { holes, end } = strings[index]!;
    if (holes.some((hole) => !isLiteral(code, hole) && !harmless.test(code.text.slice(hole.start, hole.end)))) {
      return end;
    }
    const operand = joined(code, end) ?? formatted(code, strings[index]!);
    if (operand !== undefined) {
      return operand;
    }
    const next = strings.slice(index + 1).find(({ start }) => start >= end);
    const between = next === undefined ? "," : code.code.slice(end, next.start);
    const goesOn =
      code.family === "python" ? /^[\s+\\]*[rbuf]{0,2}$/i : code.family === "php" ? /^\s*\.\s*$/ : /^\s*\+\s*$/;
    if (!goesOn.test(between)) {
      return undefined;
    }
  }
  return undefined;
}

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
