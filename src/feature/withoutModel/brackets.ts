const closerOf: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/**
 * Offset of the bracket that closes the one at `open`, in code without comments and strings; `undefined` where none does. Angle
 * brackets are heeded only where one is to be closed: elsewhere they are signs.
 */
export function closing(code: string, open: number): number | undefined {
  const opener = code[open] ?? "";
  const closer = closerOf[opener];
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === opener) {
      depth++;
    } else if (code[at] === closer && !isArrow(code, at)) {
      depth--;
      if (depth === 0) {
        return at;
      }
    }
  }
  return undefined;
}

/** The parts between the commas that stand in no bracket. */
export function splitAtCommas(code: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if (character in closerOf) {
      depth++;
    } else if (")]}>".includes(character) && !isArrow(code, at)) {
      depth--;
    } else if (character === "," && depth === 0) {
      parts.push(code.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, code.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

/** Whether a `>` is the tip of `=>` or `->`. */
function isArrow(code: string, at: number): boolean {
  return code[at] === ">" && (code[at - 1] === "=" || code[at - 1] === "-");
}
