import { ModelError } from "../errors.ts";
import type { Delta, FinishReason, Usage } from "../model.ts";
import type { Exchange, Piece } from "./exchange.ts";
import { type Frame, type Frames, formats } from "./frames.ts";
import { Joined } from "./joined.ts";
import { errorIn, errorOf, Refused } from "./refused.ts";
import { StopTexts } from "./stopTexts.ts";

/** What came of one answer so far. */
export class Answer {
  private readonly exchange: Exchange;
  private readonly stops: StopTexts;
  private readonly response: Response;
  private readonly contentType: string;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private readonly frames: Frames;
  private readonly joined = new Joined();
  private reason: FinishReason | undefined;
  private usage: Partial<Usage> | undefined;
  private whole = false;
  private events = 0;
  /** OpenAI's last word was said; the rest is read, so that the connection can be used again, and not looked at. */
  private isDone = false;
  /** Nothing is to be read any more. */
  isOver = false;

  constructor(exchange: Exchange, stop: readonly string[], response: Response) {
    const { contentType, create } = formats[exchange.format ?? "events"];
    this.exchange = exchange;
    this.stops = new StopTexts(stop);
    this.response = response;
    this.contentType = contentType;
    this.reader = streamIn(response, contentType).getReader();
    this.frames = create();
  }

  /** The next chunk; `undefined` at the end, and where the connection was lost after a part of the answer came. */
  nextChunk(): Promise<Uint8Array | undefined> {
    return this.reader.read().then(
      ({ value }) => value,
      (error: unknown) => this.breakOff(error),
    );
  }

  /** Reads a chunk, or the end; where one of its events is a fault, what came before it is given out first. */
  *take(chunk: Uint8Array | undefined): Generator<Delta> {
    try {
      if (chunk === undefined) {
        this.end();
      } else {
        this.see(this.frames.take(this.decoder.decode(chunk, { stream: true })));
      }
    } catch (error) {
      this.breakOff(error);
    } finally {
      yield* this.joined.take();
    }
  }

  finish(): Delta {
    const { inputTokens = 0, outputTokens = 0, cachedTokens = 0, writtenTokens } = this.usage ?? {};
    const written = writtenTokens === undefined ? {} : { writtenTokens };
    return {
      type: "finish",
      reason: this.whole ? (this.reason ?? "stop") : "cut",
      ...(this.usage === undefined ? {} : { usage: { inputTokens, outputTokens, cachedTokens, ...written } }),
    };
  }

  private end(): void {
    this.isOver = true;
    this.see(this.frames.end());
    if (this.events === 0 && typeOf(this.response.headers) !== this.contentType) {
      throw noStream(this.response);
    }
    this.joined.add("text", this.stops.rest());
  }

  private see(frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (this.isDone) {
        return;
      }
      if (frame.data === "[DONE]") {
        this.isDone = true;
      } else {
        this.add(this.note(frame));
      }
    }
  }

  private add(piece: Piece): void {
    const { text, stopped } = this.stops.take(piece.text ?? "");
    this.joined.add("text", text, piece.logprob);
    if (stopped) {
      this.reason = "stop";
      this.whole = true;
      this.isDone = true;
      this.isOver = true;
    } else if (piece.tool !== undefined) {
      this.joined.add("text", this.stops.rest());
      this.joined.add("tool", piece.tool);
    }
  }

  private note(frame: Frame): Piece {
    const piece = this.exchange.read(parsed(frame, this.response.headers));
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
  private breakOff(error: unknown): undefined {
    const isLost = this.exchange.toError(error).kind === "network" || error instanceof SyntaxError;
    if (!isLost || this.events === 0) {
      throw error;
    }
    this.isDone = true;
    this.isOver = true;
    this.joined.add("text", this.stops.rest());
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
