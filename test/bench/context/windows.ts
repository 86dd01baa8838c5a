import { estimateTokens } from "../../../src/context/tokens.ts";
import type { Place } from "./places.ts";

/**
 * The published way to find context: windows of so many lines slide over the open tabs, line by line; the one of each tab that shares most
 * words with as many lines before the cursor (Jaccard) is its snippet, and the best snippets of all tabs are taken. Copilot's windows have
 * 60 lines, Cody's 50. Sources: microsoft/vscode-copilot-chat `src/extension/completions-core/.../similarFiles`, sourcegraph/cody
 * `vscode/src/completions/context/retrievers/jaccard-similarity`. Both split names into their words and leave out what is common;
 * here a last snippet that does not fit is cut, where theirs would be left out.
 */
export function slidingWindows(place: Place, lines: number, tokens: number): string {
  const reference = wordsOf(place.prefix.split("\n").slice(-lines).join("\n"));
  const best = place.tabs
    .flatMap(({ text, path }) => bestWindow(text, path, lines, reference))
    .sort((one, other) => other.score - one.score);
  let left = tokens;
  const parts: string[] = [];
  for (const { text } of best) {
    for (const line of text.split("\n")) {
      const cost = estimateTokens(`${line}\n`);
      if (cost > left) {
        return parts.join("\n");
      }
      left -= cost;
      parts.push(line);
    }
  }
  return parts.join("\n");
}

interface Window {
  readonly text: string;
  readonly score: number;
}

function bestWindow(text: string, path: string, lines: number, reference: ReadonlySet<string>): readonly Window[] {
  const all = text.split("\n");
  const shared = new SharedWords(reference);
  const words = all.map(wordsOf);
  let best = { start: 0, score: 0 };
  words.forEach((entering, end) => {
    shared.add(entering);
    shared.remove(words[end - lines] ?? new Set());
    const start = Math.max(0, end - lines + 1);
    if ((start > 0 || end === Math.min(lines, all.length) - 1) && shared.share > best.score) {
      best = { start, score: shared.share };
    }
  });
  const shown = [`// ${path}`, ...all.slice(best.start, best.start + lines)].join("\n");
  return best.score > 0 ? [{ text: shown, score: best.score }] : [];
}

/** How many words a window that slides shares with the reference, of all words of the two. */
class SharedWords {
  private readonly reference: ReadonlySet<string>;
  private readonly counts = new Map<string, number>();
  private common = 0;

  constructor(reference: ReadonlySet<string>) {
    this.reference = reference;
  }

  get share(): number {
    return this.common / (this.counts.size + this.reference.size - this.common);
  }

  add(words: ReadonlySet<string>): void {
    for (const word of words) {
      const count = this.counts.get(word) ?? 0;
      this.counts.set(word, count + 1);
      this.common += count === 0 && this.reference.has(word) ? 1 : 0;
    }
  }

  remove(words: ReadonlySet<string>): void {
    for (const word of words) {
      const count = (this.counts.get(word) ?? 0) - 1;
      if (count > 0) {
        this.counts.set(word, count);
      } else {
        this.counts.delete(word);
        this.common -= this.reference.has(word) ? 1 : 0;
      }
    }
  }
}

const stopWords = new Set(
  (
    "a an and are as at be by for from has have if in into is it its of on or that the then this to was will with function const let var return import export " +
    "class new else while switch case break continue try catch finally throw await async def self none true false null undefined"
  ).split(" "),
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    (text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []).map((word) => word.toLowerCase()).filter((word) => !stopWords.has(word)),
  );
}
