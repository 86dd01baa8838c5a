import { homes } from "./homes.ts";
import { createOpenaiWireModel } from "./openaiWire.ts";
import type { RemoteModel, RemoteModelOptions } from "./remote.ts";

/** A model of OpenAI's own service, or of one that imitates it exactly at another address. */
export function createOpenaiModel(options: RemoteModelOptions): RemoteModel {
  return createOpenaiWireModel(
    {
      name: "openai",
      home: homes.openai,
      // The smallest of the models that OpenAI sells for chats since 2024.
      limits: { contextWindow: 128_000, maxOutput: 16_384 },
      chatLimit: "max_completion_tokens",
      chatStops: false,
      tools: true,
    },
    options,
  );
}
