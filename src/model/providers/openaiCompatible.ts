import type { FimKind } from "../model.ts";
import { countingAt } from "./countTokens.ts";
import { infill } from "./infill.ts";
import { ollamaGenerate } from "./ollamaGenerate.ts";
import { createOpenaiWireModel } from "./openaiWire.ts";
import { type OwnFill, streamFill } from "./plainRequest.ts";
import type { RemoteModel, RemoteModelOptions } from "./remote.ts";

/** A model behind any server that imitates OpenAI's: llama.cpp, Ollama, vLLM, LM Studio, a gateway. */
export function createOpenaiCompatibleModel(options: RemoteModelOptions & { readonly address: string }): RemoteModel {
  const chats = createOpenaiWireModel(
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
  const model: RemoteModel = {
    ...chats,
    countTokens: countingAt(options),
  };
  const fill = ownFills[options.fim];
  return fill === undefined
    ? model
    : {
        ...model,
        stream: (request, signal, onHeaders) =>
          request.task === "complete"
            ? streamFill(fill, options, request, signal, onHeaders)
            : model.stream(request, signal, onHeaders),
      };
}

/** The forms for which a server has a path of its own. */
const ownFills: Partial<Record<FimKind, OwnFill>> = { infill, generate: ollamaGenerate };
