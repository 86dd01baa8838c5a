import type { Snapshot } from "../../src/text/snapshot.ts";

/** The snapshot of a document in which `█` marks the cursor. */
export function at(marked: string, languageId = "typescript"): Snapshot {
  const [prefix, suffix, ...more] = marked.split("█");
  if (prefix === undefined || suffix === undefined || more.length > 0) {
    throw new Error("one █ marks the cursor");
  }
  return {
    uri: "file:///shop/cart.ts",
    languageId,
    version: 1,
    charactersBefore: prefix.length,
    charactersAfter: suffix.length,
    prefix,
    suffix,
  };
}
