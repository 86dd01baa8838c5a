import type { Snapshot } from "../text/snapshot.ts";
import { doubtfulBelow, type Likely } from "./doubt.ts";
import { wholeEnd } from "./shape/index.ts";
import type { SuggestionCaveat } from "./suggestion.ts";

/** A line of an answer, as its model states it. */
interface StatedLine {
  /** Offset at which it starts. */
  readonly at: number;
  /** The product over its stretches, since one wrong piece makes a line wrong. */
  readonly probability: number;
  readonly weakest: Likely;
}

/** What is to be offered at once, and what is known of how likely it is. */
export interface Candidate {
  /** From the cursor on. */
  readonly text: string;
  /** Where its last statement ends that may be offered. */
  readonly end: number;
  readonly isDone: boolean;
  /** Offset up to which it is on screen: that stays, whatever has been learnt since. */
  readonly shown: number;
  /** By its model, from the cursor on. */
  readonly likely: readonly Likely[];
}

/** How far a candidate may be offered, and what a person should know of it. */
export interface Confidence {
  readonly end: number;
  readonly caveats: readonly SuggestionCaveat[];
}

/**
 * Cuts a candidate before the first doubtful statement. One that begins with it is offered alone and with a caveat, or not at all where
 * answers of its probability, below `least`, were taken too seldom. A statement is as probable as the least probable of its lines.
 */
export function confidenceOf(candidate: Candidate, snapshot: Snapshot, least: number): Confidence | "lowProbability" {
  const { text, end, shown } = candidate;
  const lines = statedLines(text, candidate.likely);
  const bar = Math.max(doubtfulBelow, least);
  const doubtful = lines.find(({ at, probability }) => at < end && probability < bar);
  if (doubtful === undefined) {
    return { end, caveats: [] };
  }
  const sure = Math.min(end, Math.max(shown, endBefore(doubtful.at, candidate, snapshot)));
  const offered = lines.filter(({ at, probability }) => at < sure && probability < bar);
  const [worst] = offered.sort((one, other) => one.probability - other.probability);
  if (worst === undefined) {
    return { end: sure, caveats: [] };
  }
  const { probability, weakest } = worst;
  return shown === 0 && probability < least
    ? "lowProbability"
    : { end: sure, caveats: [{ kind: "lowProbability", probability, words: wordsAt(text, weakest) }] };
}

/** What a model states of the first line with text of a stretch of its answer, 0 to 1; `undefined` where it states nothing of it. */
export function statedProbability(text: string, likely: readonly Likely[]): number | undefined {
  const lineStart = text.lastIndexOf("\n", Math.max(0, text.search(/\S/))) + 1;
  return statedLines(text, likely).find(({ at }) => at === lineStart)?.probability;
}

/** Stretches behind an offset, counted from there; one that lies across it is half decided and says nothing any more. */
export function likelyFrom(likely: readonly Likely[], from: number): readonly Likely[] {
  return likely
    .filter(({ start }) => start >= from)
    .map((each) => ({ ...each, start: each.start - from, end: each.end - from }));
}

/** The end of the last statement before a line; of the first one where the line is part of that. */
function endBefore(lineStart: number, { text, isDone, end }: Candidate, snapshot: Snapshot): number {
  const linesBefore = text
    .slice(0, lineStart)
    .split("\n")
    .filter((line) => line.trim() !== "").length;
  const before = linesBefore === 0 ? undefined : wholeEnd(text, snapshot, isDone, linesBefore);
  return before !== undefined && before <= lineStart ? before : (wholeEnd(text, snapshot, isDone, 1) ?? end);
}

function statedLines(text: string, likely: readonly Likely[]): readonly StatedLine[] {
  const lines = new Map<number, StatedLine>();
  for (const each of likely) {
    const at = text.lastIndexOf("\n", each.start) + 1;
    const { probability, weakest } = lines.get(at) ?? { probability: 1, weakest: each };
    lines.set(at, {
      at,
      probability: probability * each.probability,
      weakest: each.probability < weakest.probability ? each : weakest,
    });
  }
  return [...lines.values()];
}

/** The stretch with what is left of the words that it begins and ends in. */
function wordsAt(text: string, { start, end }: Likely): string {
  const begun =
    /[\p{L}\p{N}_$]*$/u.exec(/^[\p{L}\p{N}_$]/u.test(text.slice(start)) ? text.slice(0, start) : "")?.[0] ?? "";
  const rest = /^[\p{L}\p{N}_$]*/u.exec(/[\p{L}\p{N}_$]$/u.test(text.slice(0, end)) ? text.slice(end) : "")?.[0] ?? "";
  return begun + text.slice(start, end) + rest;
}
