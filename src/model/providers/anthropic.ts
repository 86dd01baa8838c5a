import type { BaseAnthropic } from "@anthropic-ai/sdk/client";
import type { Messages } from "@anthropic-ai/sdk/resources";
import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { ChatRequest } from "../model.ts";
import { readEvent } from "./anthropicEvent.ts";
import { promptOf, sendMessages } from "./anthropicRequest.ts";
import { toModelError } from "./failure.ts";
import { homes } from "./homes.ts";
import { once, type RemoteModel, type RemoteModelOptions, type Target, targetOf } from "./remote.ts";
import { orCancelled, streamAnswer } from "./streaming.ts";
import { noKey, plainFetch } from "./transport.ts";

/** Of the smallest of the models that Anthropic sells since 2024. */
const limits = { contextWindow: 200_000, maxOutput: 8192 };

/** A model behind Anthropic's wire format, which knows chats alone. Nothing is loaded or sent before the first request. */
export function createAnthropicModel(options: RemoteModelOptions): RemoteModel {
  const connect = once(async () => connectTo(targetOf(options.address ?? homes.anthropic, options.key)));
  return {
    id: `anthropic/${options.model}`,
    capabilities: {
      fim: options.fim,
      chat: true,
      tools: true,
      paysToCache: true,
      logprobs: false,
      learnsWorkspace: false,
      ...limits,
      ...options.found,
    },
    async *stream(request, signal, onHeaders) {
      if (request.task === "complete") {
        throw new ModelError("badRequest", { detail: "this model fills holes by chat alone" });
      }
      const { messages, toError } = await orCancelled(connect(), signal);
      const send = (sending: AbortSignal) => sendMessages(messages, options, request, sending);
      yield* streamAnswer({ send, read: readEvent, toError }, request.stop, signal, onHeaders);
    },
    async countTokens(request, signal) {
      const { messages, toError } = await orCancelled(connect(), signal);
      return countTokens(messages, options.model, request, signal).catch((error: unknown) => {
        throw signal.aborted ? new ModelError("cancelled") : toError(error);
      });
    },
    async listModels(signal) {
      const { client, toError } = await orCancelled(connect(), signal);
      return listModels(client, signal).catch((error: unknown) => {
        throw signal.aborted ? new ModelError("cancelled") : toError(error);
      });
    },
  };
}

async function connectTo(target: Target) {
  const { BaseAnthropic, Messages } = await import("./anthropicSdk.ts");
  const client = new BaseAnthropic({
    // A key given here keeps the SDK from looking for others in the environment and in the person's home folder.
    apiKey: target.key ?? noKey,
    baseURL: target.base.replace(/\/v1$/, ""),
    webhookKey: null,
    fetch: plainFetch(target.key),
    maxRetries: 0,
    logLevel: "off",
    openTelemetry: false,
  });
  const isTimeout = (error: unknown) => error instanceof BaseAnthropic.APIConnectionTimeoutError;
  return {
    client,
    messages: new Messages(client),
    toError: (error: unknown) => toModelError(error, { ...target, isTimeout }),
  };
}

const count = z.object({ input_tokens: z.int() });

/** Anthropic takes nothing for a count, and has limits of its own for it (platform.claude.com/docs/en/build-with-claude/token-counting). */
async function countTokens(
  messages: Messages,
  model: string,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<number> {
  const counted = await messages.countTokens({ model, ...promptOf(request) }, { signal });
  const { success, data } = count.safeParse(counted);
  if (!success) {
    throw new ModelError("protocol", { detail: "no count of tokens" });
  }
  return data.input_tokens;
}

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks with the SDK's plain request: its own list takes whatever comes for an empty one. */
async function listModels(client: BaseAnthropic, signal: AbortSignal): Promise<readonly string[]> {
  const { success, data } = modelList.safeParse(await client.get("/v1/models", { query: { limit: 1000 }, signal }));
  if (!success) {
    throw new ModelError("protocol", { detail: "no list of models" });
  }
  return data.data.map(({ id }) => id);
}
