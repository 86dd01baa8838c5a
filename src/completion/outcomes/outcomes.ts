import type { Clock } from "../../model/client/clock.ts";
import type { Disposable } from "../../text/disposable.ts";
import { type Change, type Span, spanAfter } from "./change.ts";
import { changedBy, isPartlyTaken, type Offered, type Open, offeredAgain, opened, type Taken } from "./offered.ts";

/** What became of a suggestion that was shown: taken as a whole, typed along or taken word by word, or neither. */
export type Fate = "accepted" | "partly" | "left";

/** Seconds after which an accepted suggestion is looked for again. */
export type KeptAfter = 30 | 300;

export interface OutcomeListener {
  /** `before`: what was told of the same suggestion earlier, where it was offered again since. */
  decided(suggestion: Offered, fate: Fate, before: Fate | undefined): void;
  /** `share`: how much of the accepted text is still there, 0 to 1. */
  kept(suggestion: Offered, after: KeptAfter, share: number): void;
}

export interface OutcomesOptions {
  readonly clock: Clock;
  readonly listener: OutcomeListener;
  /** The text of a stretch of a document; `undefined` where it is closed. */
  readonly read: (uri: string, span: Span) => string | undefined;
}

/** Milliseconds below which a suggestion counts as not shown: nobody sees and decides in less (simple reaction time is some 250). */
const leastShown = 300;
/** Suggestions that may be offered again, and are not counted again. */
const mostRemembered = 64;

interface Accepted extends Taken {
  readonly suggestion: Offered;
  readonly cancel: () => void;
  span: Span;
}

/**
 * Finds out what becomes of suggestions from the changes of their documents: the stable API tells neither what is seen nor what is taken in
 * part. Told of: each offer, each change of a document that `concerns` it, and each closed document.
 */
export class Outcomes implements Disposable {
  private readonly options: OutcomesOptions;
  private open: Open | undefined;
  private readonly told = new Map<string, Fate>();
  private readonly accepted = new Set<Accepted>();

  constructor(options: OutcomesOptions) {
    this.options = options;
  }

  /** Whether changes of a document say anything about a suggestion. */
  concerns(uri: string): boolean {
    return this.open?.offered.uri === uri || [...this.accepted].some(({ suggestion }) => suggestion.uri === uri);
  }

  /** The editor got a suggestion; what it got before is decided, unless it is the same. */
  offered(suggestion: Offered): void {
    if (this.open?.offered.id === suggestion.id) {
      this.open = offeredAgain(this.open, suggestion);
      return;
    }
    this.settle();
    this.open = opened(suggestion, this.options.clock.now());
  }

  /** A document was changed, in the order in which the changes can be made one after the other. */
  changed(uri: string, changes: readonly Change[]): void {
    if (this.open?.offered.uri === uri && this.open.until !== undefined) {
      this.settle();
    }
    for (const change of changes) {
      for (const each of this.acceptedIn(uri)) {
        each.span = spanAfter(each.span, change, each.text);
      }
      if (this.open?.offered.uri === uri) {
        const { open, taken } = changedBy(this.open, change, this.options.clock.now());
        this.open = open;
        if (taken !== undefined) {
          this.accept(open.offered, taken);
        }
      }
    }
  }

  /** The editor tells that a suggestion was taken, whatever the change looked like. */
  taken(id: string): void {
    if (this.open?.offered.id === id) {
      const { offered, began, at, rest } = this.open;
      const span = { start: began, end: at + rest.length };
      const text = this.options.read(offered.uri, span) ?? rest;
      this.accept(offered, { start: began, text });
    }
  }

  /** Of what was taken in a document that is closed nobody knows whether it is kept. */
  closed(uri: string): void {
    if (this.open?.offered.uri === uri) {
      this.settle();
    }
    for (const each of this.acceptedIn(uri)) {
      this.forget(each);
    }
  }

  /** Decides what the last suggestion has come to so far. */
  settle(): void {
    const { open } = this;
    this.open = undefined;
    if (open === undefined) {
      return;
    }
    const shown = (open.until ?? this.options.clock.now()) - open.since;
    if (isPartlyTaken(open)) {
      this.decide(open.offered, "partly");
    } else if (shown >= leastShown) {
      this.decide(open.offered, "left");
    }
  }

  dispose(): void {
    for (const each of [...this.accepted]) {
      this.forget(each);
    }
  }

  private accept(suggestion: Offered, { start, text }: Taken): void {
    this.open = undefined;
    if (!this.decide(suggestion, "accepted")) {
      return;
    }
    const { clock } = this.options;
    const cancels = ([30, 300] as const).map((after) =>
      clock.after(after * 1000, () => void this.look(accepted, after)),
    );
    const cancel = () => {
      for (const each of cancels) {
        each();
      }
    };
    const accepted: Accepted = { suggestion, start, text, cancel, span: { start, end: start + text.length } };
    this.accepted.add(accepted);
  }

  private async look(accepted: Accepted, after: KeptAfter): Promise<void> {
    const { suggestion, span, text } = accepted;
    const now = this.options.read(suggestion.uri, span);
    if (after === 300) {
      this.forget(accepted);
    }
    if (now !== undefined) {
      // The algorithm is loaded with the first use: nobody needs it at the start.
      const { keptShare } = await import("./keptShare.ts");
      this.options.listener.kept(suggestion, after, keptShare(text, now));
    }
  }

  /** Tells a fate, unless that or a better one was told before; `true` where it did. */
  private decide(suggestion: Offered, fate: Fate): boolean {
    const before = this.told.get(suggestion.id);
    if (before !== undefined && rank[fate] <= rank[before]) {
      return false;
    }
    this.told.delete(suggestion.id);
    this.told.set(suggestion.id, fate);
    const [oldest] = this.told.keys();
    if (this.told.size > mostRemembered && oldest !== undefined) {
      this.told.delete(oldest);
    }
    this.options.listener.decided(suggestion, fate, before);
    return true;
  }

  private acceptedIn(uri: string): readonly Accepted[] {
    return [...this.accepted].filter(({ suggestion }) => suggestion.uri === uri);
  }

  private forget(accepted: Accepted): void {
    accepted.cancel();
    this.accepted.delete(accepted);
  }
}

const rank: Readonly<Record<Fate, number>> = { left: 0, partly: 1, accepted: 2 };
