import { isLanguageName } from "../../names/index.ts";

/** Shorter names stand everywhere. */
const shortest = 3;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const declaration =
  /\b(?:function\*?|class|interface|type|enum|const|let|var|def|func|fn|struct|trait|namespace|module|record|val|object)\s+([\p{L}_$][\p{L}\p{N}_$]*)|^\s*(?:export\s+)?([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:\??:|=(?!=))/gmu;

/** A line by which a file takes something from another, in the languages that have one. */
export const importLine =
  /^\s*(?:import\b|from\s+\S+\s+import\b|export\s.*\bfrom\b|(?:const|let|var)\s.*=\s*(?:await\s+)?(?:require|import)\s*\(|use\s+[\w:{]|using\s+[\w.]+;|#include\b|require(?:_once)?\b|package\s|\}\s*from\b)/;

/** The names that a text has, without those of languages. */
export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(word)].map(([name]) => name).filter(isTelling);
}

/** The names that a text declares, or gives a type or a value. */
export function declaredIn(text: string): readonly string[] {
  return [...text.matchAll(declaration)].flatMap(([, declared, given]) => declared ?? given ?? []).filter(isTelling);
}

/** The names of a text that another one does not have. */
export function newNamesIn(text: string, old: string): readonly string[] {
  const known = new Set(wordsOf(old));
  return wordsOf(text).filter((name) => !known.has(name));
}

/** Whether a text has one of some names. */
export function mentions(text: string, names: ReadonlySet<string>): boolean {
  return names.size > 0 && [...text.matchAll(word)].some(([name]) => names.has(name));
}

function isTelling(name: string): boolean {
  return name.length >= shortest && !isLanguageName(name);
}
