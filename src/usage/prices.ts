import priceList from "./priceList.json" with { type: "json" };
import { valuesOf } from "./serviceList.ts";

/** Dollars per million tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  /** Input that the provider had cached. */
  readonly cached: number;
  /** From so many input tokens on, other prices count for the whole request. */
  readonly long?: { readonly from: number; readonly price: Omit<Price, "long"> };
}

/** Tokens as they are paid for. */
export interface PaidTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  /** Of the input, what the provider put into its cache for more than the usual price. */
  readonly writtenTokens?: number;
}

/** By how much input that goes into a cache of five minutes costs more (https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching). */
const moreToWrite = 0.25;

/** What a person wrote in `caveat.usage.prices`: by model, dollars per million tokens of input and of output. */
export type OwnPrices = Readonly<Record<string, readonly number[]>>;

const free: Price = { input: 0, output: 0, cached: 0 };

/**
 * What a model costs: the person's own price, nothing on this machine, or what `@pydantic/genai-prices` (MIT) lists for the service
 * at this address. `undefined` where nobody knows it.
 */
export function priceOf(model: string, origin: string, own: OwnPrices = {}): Price | undefined {
  const [input, output] = own[model] ?? [];
  if (input !== undefined && output !== undefined) {
    return { input, output, cached: input };
  }
  return isLoopback(origin) ? free : listed(model, origin);
}

/** Dollars for so many tokens. */
export function costOf(price: Price, tokens: PaidTokens): number {
  const { inputTokens, outputTokens, cachedTokens, writtenTokens = 0 } = tokens;
  const { input, output, cached } = price.long && inputTokens > price.long.from ? price.long.price : price;
  const fresh = Math.max(0, inputTokens - cachedTokens);
  return ((fresh + moreToWrite * writtenTokens) * input + cachedTokens * cached + outputTokens * output) / 1_000_000;
}

/** Whether an origin such as `http://127.0.0.1:8080` is this machine itself (RFC 6761 for `localhost`). */
export function isLoopback(origin: string): boolean {
  const hostname = URL.parse(origin)?.hostname ?? "";
  return /^(127(\.\d+){3}|localhost|.*\.localhost|\[::1\])$/.test(hostname);
}

function listed(model: string, origin: string): Price | undefined {
  const values = valuesOf(priceList, model, origin);
  return values === undefined ? undefined : readValues(values);
}

function readValues(values: readonly number[]): Price {
  const [input = 0, output = 0, cached = 0, from, longInput = 0, longOutput = 0, longCached = 0] = values;
  const base = { input, output, cached };
  return from === undefined
    ? base
    : { ...base, long: { from, price: { input: longInput, output: longOutput, cached: longCached } } };
}
