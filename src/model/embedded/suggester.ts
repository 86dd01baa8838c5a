import type { Corpus } from "./corpus.ts";
import type { LineGuess, LineGuesses } from "./lineSearch.ts";
import { type Place, type Session, Sessions } from "./session.ts";
import { beforeSuffix, repeatsBelow } from "./suffix.ts";

/** What may be inserted at the cursor. */
export interface Suggestion {
  readonly text: string;
  /** Stated probability that it is exactly what belongs there. */
  readonly probability: number;
}

/** Where a suggestion is asked for; lines end with `\n`. */
export interface Cursor extends Place {
  readonly prefix: string;
  readonly suffix: string;
}

export const noSuggestion: Suggestion = { text: "", probability: 0 };

/**
 * Below this stated probability nothing is offered: a suggestion costs a look, and one that is more often wrong than right is
 * not worth it. The bench prints how many are offered and how many of those are right.
 */
export const leastOffered = 0.5;
/** Characters that are not blank; fewer, such as a keyword, are typed faster than they are read. */
const shortestStart = 6;
/** A block is offered only at this joint probability: a wrong one costs a person more than a wrong line. */
const leastBlock = 0.7;
/** Lines of a block after the first. */
const mostBlockLines = 12;
const mostBlockTokens = 240;
/** A block repeats a known one: this many tokens before each of its lines, names aside, stand before the known line too. */
const leastBlockMatch = 20;

/** Turns a cursor into the suggestion that most probably is right. */
export class Suggester {
  private readonly sessions: Sessions;

  constructor(corpus: Corpus, sessions = new Sessions(corpus)) {
    this.sessions = sessions;
  }

  /** What to show at the cursor: the rest of the line or more where that is sure, else its beginning where that is, else nothing. */
  offer(cursor: Cursor): Suggestion {
    const { whole, start } = this.suggest(cursor);
    return whole.probability >= leastOffered ? whole : start;
  }

  /** The likeliest rest of the line, with the block that follows it if that is as good as known; and how far the line is sure. */
  suggest({ prefix, suffix, ...place }: Cursor): { readonly whole: Suggestion; readonly start: Suggestion } {
    const session = this.sessions.of(place);
    const { document, search } = session;
    document.update(prefix, suffix);
    const found = search.run(document, [], document.partial);
    const best = bestLine(session, found, prefix.slice(prefix.lastIndexOf("\n") + 1), suffix);
    const isLineEnd = suffix === "" || suffix.startsWith("\n");
    const block = isLineEnd && best !== undefined ? blockAfter(session, best, suffix) : undefined;
    const whole = block ?? best ?? noSuggestion;
    return {
      whole: { text: whole.text, probability: whole.probability },
      start: startOf(found, isLineEnd ? undefined : (best?.text ?? "")),
    };
  }
}

interface BestLine {
  readonly guess: LineGuess;
  readonly text: string;
  readonly probability: number;
}

/** The likeliest guess that fits what stands behind the cursor. `line`: the line before the cursor. */
function bestLine(
  { document, calibrator }: Session,
  found: LineGuesses,
  line: string,
  suffix: string,
): BestLine | undefined {
  for (const [index, guess] of found.guesses.entries()) {
    const text = beforeSuffix(guess.text, suffix);
    if (text !== undefined && text.trim() !== "" && !repeatsBelow(line + text, suffix)) {
      return { guess, text, probability: calibrator.probability(found, index, document, line) };
    }
  }
  return undefined;
}

/** The line's sure beginning: the rest of a name, a call's head. Where text follows the cursor, no more than goes before it. */
function startOf({ start }: LineGuesses, line: string | undefined): Suggestion {
  const text = line === undefined ? start.text : start.text.slice(0, line.length);
  const fits = line === undefined || line.startsWith(text);
  return fits && text.replace(/\s+/g, "").length >= shortestStart && /\w/.test(text)
    ? { text, probability: start.probability }
    : noSuggestion;
}

/** The lines after the guessed one up to a blank one, as long as all of them together stay probable. */
function blockAfter(
  { document, search, calibrator }: Session,
  first: BestLine,
  suffix: string,
): Suggestion | undefined {
  const ahead = first.guess.tokens.slice(0, -1);
  let text = first.guess.text;
  let joint = first.probability;
  let lines = 0;
  for (; lines < mostBlockLines && joint >= leastBlock; lines++) {
    const found = search.run(document, ahead, "\n");
    const [guess] = found.guesses;
    if (guess === undefined || guess.text.trim() === "" || ahead.length > mostBlockTokens) {
      break;
    }
    if (Math.max(...found.longest) < leastBlockMatch || repeatsBelow(guess.text, suffix)) {
      break;
    }
    const next = joint * calibrator.probability(found, 0, document, "");
    if (next < leastBlock) {
      break;
    }
    joint = next;
    text += `\n${guess.text}`;
    ahead.push(...guess.tokens.slice(0, -1));
  }
  return lines === 0 ? undefined : { text, probability: joint };
}
