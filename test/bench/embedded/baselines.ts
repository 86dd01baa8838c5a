import type { CodeFile } from "./heldOut.ts";

/** A guess at the rest of a line and how sure its maker is; the scale is its own, only the order counts. */
export interface Guess {
  readonly text: string;
  readonly score: number;
}

/** Characters of context that the copier compares at most, and those under which it looks places up. */
const longestMatch = 400;
const keyLength = 6;
/** Newest places of a key that are compared. */
const mostPlaces = 64;

/** Baseline: copies what follows the longest stretch of text that equals the text before the cursor, workspace and file alike. */
export class LongestSuffixCopier {
  private readonly learnt: string;
  private readonly places = new Map<string, number[]>();

  constructor(files: readonly CodeFile[]) {
    this.learnt = files.map((file) => file.text).join("\n");
    for (let end = keyLength; end <= this.learnt.length; end++) {
      remember(this.places, this.learnt.slice(end - keyLength, end), end);
    }
  }

  /** Guesses for ever longer prefixes of one file. */
  forFile(text: string): (prefix: string) => Guess {
    const places = new Map<string, number[]>();
    let known = keyLength;
    return (prefix) => {
      for (; known < prefix.length; known++) {
        remember(places, text.slice(known - keyLength, known), known);
      }
      const key = prefix.slice(-keyLength);
      const inFile = longest(prefix, prefix, places.get(key) ?? []);
      const elsewhere = longest(this.learnt, prefix, this.places.get(key) ?? []);
      return elsewhere.score > inFile.score ? elsewhere : inFile;
    };
  }
}

/** Keeps the newest places of a key. */
function remember(places: Map<string, number[]>, key: string, end: number): void {
  const known = places.get(key);
  if (known === undefined) {
    places.set(key, [end]);
  } else {
    if (known.length === mostPlaces) {
      known.shift();
    }
    known.push(end);
  }
}

function longest(text: string, prefix: string, ends: readonly number[]): Guess {
  let best = { end: 0, score: 0 };
  for (let index = ends.length - 1; index >= 0; index--) {
    const end = ends[index]!;
    let score = 0;
    while (score < longestMatch && score < end && text[end - 1 - score] === prefix[prefix.length - 1 - score]) {
      score++;
    }
    if (end < text.length && score > best.score && score < prefix.length) {
      best = { end, score };
    }
  }
  const lineEnd = text.indexOf("\n", best.end);
  return { text: best.score === 0 ? "" : text.slice(best.end, lineEnd < 0 ? undefined : lineEnd), score: best.score };
}

/**
 * Baseline: the first entry of the editor's list of words. The list holds the words of the document that begin like the one
 * at the cursor, in the order of the alphabet; the longer the typed part, the surer.
 */
export function firstListedWord(prefix: string, suffix: string): Guess {
  const typed = /[A-Za-z_$][\w$]*$/.exec(prefix)?.[0] ?? "";
  if (typed === "") {
    return { text: "", score: 0 };
  }
  const before = prefix.slice(0, prefix.length - typed.length);
  let first: string | undefined;
  for (const text of [before, suffix]) {
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) {
      if (word.length > typed.length && word.startsWith(typed) && (first === undefined || word < first)) {
        first = word;
      }
    }
  }
  return { text: first?.slice(typed.length) ?? "", score: first === undefined ? 0 : typed.length };
}
