import type { Delta, Model } from "../model/model.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { cleanAnswer } from "./clean/index.ts";
import type { Likely } from "./doubt.ts";
import { type Stated, statedIn } from "./stated.ts";
import type { NoSuggestionReason } from "./suggestion.ts";

/**
 * `stopped`: it was ended from here, having said enough for now. `over`: what would have come next stands in the document already.
 * `cutOff`: it broke off.
 */
export type AnswerState = "streaming" | "whole" | "over" | "stopped" | "cutOff" | "failed";

/** A stretch of an answer that was offered at once, under one id however much of it is typed by hand. */
export interface Stretch {
  readonly id: string;
  /** Offsets in the answer's text. */
  readonly from: number;
  readonly to: number;
  /** It should have been parsed and was not. */
  readonly isUnparsed: boolean;
}

/** What an answer was asked for, where that is not somebody's waiting. */
export interface AnswerKind {
  readonly isDraft?: boolean;
  readonly isSpeculative?: boolean;
}

/** Bytes of a UTF-16 code unit. */
const bytesPerUnit = 2;

/** What a model answered for a place, while it still comes and afterwards. It lives as long as what is typed follows it, whatever key press asked for it. */
export class Answer {
  readonly id: string;
  readonly snapshot: Snapshot;
  /** Asked beside the models that were set up, and shown until they answer. */
  readonly isDraft: boolean;
  /** Asked before anybody needs it. */
  readonly isSpeculative: boolean;
  /** The model that answers; another one where the first failed. */
  model: Model;
  state: AnswerState = "streaming";
  /** Why it failed. */
  error: unknown;
  /** Whether what came so far can't be offered, and why. */
  reason: NoSuggestionReason | undefined;
  /** What of it was offered last. */
  offered: Stretch | undefined;
  /** Offset up to which its lines have been held against what was typed. */
  judgedTo = 0;
  /** Offset of its text behind which a statement is doubtful, and how much of the text was looked at for that. */
  doubt: { readonly at: number; readonly read: number } | undefined;
  /** Something else was typed than it said. */
  hasErred = false;
  /** What its model states of its pieces. */
  readonly logprobs: Stated[] = [];
  private raw = "";
  private cleaned = "";
  private cleanedLength = -1;
  private skipped = 0;
  private stated: { readonly of: string; readonly likely: readonly Likely[] } = { of: "", likely: [] };
  private readonly controller = new AbortController();
  private readonly listeners = new Set<() => void>();
  private grace: NodeJS.Timeout | undefined;

  constructor(id: string, snapshot: Snapshot, model: Model, kind: { isDraft?: boolean; isSpeculative?: boolean } = {}) {
    this.id = id;
    this.snapshot = snapshot;
    this.model = model;
    this.isDraft = kind.isDraft ?? false;
    this.isSpeculative = kind.isSpeculative ?? false;
  }

  /** Aborts when nobody wants more of it. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** What there is of it for the cursor of its snapshot; only ever grows. */
  get text(): string {
    if (this.cleanedLength !== this.raw.length && !this.signal.aborted) {
      this.clean(false);
    }
    return this.cleaned;
  }

  /** The stretches of its text with the probability that its model states; none where it states none. */
  get likely(): readonly Likely[] {
    const { text } = this;
    if (this.logprobs.length > 0 && this.stated.of !== text) {
      this.stated = { of: text, likely: statedIn(text, this.raw, this.skipped, this.logprobs) };
    }
    return this.stated.likely;
  }

  /** Approximate memory. */
  get bytes(): number {
    return bytesPerUnit * (this.snapshot.prefix.length + this.snapshot.suffix.length + 2 * this.raw.length);
  }

  get isStreaming(): boolean {
    return this.state === "streaming";
  }

  /** Reads a stream to its end, or until it says nothing new or has said enough. Never rejects: an error is kept. */
  async read(stream: AsyncIterable<Delta>, isEnough: (text: string) => boolean): Promise<void> {
    try {
      for await (const delta of stream) {
        if (delta.type === "finish") {
          this.end(delta.reason === "stop" ? "whole" : "cutOff");
          return;
        }
        if (delta.type === "text" && delta.text !== "") {
          this.append(delta);
          // Nothing can be decided within a line, and looking at every token would cost more than it tells.
          if (delta.text.includes("\n") && this.isEnded(isEnough)) {
            return;
          }
        }
      }
      this.end("whole");
    } catch (error) {
      if (this.isStreaming) {
        this.error = error;
        this.end("failed");
      }
    }
  }

  /** Resolves with the next line, at the end, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    if (!this.isStreaming || signal.aborted) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const done = () => {
        this.listeners.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.listeners.add(done);
      signal.addEventListener("abort", done);
    });
  }

  /** Somebody waits for it, or reads what was offered of it. */
  keep(): void {
    clearTimeout(this.grace);
  }

  /** Nobody waits for it any more: it goes on for some milliseconds, in which the next key press may show that it is wanted still. */
  letGo(milliseconds: number): void {
    this.keep();
    if (this.isStreaming) {
      this.grace = setTimeout(() => this.stop(), milliseconds);
    }
  }

  /** Ends the request down to its socket; what came so far stays. */
  stop(): void {
    if (this.isStreaming) {
      this.end("stopped");
    }
  }

  private append({ text, logprob }: { readonly text: string; readonly logprob?: number }): void {
    const start = this.raw.length;
    this.raw += text;
    if (logprob !== undefined) {
      this.logprobs.push({ start, end: this.raw.length, logprob });
    }
  }

  private isEnded(isEnough: (text: string) => boolean): boolean {
    const isOver = this.clean(false);
    if (isOver || isEnough(this.cleaned)) {
      this.end(isOver ? "over" : "stopped");
      return true;
    }
    this.tell();
    return !this.isStreaming;
  }

  private end(state: AnswerState): void {
    this.clean(state === "whole");
    if (state === "cutOff" || state === "stopped") {
      this.cleaned = this.cleaned.slice(0, Math.max(0, this.cleaned.lastIndexOf("\n")));
    }
    this.state = state;
    this.keep();
    this.controller.abort();
    this.tell();
  }

  private clean(isWhole: boolean): boolean {
    const { text, isOver, skipped, reason } = cleanAnswer(this.raw, this.snapshot, isWhole);
    this.cleaned = text;
    this.skipped = skipped;
    this.cleanedLength = this.raw.length;
    this.reason = reason;
    return isOver;
  }

  private tell(): void {
    for (const listener of [...this.listeners]) {
      listener();
    }
  }
}
