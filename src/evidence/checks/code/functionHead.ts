import { lineStart } from "./expressions.ts";
import type { Code } from "./readCode.ts";

/** Characters above a place in which the head of its function is looked for. */
const longestFunction = 20_000;
const statement = /(?:^|[\s})])(?:if|for|while|switch|catch|try|else|do|with|finally|class|interface|namespace)\b/;

/** The head of the function that a place lies in, without white space; `undefined` where it lies in none that can be told. */
export function functionHead(code: Code, place: number): string | undefined {
  return code.family === "python" ? indentedHead(code, place) : bracedHead(code, place);
}

function bracedHead({ code, text }: Code, place: number): string | undefined {
  let depth = 0;
  for (let at = place - 1; at >= 0 && at > place - longestFunction; at--) {
    if (code[at] === "}") {
      depth++;
    } else if (code[at] === "{" && depth-- === 0) {
      depth = 0;
      const start = lineStart(code, at);
      const head = code.slice(start, at);
      if (/\(|=>/.test(head) && !statement.test(head)) {
        return text.slice(start, at).replace(/\s+/g, "");
      }
    }
  }
  return undefined;
}

function indentedHead({ code, text }: Code, place: number): string | undefined {
  const lines = code.slice(0, place).split("\n");
  const says = text.slice(0, place).split("\n");
  let depth = /^\s*/.exec(lines.at(-1) ?? "")?.[0].length ?? 0;
  for (let at = lines.length - 2; at >= 0 && depth > 0; at--) {
    const line = lines[at] ?? "";
    const own = line.length - line.trimStart().length;
    // Below parameters over several lines `):` is as deep as its head.
    if (/^\s*[^\s)]/.test(line) && own < depth) {
      depth = own;
      if (/^\s*(?:async\s+)?def\b/.test(line)) {
        return says[at]?.replace(/\s+/g, "");
      }
    }
  }
  return undefined;
}
