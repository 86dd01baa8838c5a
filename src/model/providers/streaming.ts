import { ModelError } from "../errors.ts";
import type { Delta, FinishReason, Usage } from "../model.ts";
import { type Format, type Frame, formats } from "./frames.ts";
import { Joined } from "./joined.ts";
import { errorIn, errorOf, Refused } from "./refused.ts";
import { StopTexts } from "./stopTexts.ts";

/** What one event of a wire format says. */
export interface Piece {
  readonly text?: string;
  /** Natural logarithm of the probability that the model gives to the text. */
  readonly logprob?: number;
  /** Of the arguments that a tool is called with. */
  readonly tool?: string;
  readonly reason?: FinishReason;
  readonly usage?: Partial<Usage>;
  /** The format's own mark that the answer is whole. */
  readonly whole?: boolean;
}

/** One request in one wire format. */
export interface Exchange {
  /** Sends the request; gives the answer once its headers are there, and throws what `toError` reads where it is a refusal. */
  send(signal: AbortSignal): Promise<Response>;
  /** Reads one event; throws `ModelError` of kind `protocol` where it is none of this format. */
  read(event: unknown): Piece;
  /** Turns what was thrown into the error that leaves the provider. */
  toError(error: unknown): ModelError;
  /** Server-sent events if nothing else is said. */
  readonly format?: Format;
}

/**
 * Streams one answer: texts and tool pieces, then exactly one finish. What comes in one chunk of the network is one delta. Pulled: the
 * next chunk is read when the caller asks for it. Leaving the loop or aborting the signal closes the socket at once.
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
  private readonly joined = new Joined();
  private reason: FinishReason | undefined;
  private usage: Partial<Usage> | undefined;
  private whole = false;
  private events = 0;
  /** Whatever follows is not looked at: a stop text was met, or OpenAI's last word. */
  private over: "stopped" | "done" | undefined;

  constructor(exchange: Exchange, stop: readonly string[], onHeaders: ((headers: Headers) => void) | undefined) {
    this.exchange = exchange;
    this.onHeaders = onHeaders;
    this.stops = new StopTexts(stop);
  }

  async *deltas(signal: AbortSignal): AsyncGenerator<Delta> {
    const { contentType, create } = formats[this.exchange.format ?? "events"];
    const response = await this.exchange.send(signal);
    const { headers } = response;
    this.onHeaders?.(headers);
    const body = streamIn(response, contentType);
    const frames = create();
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        yield* this.take(frames.take(decoder.decode(chunk, { stream: true })), headers);
        if (this.over === "stopped") {
          return;
        }
      }
      yield* this.take(frames.end(), headers);
    } catch (error) {
      this.forgiveLostConnection(error);
    }
    if (this.events === 0 && typeOf(headers) !== contentType) {
      throw noStream(response);
    }
    this.joined.add("text", this.stops.rest());
    yield* this.joined.take();
  }

  finish(): Delta {
    const { inputTokens = 0, outputTokens = 0, cachedTokens = 0 } = this.usage ?? {};
    return {
      type: "finish",
      reason: this.whole ? (this.reason ?? "stop") : "cut",
      ...(this.usage === undefined ? {} : { usage: { inputTokens, outputTokens, cachedTokens } }),
    };
  }

  /** Reads events; where one is a fault, what came before it is given out first. */
  private *take(frames: readonly Frame[], headers: Headers): Generator<Delta> {
    try {
      for (const frame of frames) {
        if (this.over !== undefined) {
          break;
        }
        this.see(frame, headers);
      }
    } finally {
      yield* this.joined.take();
    }
  }

  private see(frame: Frame, headers: Headers): void {
    if (frame.data === "[DONE]") {
      this.over = "done";
      return;
    }
    const piece = this.note(parsed(frame, headers));
    const { text, stopped } = this.stops.take(piece.text ?? "");
    this.joined.add("text", text, piece.logprob);
    if (stopped) {
      this.reason = "stop";
      this.whole = true;
      this.over = "stopped";
    } else if (piece.tool !== undefined) {
      this.joined.add("text", this.stops.rest());
      this.joined.add("tool", piece.tool);
    }
  }

  private note(value: unknown): Piece {
    const piece = this.exchange.read(value);
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

/** Faults come in mid-stream too: as events of that name, or as values that hold an error. */
function parsed({ event, data }: Frame, headers: Headers): unknown {
  if (event === "error") {
    throw new Refused(headers, errorIn(data));
  }
  const value: unknown = JSON.parse(data);
  const error = errorOf(value);
  if (error !== undefined) {
    throw new Refused(headers, error);
  }
  return value;
}

function streamIn(response: Response, expected: string): ReadableStream<Uint8Array> {
  const type = typeOf(response.headers);
  if (response.body === null || (type !== expected && /html|json/.test(type))) {
    throw noStream(response);
  }
  return response.body;
}

function noStream({ status, headers }: Response): ModelError {
  return new ModelError("protocol", { status, detail: `${typeOf(headers) || "nothing"} instead of an event stream` });
}

function typeOf(headers: Headers): string {
  return headers.get("content-type")?.split(";", 1)[0] ?? "";
}
