import { commonLength } from "../../../src/text/commonLength.ts";
import { percentile } from "../embedded/figures.ts";

/** A ghost that is gone sooner than this was never seen. Milliseconds. */
const leastSeen = 50;
const leastGhost = 4;
/** A longer time between two actions is a pause. Milliseconds. */
const pause = 400;
/** Milliseconds after a Tab in which the next right ghost counts as there at once. */
const atOnce = 100;

export interface Counts {
  /** Presses of the text without help. */
  presses: number;
  keys: number;
  tabs: number;
  requests: number;
  aborted: number;
  tokens: number;
  acceptedCharacters: number;
  pauses: number;
  matched: number;
  shown: number;
  wrong: number;
  overshooting: number;
  flickers: number;
  milliseconds: number;
  withoutHelp: number;
  rightAnswers: number;
  lostAnswers: number;
  readonly toGhost: number[];
  readonly afterTab: number[];
  /** Tabs behind which text was left. */
  tabsWithRest: number;
}

export function noCounts(): Counts {
  return {
    presses: 0,
    keys: 0,
    tabs: 0,
    requests: 0,
    aborted: 0,
    tokens: 0,
    acceptedCharacters: 0,
    pauses: 0,
    matched: 0,
    shown: 0,
    wrong: 0,
    overshooting: 0,
    flickers: 0,
    milliseconds: 0,
    withoutHelp: 0,
    rightAnswers: 0,
    lostAnswers: 0,
    toGhost: [],
    afterTab: [],
    tabsWithRest: 0,
  };
}

/** Sums of several bodies. */
export function summed(all: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const counts of all) {
    for (const [name, value] of Object.entries(counts)) {
      const total = sum as unknown as Record<string, number | number[]>;
      const before = total[name];
      total[name] = Array.isArray(before) ? [...before, ...value] : (before ?? 0) + value;
    }
  }
  return sum;
}

/** A ghost whose first line is right, and which then says something else or repeats what the file holds. */
export type Verdict = "right" | "overshooting" | "wrong";

/** `rest`: what is still to be written. `after`: what the file holds behind it. */
export function verdictOn(ghost: string, rest: string): Verdict {
  if (rest.startsWith(ghost)) {
    return "right";
  }
  const lines = ghost.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const upToFirst = lines.slice(0, first + 1).join("\n");
  const said = rest.slice(0, upToFirst.length);
  const isWhole = rest.length === upToFirst.length || rest[upToFirst.length] === "\n";
  return said === upToFirst && isWhole && lines.length > first + 1 ? "overshooting" : "wrong";
}

/** Whether a ghost is one that the ideal user takes. */
export function isRight(ghost: string, rest: string): boolean {
  return ghost.length >= leastGhost && rest.startsWith(ghost);
}

/** A stretch of the text, by offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is on screen, and since when without a break. */
interface Standing {
  readonly ghost: string;
  /** When it appeared. */
  readonly at: number;
  /** Milliseconds from the last action until then. */
  readonly delay: number;
}

/** Follows one body: what was on screen when, against what is to be written. Times are milliseconds of one clock and never go back. */
export class Score {
  readonly counts = noCounts();
  /** What of the text stood on screen before it was written, by ghosts that were right at least in their first line. */
  readonly foretold: Span[] = [];
  private readonly text: string;
  private typed = "";
  /** The grey text that was last on screen long enough to be seen; what is left of it while it is typed along. */
  private ghost = "";
  private ghostSince = 0;
  /** Since when right ghosts have been on screen without a break. */
  private rightSince: number | undefined;
  /** What has been on screen for less than that. */
  private fresh: Standing | undefined;
  private lastAction: number;
  private lastTab: number | undefined;
  private isPauseMatched = false;
  private lastGone = "";

  constructor(text: string, began: number) {
    this.text = text;
    this.lastAction = began;
  }

  get rest(): string {
    return this.text.slice(this.typed.length);
  }

  /** Since when the grey text on screen has been read, if it is right. What was not there before, also at its end, is read anew. */
  get readSince(): number | undefined {
    return this.fresh === undefined && isRight(this.ghost, this.rest) ? this.ghostSince : undefined;
  }

  /** The screen shows another grey text, or none. */
  shows(ghost: string, at: number): void {
    this.passes(at);
    // What comes back before anybody could see that it was gone was never gone.
    this.fresh = ghost === this.ghost ? undefined : { ghost, at, delay: at - this.lastAction };
  }

  /** A press went out; the ghost that is typed along stays. */
  acts(text: string, at: number, isTab: boolean): void {
    this.passes(at);
    // A pause lies between two actions, so there is none before the first.
    if (this.typed !== "" && at - this.lastAction > pause) {
      this.counts.pauses++;
      this.counts.matched += this.isPauseMatched ? 1 : 0;
    }
    const left = (ghost: string) => (!isTab && ghost.startsWith(text) ? ghost.slice(text.length) : "");
    this.typed += text;
    this.lastAction = at;
    this.counts[isTab ? "tabs" : "keys"]++;
    this.ghost = left(this.ghost);
    const fresh = this.fresh && { ...this.fresh, ghost: left(this.fresh.ghost) };
    this.fresh = fresh?.ghost === this.ghost ? undefined : fresh;
    this.lastGone = left(this.lastGone);
    if (isTab) {
      this.counts.acceptedCharacters += text.length;
      this.counts.tabsWithRest += this.rest === "" ? 0 : 1;
      this.lastTab = this.rest === "" ? undefined : at;
    }
    if (!isRight(this.ghost, this.rest)) {
      this.rightSince = undefined;
    }
    this.isPauseMatched = this.rightSince !== undefined;
  }

  /** Time goes by: a ghost counts once it was on screen long enough to be seen, from when it appeared. */
  passes(now: number): void {
    const { fresh } = this;
    if (fresh === undefined || now - fresh.at < leastSeen) {
      return;
    }
    this.fresh = undefined;
    if (fresh.ghost === "") {
      this.lastGone = this.ghost;
    } else {
      this.counts.flickers += this.ghost === "" && fresh.ghost === this.lastGone ? 1 : 0;
      this.count(fresh.ghost);
    }
    this.ghost = fresh.ghost;
    this.ghostSince = fresh.at;
    this.look(fresh);
  }

  private count(ghost: string): void {
    const verdict = verdictOn(ghost, this.rest);
    this.counts.shown++;
    if (verdict !== "wrong") {
      this.foretold.push({ from: this.typed.length, to: this.typed.length + commonLength(ghost, this.rest) });
    }
    this.counts.wrong += verdict === "wrong" ? 1 : 0;
    this.counts.overshooting += verdict === "overshooting" ? 1 : 0;
  }

  private look({ ghost, at, delay }: Standing): void {
    if (!isRight(ghost, this.rest)) {
      this.rightSince = undefined;
      return;
    }
    if (this.rightSince === undefined) {
      this.rightSince = at;
      this.counts.toGhost.push(delay);
      if (this.lastTab !== undefined) {
        this.counts.afterTab.push(at - this.lastTab);
        this.lastTab = undefined;
      }
    }
    this.isPauseMatched = true;
  }
}

/** The figures of a run; shares in per cent, times in milliseconds. */
export function figuresOf(counts: Counts) {
  const share = (part: number, all: number) => (all === 0 ? 0 : (100 * part) / all);
  const { presses, tokens, acceptedCharacters } = counts;
  const bad = counts.wrong + counts.overshooting;
  return {
    saved: 100 - share(counts.keys + counts.tabs, presses),
    timeSaved: 100 - share(counts.milliseconds, counts.withoutHelp),
    charactersPerTab: counts.tabs === 0 ? 0 : acceptedCharacters / counts.tabs,
    matched: share(counts.matched, counts.pauses),
    ghostP50: percentile(counts.toGhost, 0.5),
    ghostP95: percentile(counts.toGhost, 0.95),
    afterTab: share(counts.afterTab.filter((each) => each <= atOnce).length, counts.tabsWithRest),
    afterTabP50: percentile(counts.afterTab, 0.5),
    requests: share(counts.requests, presses),
    tokens: share(tokens, presses),
    wastedTokens: share(tokens - acceptedCharacters / 4, presses),
    shown: counts.shown,
    wrong: bad,
    bad: counts.shown === 0 ? 0 : bad / counts.shown,
    flickers: counts.flickers,
    rightLost: share(counts.lostAnswers, counts.rightAnswers),
  };
}
