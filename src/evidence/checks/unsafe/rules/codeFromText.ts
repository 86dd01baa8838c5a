import { callsOf, isLiteral } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import type { Rule } from "../rule.ts";

const callees: Partial<Record<Family, RegExp>> = {
  javascript:
    /(?<![\w$.])(?:(?:window|globalThis|self|global)\.)?eval\s*\(|\bnew\s+Function\s*\(|(?<![\w$.])vm\.(?:runIn\w*Context|compileFunction)\s*\(|\bnew\s+(?:vm\.)?Script\s*\(/g,
  python: /(?<![\w.])(?:eval|exec)\s*\(/g,
  php: /(?<![\w$>:])eval\s*\(/g,
  ruby: /(?<![\w$])(?:instance_eval|class_eval|eval)\s*\(/g,
};

/** Text that is not fixed is run as code. */
export const codeFromText: Rule = {
  id: "code-from-text",
  cwe: 95,
  severity: "doubt",
  families: ["javascript", "python", "php", "ruby"],
  hint: /eval|Function|exec|runIn|compileFunction|Script/,
  find(code) {
    const callee = callees[code.family];
    return callee === undefined
      ? []
      : callsOf(code, callee).filter(({ start, args }) => {
          const isFunction = code.code.startsWith("new", start) && /^new\s+Function/.test(code.code.slice(start));
          return (isFunction ? args : args.slice(0, 1)).some((arg) => !isLiteral(code, arg));
        });
  },
};
