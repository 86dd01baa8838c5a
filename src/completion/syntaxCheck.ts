import { grammarFor, type Syntax } from "../evidence/index.ts";
import type { CheckSyntax } from "./shape/index.ts";

/** Counts the syntax errors of two texts in the parser's thread. */
export function syntaxCheck(syntax: Syntax): CheckSyntax {
  return async (before, after, languageId, signal) => {
    const grammar = grammarFor(languageId, "");
    if (grammar === undefined) {
      return undefined;
    }
    const [old, now] = await Promise.all([before, after].map((text) => syntax.errors(text, grammar, signal)));
    return old === undefined || now === undefined || typeof old === "string" || typeof now === "string"
      ? undefined
      : now.length <= old.length;
  };
}
