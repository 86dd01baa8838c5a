import { hasName } from "../../text/hasName.ts";
import { lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { usedNames } from "../../text/usedNames.ts";
import type { SuggestionCaveat } from "../suggestion.ts";
import { syntaxAt } from "../syntaxAt.ts";
import { blankIgnored } from "./blankIgnored.ts";

/** Languages in which a name is defined or imported in the file that uses it; elsewhere a file alone can't tell. */
const languages = new Set("javascript javascriptreact typescript typescriptreact python".split(" "));
/** More are no caveat but noise. */
const most = 3;
/** Shorter names are indices and parameters, that are given where nobody looks. */
const shortest = 3;

/**
 * A caveat for each name that a suggestion calls, takes a member of, gives back or assigns, and that nothing defines: not the suggestion, not the text
 * around the cursor, nor what `isKnown` knows: the language's globals and the other documents. Precision goes before recall, so
 * what could be a definition counts as one. Constant time but for `isKnown`, which is asked about few names.
 */
export function unknownNames(
  text: string,
  snapshot: Snapshot,
  isKnown: (name: string) => boolean,
): readonly SuggestionCaveat[] {
  if (!languages.has(snapshot.languageId) || importsAll(snapshot) || syntaxAt(snapshot) !== "code") {
    return [];
  }
  const before = lineBefore(snapshot);
  const code = blankIgnored(before + text, snapshot.languageId);
  const names = new Set<string>();
  for (const { name, index } of usedNames(code)) {
    const isNew = index + name.length > before.length && name.length >= shortest;
    if (isNew && !isElsewhere(name, index, code, snapshot, before.length) && !isKnown(name)) {
      names.add(name);
    }
  }
  return [...names].slice(0, most).map((name) => ({ kind: "unknownName", name }));
}

/** Any name may come from there. */
function importsAll({ prefix, languageId }: Snapshot): boolean {
  return languageId === "python" && /^from .* import \*/m.test(prefix);
}

/** Whether a name stands in the text around the cursor, or in the suggestion before its use. */
function isElsewhere(name: string, index: number, code: string, snapshot: Snapshot, cursor: number): boolean {
  const around = snapshot.prefix.slice(0, snapshot.prefix.length - cursor);
  return hasName(around, name) || hasName(snapshot.suffix, name) || hasName(code.slice(0, index), name);
}
