import type { Disposable } from "../../text/disposable.ts";
import type { RequestOutcome } from "../../usage/record.ts";
import type { BudgetReason, ModelErrorKind } from "../errors.ts";
import type { Feature, FinishReason, Lane, ModelRequest, Usage } from "../model.ts";
import type { RequestEvent } from "../requestEvent.ts";

/** A request as it goes out, in everything but its texts. */
export interface TracedRequest {
  /** Counts the requests of this window. */
  readonly number: number;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  readonly task: ModelRequest["task"];
  readonly feature: Feature;
  readonly lane: Lane;
  readonly model: string;
  /** Where it goes, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Name and version of the prompt. */
  readonly prompt?: string;
  /** Most tokens that the answer may have. */
  readonly maxTokens: number;
}

/** Something that happened, `ms` milliseconds after the request began. */
export type TracedEvent = RequestEvent & { readonly ms: number };

/** What is known of a failure: a provider's own words are not, for they may repeat the prompt's. */
export interface TracedError {
  readonly kind: ModelErrorKind | "unknown";
  readonly status?: number;
  readonly requestId?: string;
  readonly budget?: BudgetReason;
}

/** A request that ended. */
export interface TraceEntry extends TracedRequest {
  /** Characters of all that was sent. */
  readonly characters: number;
  /** Of all that was sent, where the provider counted nothing. */
  readonly estimatedTokens?: number;
  readonly events: readonly TracedEvent[];
  readonly outcome: RequestOutcome;
  readonly finish?: FinishReason;
  readonly error?: TracedError;
  /** The provider's own name for the request, of its last try. */
  readonly requestId?: string;
  /** Milliseconds to the first piece of the answer, where any came. */
  readonly firstMs?: number;
  readonly totalMs: number;
  readonly answerCharacters: number;
  /** As the provider counted. */
  readonly usage?: Usage;
}

/** Told of requests as they go; it must not throw. */
export interface TraceListener {
  happened?(event: TracedEvent, request: TracedRequest): void;
  ended?(entry: TraceEntry): void;
}

/** Requests that are kept: an hour or so of commands, some minutes of fast typing. */
const most = 200;

/** The last requests of this window, in memory, and whoever listens to them. */
export class Trace {
  private kept: readonly TraceEntry[] = [];
  private listeners: readonly TraceListener[] = [];
  private begun = 0;

  /** The oldest first. */
  get entries(): readonly TraceEntry[] {
    return this.kept;
  }

  listen(listener: TraceListener): Disposable {
    this.listeners = [...this.listeners, listener];
    return {
      dispose: () => {
        this.listeners = this.listeners.filter((other) => other !== listener);
      },
    };
  }

  nextNumber(): number {
    return ++this.begun;
  }

  happened(event: TracedEvent, request: TracedRequest): void {
    for (const { happened } of this.listeners) {
      happened?.(event, request);
    }
  }

  ended(entry: TraceEntry): void {
    this.kept = [...this.kept.slice(1 - most), entry];
    for (const { ended } of this.listeners) {
      ended?.(entry);
    }
  }
}
