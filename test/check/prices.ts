import { join } from "node:path";
import { findProvider, type MatchLogic, type ModelInfo, type ModelPrice } from "@pydantic/genai-prices";
import { checkout } from "../vscode/checkout.ts";

/** What `src/usage/prices.ts` and `src/usage/windows.ts` read. */
export const pricesFile = join(checkout, "src", "usage", "priceList.json");
export const windowsFile = join(checkout, "src", "usage", "windowList.json");

/** Services that speak one of the wire formats we do; of the others nobody can ask a model through us. */
const services = [
  "openai",
  "anthropic",
  "mistral",
  "deepseek",
  "google",
  "groq",
  "x-ai",
  "fireworks",
  "together",
  "cerebras",
  "moonshotai",
  "novita",
  "minimax",
  "zai",
  "openrouter",
];

/** Those of them whose list of models says nothing of their windows; the others are asked. */
const silentServices = ["openai", "deepseek", "google", "x-ai", "zai"];

/** How models are called that nobody asks for code. */
const notForCode = /audio|realtime|transcribe|tts|image|embed|whisper|dall-e|vision|moderation|search|live|gpt-35/;

const signs = { equals: "=", starts_with: "^", ends_with: "$", contains: "*", regex: "~" } as const;

/**
 * The prices of the package `@pydantic/genai-prices` that we can use, by the pattern of the service's address: a line for each
 * condition, "SIGN NAME INPUT OUTPUT CACHED [FROM INPUT OUTPUT CACHED]", in dollars per million tokens; from FROM input tokens on the
 * second three count. The package with its descriptions and its code would be half as large as all the rest that we ship.
 */
export function wantedPrices(): Readonly<Record<string, readonly string[]>> {
  return listOf(services, linesOf);
}

/** The windows of the same package that no server tells, in the same way: "SIGN NAME TOKENS". */
export function wantedWindows(): Readonly<Record<string, readonly string[]>> {
  return listOf(silentServices, ({ match, context_window: tokens }) =>
    tokens === undefined
      ? []
      : conditionsOf(match)
          .filter((condition) => !notForCode.test(condition))
          .map((condition) => `${condition} ${tokens}`),
  );
}

function listOf(
  providers: readonly string[],
  lines: (model: ModelInfo) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    providers.map((providerId) => {
      const provider = findProvider({ providerId });
      if (provider === undefined) {
        throw new Error(`@pydantic/genai-prices does not know ${providerId} any more`);
      }
      return [provider.api_pattern, provider.models.flatMap(lines)];
    }),
  );
}

function linesOf({ match, prices }: ModelInfo): readonly string[] {
  const price = Array.isArray(prices) ? newest(prices) : prices;
  const told = price && tell(price as ModelPrice);
  return told === undefined ? [] : conditionsOf(match).map((condition) => `${condition} ${told}`);
}

/** Without those of a time of day, unless they are all there is: a budget must hold at every hour, and the dearer one stands last. */
function newest(prices: Extract<ModelInfo["prices"], readonly unknown[]>): ModelPrice | undefined {
  return prices.at(-1)?.prices;
}

/** `and` is left out: it names variants such as "contains a and b", which no line can say. */
function conditionsOf(match: MatchLogic): readonly string[] {
  if ("or" in match) {
    return match.or.flatMap(conditionsOf);
  }
  return Object.entries(match).flatMap(([kind, text]) => {
    const sign = signs[kind as keyof typeof signs];
    return sign === undefined || typeof text !== "string" || /\s/.test(text) ? [] : [`${sign} ${text}`];
  });
}

function tell(price: ModelPrice): string | undefined {
  const values = [price.input_mtok, price.output_mtok, price.cache_read_mtok ?? price.input_mtok];
  if (values[0] === undefined || values[1] === undefined) {
    return undefined;
  }
  const base = values.map((value) => (typeof value === "object" ? value.base : value));
  const from = Math.min(
    ...values.flatMap((value) => (typeof value === "object" ? value.tiers.map((tier) => tier.start) : [])),
  );
  const most = values.map((value) =>
    typeof value === "object" ? Math.max(...value.tiers.map((tier) => tier.price)) : value,
  );
  return Number.isFinite(from) ? [...base, from, ...most].join(" ") : base.join(" ");
}
