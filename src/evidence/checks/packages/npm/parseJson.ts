/** Parses JSON; `undefined` where it is none: somebody may be in the middle of writing it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Nothing follows from a file that says nothing yet.
    return undefined;
  }
}

/** Parses JSON with comments and with commas before closing brackets, as TypeScript takes it for its settings. */
export function parseJsonWithComments(text: string): unknown {
  const plain = text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "$1")
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, "$1");
  return parseJson(plain);
}
