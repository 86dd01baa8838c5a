import { grammarFor, type Syntax } from "../evidence/index.ts";
import type { CheckSyntax } from "./shape/index.ts";

/** Counts the syntax errors of two texts in the parser's thread. */
export function syntaxCheck(syntax: Syntax): CheckSyntax {
  return async (before, after, languageId, signal) => {
    const grammar = grammarFor(languageId, "");
    if (grammar === undefined) {
      return "notAsked";
    }
    const read = await Promise.all([before, after].map((text) => syntax.errors(text, grammar, signal)));
    const [old, now] = read.map((errors) => (typeof errors === "string" ? undefined : errors.length));
    if (old === undefined || now === undefined) {
      return read.includes("noGrammar") ? "notAsked" : "notParsed";
    }
    return now > old ? "worse" : "noWorse";
  };
}
