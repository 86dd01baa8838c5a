import { ModelError } from "../errors.ts";
import type { Capabilities, FimKind, Model } from "../model.ts";
import { parseAddress } from "./address.ts";

/** A model at the end of a network, which can say what else is there. */
export interface RemoteModel extends Model {
  /** Names of the models that this server offers. Throws `ModelError`, such as `notFound` where the server has no such list. */
  listModels(signal: AbortSignal): Promise<readonly string[]>;
}

export interface RemoteModelOptions {
  readonly model: string;
  /** Sent to the address alone; `undefined` where the server takes none. */
  readonly key: string | undefined;
  /** As a person typed it; a provider with a home of its own goes there without one. */
  readonly address?: string;
  /** How this model fills a hole, as the set-up found it. */
  readonly fim: FimKind;
  /** What else the set-up found out; what it does not say is as usual at this provider. */
  readonly found?: Partial<Pick<Capabilities, "tools" | "logprobs" | "contextWindow" | "maxOutput">>;
}

/** Where an SDK is to send what, read from the options once. */
export interface Target {
  readonly base: string;
  readonly origin: string;
  readonly key: string | undefined;
}

/** Throws `ModelError` of kind `network` for an address that leads nowhere. */
export function targetOf(address: string, key: string | undefined): Target {
  const parsed = parseAddress(address);
  if (!parsed.ok) {
    throw new ModelError("network", { detail: `address: ${parsed.problem}` });
  }
  return { base: parsed.base, origin: parsed.origin, key: key?.trim() || undefined };
}

/** Runs a step at its first call and keeps what it gave; a step that failed is run again. */
export function once<T>(step: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= step().catch((error: unknown) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}
