import { callsOf, expressionAt, isLiteral } from "../../code/expressions.ts";
import type { Code, Span } from "../../code/readCode.ts";
import { matchesIn, type Rule, textOf } from "../rule.ts";

/** What makes a text safe to be markup. */
const cleaned = /(?:saniti[sz]|escape|purify|encode|trusted)\w*\s*[(.]/i;

/** Markup is made of what is not fixed. */
export const htmlFromText: Rule = {
  id: "html-from-text",
  cwe: 79,
  severity: "doubt",
  families: ["javascript", "python", "go"],
  hint: /innerHTML|outerHTML|document\.write|insertAdjacentHTML|__html|dangerouslySetInnerHTML|v-html|@html|mark_safe|Markup|template\.(?:HTML|JS)|createContextualFragment/,
  find(code) {
    const expressions = code.family === "javascript" ? inScript(code) : inCalls(code);
    return expressions.filter((span) => !isLiteral(code, span) && !cleaned.test(textOf(code, span)));
  },
};

function inScript(code: Code): readonly Span[] {
  const assigned = matchesIn(code.code, /(?:\.(?:innerHTML|outerHTML)\s*\+?=(?!=)|\b__html\s*:)\s*/g);
  const calls = callsOf(
    code,
    /(?:(?<![\w$.])document\.write(?:ln)?|\.(?:insertAdjacentHTML|createContextualFragment))\s*\(/g,
  );
  // Vue's attribute and Svelte's tag hold an expression that a lexer of scripts takes for text.
  const inMarkup = matchesIn(code.text, /\bv-html\s*=\s*"[^"]+"|\{@html\s+[^}"'`][^}]*\}/g).filter(
    ({ start }) => !code.strings.some((string) => string.start < start && start < string.end),
  );
  return [
    ...assigned.map(({ end }) => expressionAt(code.code, end)),
    ...calls.flatMap(({ args }) => args.slice(-1)),
    ...inMarkup.map(({ start, end }) => ({ start, end })),
  ];
}

function inCalls(code: Code): readonly Span[] {
  const callee =
    code.family === "go" ? /\btemplate\.(?:HTML|JS|HTMLAttr)\s*\(/g : /(?<![\w.])(?:mark_safe|Markup)\s*\(/g;
  return callsOf(code, callee).flatMap(({ args }) => args.slice(0, 1));
}
