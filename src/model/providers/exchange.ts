import type { ModelError } from "../errors.ts";
import type { FinishReason, Usage } from "../model.ts";
import type { Format } from "./frames.ts";

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
