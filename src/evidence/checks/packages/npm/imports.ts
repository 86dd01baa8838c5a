import { type Imported, lineCounter } from "../imported.ts";
import { type Token, tokensOf } from "./tokens.ts";

/**
 * The modules that JavaScript or TypeScript names in `import`, `export ... from`, `import()`, `require()` and types like
 * `import("x").Y`; a name that is put together when the code runs is none.
 */
export function importsIn(text: string): readonly Imported[] {
  const tokens = tokensOf(text);
  const lineOf = lineCounter(text);
  return tokens.flatMap((token, index): readonly Imported[] => {
    if (token.kind !== "string" || token.text === "" || token.text.includes("\\") || !isImported(tokens, index)) {
      return [];
    }
    const isOptional = isTried(tokens, index);
    return [{ name: token.text, line: lineOf(token.offset), ...(isOptional ? { isOptional } : {}) }];
  });
}

function isImported(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.kind === "word") {
    const isMember = tokens[index - 2]?.text === ".";
    return !isMember && (before.text === "import" || (before.text === "from" && followsNames(tokens, index - 2)));
  }
  const isWhole = /^[),]$/.test(tokens[index + 1]?.text ?? "");
  const isCalled = before?.text === "(" && /^(?:require|import)$/.test(tokens[index - 2]?.text ?? "");
  return isCalled && isWhole && tokens[index - 3]?.text !== "." && tokens[index - 3]?.text !== "function";
}

/** What stands before `from`: names in braces, `*`, or a name. */
function followsNames(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token !== undefined && (token.kind === "word" || token.text === "}" || token.text === "*");
}

/** Whether it stands right behind `try {`, where people put what may be missing. */
function isTried(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at > 0 && at > index - 20; at--) {
    const text = tokens[at]!.text;
    if (text === "{" && tokens[at - 1]!.text === "try") {
      return true;
    }
    if (text === "}") {
      return false;
    }
  }
  return false;
}
