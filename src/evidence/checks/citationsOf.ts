import { proseWords, type Word } from "./markdownWords.ts";
import { namesIn } from "./namesIn.ts";
import { lineNumbers, placeIn } from "./placesIn.ts";

/** A name or a place that an answer cites. */
export interface Citation {
  /** As it stands in the answer: between the back quotes, or the words themselves. */
  readonly text: string;
  readonly kind: "name" | "place";
  /** Of a name: its parts, such as `Cart` and `total`. */
  readonly parts?: readonly string[];
  /** Of a place: the path as it is written. */
  readonly path?: string;
  /** Of a place: counted from 0. */
  readonly line?: number;
  /** Of a place that is several lines: the last one, counted from 0. */
  readonly endLine?: number;
  /** The sentence proposes it or says that it is not there, so nothing is claimed. */
  readonly isHypothetical: boolean;
}

/** Names in back quotes, and places anywhere but in fenced code, in the order in which an answer's Markdown cites them. */
export function citationsOf(markdown: string): readonly Citation[] {
  return proseWords(markdown).flatMap((words) =>
    words.flatMap((_, index) => placeAt(words, index) ?? nameAt(words, index) ?? []),
  );
}

function placeAt(words: readonly Word[], index: number): Citation | undefined {
  const word = words[index]!;
  const place = placeIn(word.text, word.isCode);
  if (place === undefined) {
    return undefined;
  }
  const lines = place.lines ?? lineNumbers(words, index);
  // Outside of back quotes anything with a dot in it may look like a path; a line number says that it is one.
  if (lines === undefined && !word.isCode) {
    return undefined;
  }
  return { text: place.text, kind: "place", path: place.path, ...lines, isHypothetical: isHypothetical(words, index) };
}

function nameAt(words: readonly Word[], index: number): Citation | undefined {
  const word = words[index]!;
  const parts = word.isCode ? namesIn(word.text) : undefined;
  return parts && { text: word.text, kind: "name", parts, isHypothetical: isHypothetical(words, index) };
}

/** English words before a name that is to be made, or is said to be missing. */
const proposing = new Set(
  "add adding call called calling could consider create creating define defining e.g example extract extracting if imagine import install introduce introducing like might missing name named new no nonexistent perhaps rename renamed renaming replace should such suppose undefined unknown with would write without".split(
    " ",
  ),
);
const denying = new Set("not isn't doesn't don't never undefined missing nonexistent unknown".split(" "));
/** Words that are looked at; further away they speak of something else. */
const before = 6;
const after = 3;

function isHypothetical(words: readonly Word[], index: number): boolean {
  const said = sentencePart(words.slice(Math.max(0, index - before), index).reverse());
  const follows = sentencePart(words.slice(index + 1, index + 1 + after));
  return said.some((word) => proposing.has(word)) || follows.some((word) => denying.has(word));
}

/** The words up to a sentence's end, as the lists above spell them. */
function sentencePart(words: readonly Word[]): readonly string[] {
  const end = words.findIndex(({ text, isCode }) => !isCode && /[.;:!?]$/.test(text));
  const part = words.slice(0, end < 0 ? words.length : end);
  return part.filter(({ isCode }) => !isCode).map(({ text }) => text.toLowerCase().replace(/[^a-z.']/g, ""));
}
