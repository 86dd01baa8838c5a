import { closingBracket } from "../../code/expressions.ts";
import type { Code, Span } from "../../code/readCode.ts";
import { matchesIn, type Rule } from "../rule.ts";

const python = /^[ \t]*except(?:\s+(?:Exception|BaseException)(?:\s+as\s+\w+)?)?\s*:\s*(?:pass|\.\.\.)[ \t]*$/gm;
const promise =
  /\.catch\s*\(\s*(?:\(\s*\w*\s*\)|\w+)\s*=>\s*\{\s*\}\s*\)|\.catch\s*\(\s*function\s*\(\w*\)\s*\{\s*\}\s*\)/g;

/** An error is caught and nothing is done with it, and no comment says why. */
export const errorsSwallowed: Rule = {
  id: "errors-swallowed",
  cwe: 390,
  severity: "doubt",
  families: ["javascript", "python", "java", "php", "go"],
  hint: /catch|except|pass|err|\}/,
  find(code) {
    switch (code.family) {
      case "python":
        return uncommented(code, matchesIn(code.code, python));
      case "go":
        return emptyBlocks(code, /\bif\s+(?:[^{}\n;]*;\s*)?err\w*\s*!=\s*nil\s*\{/g);
      case "javascript":
        return [...emptyBlocks(code, catches), ...uncommented(code, matchesIn(code.code, promise))];
      default:
        return emptyBlocks(code, catches);
    }
  },
};

const catches = /\bcatch\s*(?:\([^()]*\)\s*)?\{/g;

function emptyBlocks(code: Code, head: RegExp): readonly Span[] {
  const blocks = matchesIn(code.code, head).flatMap(({ start, end }) => {
    const close = closingBracket(code.code, end - 1);
    return close === undefined || code.text.slice(end, close).trim() !== "" ? [] : [{ start, end: close + 1 }];
  });
  return uncommented(code, blocks);
}

function uncommented({ comments }: Code, spans: readonly Span[]): readonly Span[] {
  return spans.filter((span) => !comments.some(({ start, end }) => start < span.end && span.start < end));
}
