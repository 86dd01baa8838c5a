import priceList from "./priceList.json" with { type: "json" };

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
}

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
export function costOf(price: Price, { inputTokens, outputTokens, cachedTokens }: PaidTokens): number {
  const { input, output, cached } = price.long && inputTokens > price.long.from ? price.long.price : price;
  const fresh = Math.max(0, inputTokens - cachedTokens);
  return (fresh * input + cachedTokens * cached + outputTokens * output) / 1_000_000;
}

/** Whether an origin such as `http://127.0.0.1:8080` is this machine itself (RFC 6761 for `localhost`). */
export function isLoopback(origin: string): boolean {
  const hostname = URL.parse(origin)?.hostname ?? "";
  return /^(127(\.\d+){3}|localhost|.*\.localhost|\[::1\])$/.test(hostname);
}

function listed(model: string, origin: string): Price | undefined {
  const lists: Readonly<Record<string, readonly string[]>> = priceList;
  const service = Object.keys(lists).find((pattern) => new RegExp(`^${pattern}`).test(origin));
  const line = service === undefined ? undefined : lists[service]?.find((each) => names(each, model.toLowerCase()));
  return line === undefined ? undefined : readLine(line);
}

function names(line: string, model: string): boolean {
  const [sign, text = ""] = line.split(" ", 2);
  switch (sign) {
    case "=":
      return model === text;
    case "^":
      return model.startsWith(text);
    case "$":
      return model.endsWith(text);
    case "*":
      return model.includes(text);
    default:
      return new RegExp(text).test(model);
  }
}

function readLine(line: string): Price {
  const [input = 0, output = 0, cached = 0, from, longInput = 0, longOutput = 0, longCached = 0] = line
    .split(" ")
    .slice(2)
    .map(Number);
  const base = { input, output, cached };
  return from === undefined
    ? base
    : { ...base, long: { from, price: { input: longInput, output: longOutput, cached: longCached } } };
}
