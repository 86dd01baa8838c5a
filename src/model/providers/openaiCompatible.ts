import { createOpenaiWireModel } from "./openaiWire.ts";
import type { RemoteModel, RemoteModelOptions } from "./remote.ts";

/** A model behind any server that imitates OpenAI's: llama.cpp, Ollama, vLLM, LM Studio, a gateway. */
export function createOpenaiCompatibleModel(options: RemoteModelOptions & { readonly address: string }): RemoteModel {
  return createOpenaiWireModel(
    {
      name: "openaiCompatible",
      home: options.address,
      // What local servers allot where nothing else was asked of them: 4,096 (Ollama, LM Studio) and more.
      limits: { contextWindow: 4096, maxOutput: 2048 },
      chatLimit: "max_tokens",
      chatStops: true,
      // Many of them know none, and nothing asked this one yet.
      tools: false,
    },
    options,
  );
}
