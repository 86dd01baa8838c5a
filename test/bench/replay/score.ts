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

/** Follows one body: what was on screen when, against what is to be written. Times are milliseconds of one clock. */
export class Score {
  readonly counts = noCounts();
  private right: { readonly since: number; readonly goneAt?: number } | undefined;
  private readonly text: string;
  private typed = "";
  private ghost = "";
  private ghostSince = 0;
  private isCounted = true;
  private lastAction: number;
  private lastTab: number | undefined;
  private isPauseMatched = false;
  private lastGone = { ghost: "", at: Number.NEGATIVE_INFINITY };

  constructor(text: string, began: number) {
    this.text = text;
    this.lastAction = began;
  }

  /** Since when the right ghost that is on screen has been there; what breaks it for less than 50 ms does not count. */
  get rightSince(): number | undefined {
    return this.right?.goneAt === undefined ? this.right?.since : undefined;
  }

  get rest(): string {
    return this.text.slice(this.typed.length);
  }

  /** The screen shows another grey text, or none. */
  shows(ghost: string, at: number): void {
    this.settle(at);
    const isRest = ghost !== "" && this.ghost.endsWith(ghost) && this.isCounted;
    if (ghost === "" && this.ghost !== "") {
      this.lastGone = { ghost: this.ghost, at };
    } else if (ghost !== "" && ghost === this.lastGone.ghost && this.ghost === "") {
      this.counts.flickers++;
    }
    this.ghost = ghost;
    if (!isRest) {
      this.ghostSince = at;
      this.isCounted = ghost === "";
    }
    this.look(at);
  }

  /** A press went out; the ghost that is typed along stays. */
  acts(text: string, at: number, isTab: boolean): void {
    this.settle(at);
    // A pause lies between two actions, so there is none before the first.
    if (this.typed !== "" && at - this.lastAction > pause) {
      this.counts.pauses++;
      this.counts.matched += this.isPauseMatched ? 1 : 0;
    }
    const along = !isTab && this.ghost.startsWith(text) && this.ghost.length > text.length;
    this.typed += text;
    this.lastAction = at;
    this.counts[isTab ? "tabs" : "keys"]++;
    this.ghost = along ? this.ghost.slice(text.length) : "";
    if (isTab) {
      this.counts.acceptedCharacters += text.length;
      this.counts.tabsWithRest += this.rest === "" ? 0 : 1;
      this.lastTab = this.rest === "" ? undefined : at;
    }
    if (!isRight(this.ghost, this.rest) || (this.right?.goneAt ?? at) <= at - leastSeen) {
      this.right = undefined;
    }
    this.isPauseMatched = this.right !== undefined;
  }

  private look(at: number): void {
    if (!isRight(this.ghost, this.rest)) {
      this.right &&= { goneAt: at, ...this.right };
      return;
    }
    const wasGone = at - (this.right?.goneAt ?? at) >= leastSeen;
    if (this.right === undefined || wasGone) {
      this.right = { since: at };
      this.counts.toGhost.push(at - this.lastAction);
      if (this.lastTab !== undefined) {
        this.counts.afterTab.push(at - this.lastTab);
        this.lastTab = undefined;
      }
    }
    this.right = { since: this.right.since };
    this.isPauseMatched = true;
  }

  /** A ghost counts once it was on screen long enough to be seen. */
  private settle(at: number): void {
    if (!this.isCounted && this.ghost !== "" && at - this.ghostSince >= leastSeen) {
      this.isCounted = true;
      this.counts.shown++;
      const verdict = verdictOn(this.ghost, this.rest);
      this.counts.wrong += verdict === "wrong" ? 1 : 0;
      this.counts.overshooting += verdict === "overshooting" ? 1 : 0;
    }
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
