/**
 * The one interface behind which every model stands: an SDK over the network, or the embedded model in its worker.
 * A model maps a request to one wire format and nothing else: no retries, no caching, no prompt text.
 */

import type { FimForm } from "./fimForm.ts";
import type { RequestEvent } from "./requestEvent.ts";

/** What a request was for; budgets, flags and the ledger speak of it. */
export type Feature =
  | "completion"
  | "setUp"
  | "explain"
  | "generate"
  | "fix"
  | "tests"
  | "document"
  | "change"
  | "convert"
  | "review"
  | "commitMessage";

/** Priority class of a request. */
export type Lane = "typing" | "command" | "background";

/** How a model fills in the middle, or that it does not. */
export type FimKind = FimForm | "none";

export interface Capabilities {
  readonly fim: FimKind;
  readonly chat: boolean;
  /** A chat may offer it a tool. */
  readonly tools: boolean;
  /** Its provider takes more for input that it puts into its cache. */
  readonly paysToCache?: boolean;
  /** It states the probability of what it writes. */
  readonly logprobs: boolean;
  /** It has learnt the other files itself, so that a prompt needs nothing of them. */
  readonly learnsWorkspace: boolean;
  /** Tokens that prompt and answer may take together. */
  readonly contextWindow: number;
  /** Tokens that one answer may have. */
  readonly maxOutput: number;
  /** What this model counts for each token of an estimate, as its own counts have shown; 1 where nothing is known. */
  readonly tokensPerEstimate?: number;
}

interface RequestBase {
  /** Texts at which the answer ends; they are not part of it. */
  readonly stop: readonly string[];
  /** Most tokens the answer may have. */
  readonly maxTokens: number;
  readonly lane: Lane;
  readonly feature: Feature;
  /** Another model stands ready: better to fail at once than to wait for this one. */
  readonly hasAlternative?: boolean;
  /** An answer that was kept is not wanted. */
  readonly isFresh?: boolean;
  /** Placeholders stand in it for secrets: neither it nor its answer is kept. */
  readonly holdsSecret?: boolean;
  /** Name and version of the prompt, such as `generate@2`. */
  readonly prompt?: string;
  readonly onEvent?: (event: RequestEvent) => void;
}

/** Fill the hole between prefix and suffix. */
export interface CompleteRequest extends RequestBase {
  readonly task: "complete";
  readonly prefix: string;
  readonly suffix: string;
  /** Parts of other files, for the forms that have a place for them; elsewhere they are a part of the prefix. */
  readonly others?: readonly { readonly name: string; readonly text: string }[];
  /** The document that holds the hole. */
  readonly document: { readonly uri: string; readonly languageId: string };
}

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

/** What a model may call instead of writing text, and need not. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments, an object. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Answer the last message. */
export interface ChatRequest extends RequestBase {
  readonly task: "chat";
  readonly messages: readonly ChatMessage[];
  /** For models whose capabilities say so. */
  readonly tool?: Tool;
}

export type ModelRequest = CompleteRequest | ChatRequest;

/** Tokens as the provider counted them. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The part of the input that the provider had cached. */
  readonly cachedTokens: number;
  /** The part of the input that it put into its cache, where that costs more. */
  readonly writtenTokens?: number;
}

/** `cut`: the stream ended without its end mark, so what arrived is not the whole answer. `loop`: the client ended an answer that repeats itself. */
export type FinishReason = "stop" | "length" | "filter" | "cut" | "loop";

/** A piece of an answer; a stream is any number of texts and tool pieces, then exactly one finish. */
export type Delta =
  | {
      readonly type: "text";
      readonly text: string;
      /** Natural logarithm of the probability that the model itself gives to this text, where it states one. */
      readonly logprob?: number;
    }
  /** A piece of the arguments that the request's tool is called with: together they are JSON, of several calls one after the other. */
  | { readonly type: "tool"; readonly text: string }
  | { readonly type: "finish"; readonly reason: FinishReason; readonly usage?: Usage };

export interface Model {
  /** Stable name, such as `openai/gpt-5-mini`; shown to the person. */
  readonly id: string;
  readonly capabilities: Capabilities;
  /**
   * Streams the answer. Leaving the loop or aborting the signal ends the request down to its socket.
   * Throws `ModelError` and nothing else; an aborted signal gives the kind `cancelled`.
   * A model over the network calls `onHeaders` once the answer's headers are there, before its first piece.
   */
  stream(request: ModelRequest, signal: AbortSignal, onHeaders?: (headers: Headers) => void): AsyncIterable<Delta>;
  /**
   * The exact input tokens of a request, by the model's own tokeniser and at no cost. Absent where nobody can count them.
   * Throws `ModelError` and nothing else: a server may turn out to have no tokeniser.
   */
  countTokens?(request: ChatRequest, signal: AbortSignal): Promise<number>;
}
