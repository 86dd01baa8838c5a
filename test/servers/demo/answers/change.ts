import type { Ask } from "../ask.ts";
import { proposal } from "../edits.ts";
import { recipes } from "../recipes.ts";

/** Writes or changes code by a recipe; renames what it is asked to in the lines that it sees. */
export function change(ask: Ask): string {
  const rename = /\brename `?(\w+)`? (?:to|as|into) `?(\w+)`?/i.exec(ask.words);
  if (rename !== null) {
    return renameIn(ask, rename[1]!, rename[2]!);
  }
  const asked = personsWords(ask.words);
  const fitting = recipes.filter(({ words }) => words.test(asked));
  const recipe = fitting.find(({ path }) => path === ask.path) ?? fitting[0];
  if (recipe === undefined) {
    return `It has no scripted answer to that. It can write or change: ${recipes.map(({ ask: known }) => `“${known}”`).join(", ")}, or “rename X to Y”.`;
  }
  return proposal(recipe.says, recipe.edits);
}

/** The request's first line without where: what the person wrote, and not the editor. */
function personsWords(words: string): string {
  const [first = ""] = words.split("\n");
  return first.replace(/^Write the code that this asks for: |^Change .*? as follows: /, "");
}

function renameIn({ focus, path }: Ask, from: string, to: string): string {
  const word = new RegExp(`\\b${from}\\b`, "g");
  const search = focus.map(({ text }) => text).join("\n");
  const count = search.match(word)?.length ?? 0;
  if (count === 0) {
    return `\`${from}\` does not stand in these lines.`;
  }
  const sentence = `\`${from}\` becomes \`${to}\` ${count} times in these lines; other files are not looked at.`;
  return proposal(sentence, [{ path, search, replace: search.replace(word, to) }]);
}
