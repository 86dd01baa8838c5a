import type { Ask } from "../ask.ts";
import { type Declaration, declarationsIn } from "../code.ts";
import { proposal } from "../edits.ts";
import { notes } from "../notes/index.ts";

/** Puts a comment above each exported declaration of the shop that has none. */
export function documentation({ focus, path, seen }: Ask): string {
  const inFocus = new Set(focus.map(({ number }) => number));
  const wanted = declarationsIn(seen).filter(
    ({ isDocumented, isExported, lines, name }) =>
      !isDocumented && (isExported || inFocus.size < 60) && inFocus.has(lines[0]?.number ?? 0) && name in notes,
  );
  if (wanted.length === 0) {
    return "There is nothing to document: what it knows of these lines has its comment already.";
  }
  const sentence = `${wanted.length === 1 ? "One declaration gets its comment" : `${wanted.length} declarations get their comments`}; no code changes.`;
  return proposal(
    sentence,
    wanted.map((declaration) => edit(path, declaration)),
  );
}

function edit(path: string, { lines, name }: Declaration) {
  const first = lines[0]?.text ?? "";
  return { path, search: first, replace: `/** ${notes[name]?.what} */\n${first}` };
}
