import { ModelError } from "../errors.ts";
import type { Delta, FinishReason, Usage } from "../model.ts";
import { StopTexts } from "./stopTexts.ts";

/** What one event of a wire format says. */
export interface Piece {
  readonly text?: string;
  /** Of the arguments that a tool is called with. */
  readonly tool?: string;
  readonly reason?: FinishReason;
  readonly usage?: Partial<Usage>;
  /** The format's own mark that the answer is whole. */
  readonly whole?: boolean;
}

/** A request on its way, once the answer's headers are there. */
export interface Sent {
  readonly response: Response;
  readonly events: AsyncIterable<unknown>;
}

/** One request in one wire format. */
export interface Exchange {
  /** Sends the request through the SDK. */
  send(signal: AbortSignal): Promise<Sent>;
  /** Reads one event; throws `ModelError` of kind `protocol` where it is none of this format. */
  read(event: unknown): Piece;
  /** Turns what the SDK threw into the error that leaves the provider. */
  toError(error: unknown): ModelError;
  /** The stream's content type, where it is none of server-sent events. */
  readonly contentType?: string;
}

/**
 * Streams one answer: texts and tool pieces, then exactly one finish. Pulled: the next event is read when the caller asks for it.
 * Leaving the loop or aborting the signal closes the socket at once.
 */
export async function* streamAnswer(
  exchange: Exchange,
  stop: readonly string[],
  signal: AbortSignal,
  onHeaders?: (headers: Headers) => void,
): AsyncGenerator<Delta> {
  const left = new AbortController();
  const answer = new Answer(exchange, stop, onHeaders);
  try {
    for await (const delta of answer.deltas(AbortSignal.any([signal, left.signal]))) {
      throwIfAborted(signal);
      yield delta;
    }
    // The SDKs end an aborted stream as if it were whole.
    throwIfAborted(signal);
    yield answer.finish();
  } catch (error) {
    throwIfAborted(signal);
    throw exchange.toError(error);
  } finally {
    left.abort();
  }
}

/** Waits for a step that takes no signal; throws `cancelled` once it is there if nobody wants it any more. */
export async function orCancelled<T>(step: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  const result = await step;
  throwIfAborted(signal);
  return result;
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new ModelError("cancelled");
  }
}

/** What is known of one answer so far. */
class Answer {
  private readonly exchange: Exchange;
  private readonly stops: StopTexts;
  private readonly onHeaders: ((headers: Headers) => void) | undefined;
  private reason: FinishReason | undefined;
  private usage: Partial<Usage> | undefined;
  private whole = false;
  private events = 0;
  private readonly contentType: string;

  constructor(exchange: Exchange, stop: readonly string[], onHeaders: ((headers: Headers) => void) | undefined) {
    this.exchange = exchange;
    this.contentType = exchange.contentType ?? "text/event-stream";
    this.onHeaders = onHeaders;
    this.stops = new StopTexts(stop);
  }

  async *deltas(signal: AbortSignal): AsyncGenerator<Delta> {
    const { response, events } = await this.exchange.send(signal);
    this.onHeaders?.(response.headers);
    refuseOtherThanAStream(response, this.contentType);
    try {
      for await (const event of events) {
        const piece = this.note(event);
        const { text, stopped } = this.stops.take(piece.text ?? "");
        yield* textDelta(text);
        if (stopped) {
          this.reason = "stop";
          this.whole = true;
          return;
        }
        if (piece.tool !== undefined) {
          yield* textDelta(this.stops.rest());
          yield { type: "tool", text: piece.tool };
        }
      }
    } catch (error) {
      this.forgiveLostConnection(error);
    }
    if (this.events === 0 && contentType(response) !== this.contentType) {
      throw new ModelError("protocol", {
        detail: `${contentType(response) || "no content type"} instead of an event stream`,
      });
    }
    yield* textDelta(this.stops.rest());
  }

  finish(): Delta {
    const { inputTokens = 0, outputTokens = 0, cachedTokens = 0 } = this.usage ?? {};
    return {
      type: "finish",
      reason: this.whole ? (this.reason ?? "stop") : "cut",
      ...(this.usage === undefined ? {} : { usage: { inputTokens, outputTokens, cachedTokens } }),
    };
  }

  private note(event: unknown): Piece {
    const piece = this.exchange.read(event);
    this.events++;
    if (piece.usage !== undefined) {
      this.usage = { ...this.usage, ...piece.usage };
    }
    if (this.whole) {
      return {};
    }
    this.reason = piece.reason ?? this.reason;
    this.whole = piece.whole ?? false;
    return piece;
  }

  /** A connection lost after a part of the answer came leaves a cut answer, or a whole one if its end mark was there. */
  private forgiveLostConnection(error: unknown): void {
    const lost = this.exchange.toError(error).kind === "network" || error instanceof SyntaxError;
    if (!lost || this.events === 0) {
      throw error;
    }
  }
}

function textDelta(text: string): readonly Delta[] {
  return text === "" ? [] : [{ type: "text", text }];
}

function contentType(response: Response): string {
  return response.headers.get("content-type")?.split(";", 1)[0] ?? "";
}

function refuseOtherThanAStream(response: Response, expected: string): void {
  const type = contentType(response);
  if (response.body === null || (type !== expected && /html|json/.test(type))) {
    throw new ModelError("protocol", {
      status: response.status,
      detail: `${type || "nothing"} instead of an event stream`,
    });
  }
}
