import { closing } from "./brackets.ts";

/** Words after which a type goes on. */
const goingOn: ReadonlySet<string> = new Set("is extends keyof readonly infer asserts typeof unique new".split(" "));

/** What stands between a function's parameters and its body in TypeScript: the type of the result and the arrow, where there are any. */
export function scriptTail(code: string): string {
  const colon = /^\s*:/.exec(code)?.[0].length;
  const end = colon === undefined ? 0 : endOfType(code, colon);
  return code.slice(0, end) + (/^\s*=>/.exec(code.slice(end))?.[0] ?? "");
}

/**
 * Offset at which the type that begins at `from` ends. A brace where a type is due is a type of its own, any other begins the body;
 * an arrow belongs to the type where parameters stand before it.
 */
function endOfType(code: string, from: number): number {
  let isDue = true;
  let afterParameters = false;
  for (let at = from; at < code.length; at++) {
    const rest = code.slice(at, at + 100);
    const word = /^(?:[\w$.]+|(["'`])\s*\1)/.exec(rest)?.[0];
    if (/^\s/.test(rest)) {
      continue;
    }
    if (word !== undefined) {
      isDue = goingOn.has(word);
      afterParameters = false;
      at += word.length - 1;
    } else if (rest.startsWith("=>") && afterParameters) {
      isDue = true;
      afterParameters = false;
      at++;
    } else if (/^[[({<]/.test(rest) && !(rest.startsWith("{") && !isDue)) {
      afterParameters = rest.startsWith("(") && isDue;
      isDue = false;
      at = closing(code, at) ?? code.length;
    } else if (/^[|&?:]/.test(rest)) {
      isDue = true;
    } else {
      return at;
    }
  }
  return code.length;
}
