import type { OpenAI } from "openai";
import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import { toModelError } from "./failure.ts";
import { sendFim } from "./fimEndpoint.ts";
import { readChunk } from "./openaiChunk.ts";
import { type Dialect, sendChat, sendCompletion } from "./openaiRequest.ts";
import { once, type RemoteModel, type RemoteModelOptions, type Target, targetOf } from "./remote.ts";
import { orCancelled, streamAnswer } from "./streaming.ts";
import { noKey, plainFetch } from "./transport.ts";

/** A model behind OpenAI's wire format. Nothing is loaded or sent before the first request. */
export function createOpenaiWireModel(dialect: Dialect, options: RemoteModelOptions): RemoteModel {
  const connect = once(async () => connectTo(targetOf(options.address ?? dialect.home, options.key)));
  return {
    id: `${dialect.name}/${options.model}`,
    capabilities: {
      fim: options.fim,
      chat: true,
      tools: dialect.tools,
      logprobs: false,
      learnsWorkspace: false,
      ...dialect.limits,
      ...options.found,
    },
    async *stream(request, signal, onHeaders) {
      const { client, toError } = await orCancelled(connect(), signal);
      const fill = options.fim === "fimEndpoint" ? sendFim : sendCompletion;
      const send =
        request.task === "complete"
          ? (sending: AbortSignal) => fill(client, options, request, sending)
          : (sending: AbortSignal) => sendChat(client, dialect, options, request, sending);
      yield* streamAnswer({ send, read: readChunk, toError }, request.stop, signal, onHeaders);
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
  const { OpenAI } = await import("./openaiSdk.ts");
  const client = new OpenAI({
    apiKey: target.key ?? noKey,
    baseURL: target.base,
    fetch: plainFetch(target.key),
    maxRetries: 0,
    logLevel: "off",
    // What environment variables say belongs to another origin.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
  const isTimeout = (error: unknown) => error instanceof OpenAI.APIConnectionTimeoutError;
  return { client, toError: (error: unknown) => toModelError(error, { ...target, isTimeout }) };
}

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks with the SDK's plain request: its own list takes whatever comes for an empty one. */
async function listModels(client: OpenAI, signal: AbortSignal): Promise<readonly string[]> {
  const { success, data } = modelList.safeParse(await client.get("/models", { signal }));
  if (!success) {
    throw new ModelError("protocol", { detail: "no list of models" });
  }
  return data.data.map(({ id }) => id);
}
