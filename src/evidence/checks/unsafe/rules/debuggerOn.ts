import { callsOf } from "../../code/expressions.ts";
import { codeOf, type Rule } from "../rule.ts";

/** Flask's debugger runs what a visitor types. */
export const debuggerOn: Rule = {
  id: "debugger-on",
  cwe: 489,
  severity: "doubt",
  families: ["python"],
  hint: /debug/,
  find(code) {
    return /\bflask\b/i.test(code.code)
      ? callsOf(code, /(?<![\w.])\w*app\w*\.run\s*\(/g).filter((call) =>
          /\bdebug\s*=\s*True\b/.test(codeOf(code, call)),
        )
      : [];
  },
};
