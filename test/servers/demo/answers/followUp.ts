import type { Ask } from "../ask.ts";
import { notes } from "../notes/index.ts";
import { recipes } from "../recipes.ts";
import { change } from "./change.ts";
import { tests } from "./tests.ts";

/** What the explanation of `priceOf` cites on purpose and what does not exist. */
const madeUp = /roundToCents|money\.ts:412/;

/** Answers a further question: by what it knows of a name in it, by a recipe, by tests, or by what it can do. */
export function followUp(ask: Ask): string {
  if (madeUp.test(ask.words)) {
    return "That was made up: there is no such name and no such line. `multiply` in `src/money.ts` rounds each discount to whole cents.";
  }
  if (/\btests?\b/i.test(ask.words)) {
    return tests(ask);
  }
  if (/\brename\b/i.test(ask.words) || recipes.some(({ words }) => words.test(ask.words))) {
    return change(ask);
  }
  const named = (ask.words.match(/\w+/g) ?? []).filter((word) => Object.hasOwn(notes, word));
  if (named.length > 0) {
    return [...new Set(named)].map((name) => `\`${name}\`: ${notes[name]?.what}`).join("\n\n");
  }
  return "It answers a question that names something of the shop, such as `priceOf`, and the wish for tests or a rename. Another model would have read the question.";
}
