import type { Snapshot } from "../text/snapshot.ts";

const prefix = "function greet(person) {\n  const ";
const suffix = " = person.name.trim();\n  return 'Hello, ' + quaggaName;\n}\n";

/** Only the suffix says what belongs into this hole: a server that drops the suffix can't guess the name. */
export const testHole: Snapshot = {
  uri: "file:///greeting.js",
  languageId: "javascript",
  version: 1,
  charactersBefore: prefix.length,
  charactersAfter: suffix.length,
  prefix,
  suffix,
};

/** What belongs into it. */
export const rightAnswer = "quaggaName";
