import * as z from "zod/mini";
import { priceOf } from "../../usage/prices.ts";
import { windowOf } from "../../usage/windows.ts";
import { readOlderStudio, readOllama, readProps, readStudio } from "./localFacts.ts";
import { facts, type ServerFacts, tokens } from "./modelFacts.ts";
import { targetOf } from "./remote.ts";
import type { RemoteProvider } from "./remoteModel.ts";
import { plainFetch } from "./transport.ts";

export interface AskedModel {
  readonly provider: RemoteProvider;
  readonly address: string;
  readonly key: string | undefined;
  readonly model: string;
}

/** Milliseconds for each question; a server that knows it answers from memory. */
const patience = 3000;

/**
 * Asks a server what it says of a model; it has to be loaded for a local one to know the window that it gave it. The documentation fills
 * in what the server does not say. No server is asked that the model is not at, and none is waited for long: never throws but for an
 * address that leads nowhere.
 */
export async function askServerFacts(asked: AskedModel, signal: AbortSignal): Promise<ServerFacts> {
  const { origin } = targetOf(asked.address, asked.key);
  const known = documented(asked, origin);
  return known.contextWindow === undefined ? { ...known, ...(await askServer(asked, signal)) } : known;
}

/** What OpenAI and Anthropic say of all their models, and the lists of prices and windows of one. */
function documented({ provider, model }: AskedModel, origin: string): ServerFacts {
  const price = priceOf(model, origin);
  const contextWindow = windowOf(model, origin);
  return {
    ...(contextWindow === undefined ? {} : { contextWindow }),
    // Whoever takes less for cached input has a cache for it.
    ...(price !== undefined && price.cached < price.input ? { promptCaching: true } : {}),
    // The Messages API has no field for probabilities.
    ...(provider === "anthropic" ? { tools: true, logprobs: false, promptCaching: true } : {}),
  };
}

type Get = (address: string, body?: object) => Promise<unknown>;

async function askServer({ provider, address, key, model }: AskedModel, signal: AbortSignal): Promise<ServerFacts> {
  const { base } = targetOf(address, key);
  const root = base.replace(/\/v1$/, "");
  const get = getter(provider, key, signal);
  if (provider === "anthropic") {
    return readAnthropic(await get(`${root}/v1/models/${encodeURIComponent(model)}`));
  }
  const listed = readListed(await get(`${base}/models`), model);
  if (listed.contextWindow !== undefined) {
    return listed;
  }
  const own = await Promise.all([
    get(`${root}/props?model=${encodeURIComponent(model)}`).then(readProps),
    Promise.all([get(`${root}/api/show`, { model }), get(`${root}/api/ps`)]).then(([shown, loaded]) =>
      readOllama(shown, loaded, model),
    ),
    get(`${root}/api/v1/models`).then((said) => readStudio(said, model)),
    get(`${root}/api/v0/models`).then((said) => readOlderStudio(said, model)),
  ]);
  return Object.assign({}, listed, ...own.toReversed());
}

/** Asks at a path of the model's own origin, with its key; `undefined` where that path is not known, or not in time. */
function getter(provider: RemoteProvider, key: string | undefined, signal: AbortSignal): Get {
  const bearer: Readonly<Record<string, string>> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const headers = provider === "anthropic" ? { "x-api-key": key ?? "", "anthropic-version": "2023-06-01" } : bearer;
  return async (address, body) => {
    try {
      const response = await plainFetch(key)(address, {
        headers: { accept: "application/json", ...headers, ...(body && { "content-type": "application/json" }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return response.ok ? JSON.parse(text) : undefined;
    } catch {
      // That a server does not know the path is the usual answer.
      return undefined;
    }
  };
}

/** platform.claude.com/docs/en/api/models/retrieve, as the SDK's `ModelInfo` has it. */
const anthropicModel = z.object({ max_input_tokens: tokens, max_tokens: tokens });

function readAnthropic(said: unknown): ServerFacts {
  const { data } = anthropicModel.safeParse(said);
  return facts({ contextWindow: data?.max_input_tokens, maxOutput: data?.max_tokens });
}

/**
 * Lists of models whose entries say more than a name: vLLM (`max_model_len`, vllm/entrypoints/openai/models), OpenRouter
 * (openrouter.ai/docs/guides/overview/models), Groq (console.groq.com/docs/models), Mistral (docs.mistral.ai/api, "Models").
 */
const listedModel = z.object({
  id: z.string(),
  max_model_len: tokens,
  context_length: tokens,
  context_window: tokens,
  max_context_length: tokens,
  max_completion_tokens: tokens,
  top_provider: z.nullish(z.object({ context_length: tokens, max_completion_tokens: tokens })),
  supported_parameters: z.nullish(z.array(z.string())),
  // Others say other things under this name.
  capabilities: z.catch(z.nullish(z.object({ function_calling: z.nullish(z.boolean()) })), undefined),
});
const modelList = z.object({ data: z.array(z.unknown()) });

function readListed(said: unknown, model: string): ServerFacts {
  const entry = modelList
    .safeParse(said)
    .data?.data.map((each) => listedModel.safeParse(each).data)
    .find((each) => each?.id === model);
  if (entry === undefined) {
    return {};
  }
  const { top_provider: top, supported_parameters: parameters, capabilities } = entry;
  return facts({
    contextWindow:
      top?.context_length ??
      entry.max_model_len ??
      entry.context_length ??
      entry.context_window ??
      entry.max_context_length,
    maxOutput: top?.max_completion_tokens ?? entry.max_completion_tokens,
    tools: parameters?.includes("tools") ?? capabilities?.function_calling,
    logprobs: parameters?.includes("logprobs"),
  });
}
