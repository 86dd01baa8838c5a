import { createAnthropicModel } from "./anthropic.ts";
import { createOpenaiModel } from "./openai.ts";
import { createOpenaiCompatibleModel } from "./openaiCompatible.ts";
import type { RemoteModel, RemoteModelOptions } from "./remote.ts";

const creators = {
  openai: createOpenaiModel,
  anthropic: createAnthropicModel,
  openaiCompatible: createOpenaiCompatibleModel,
} as const;

export type RemoteProvider = keyof typeof creators;

/** A model of one of the providers; its SDK is loaded at the first request. */
export function createRemoteModel(
  provider: RemoteProvider,
  options: RemoteModelOptions & { readonly address: string },
): RemoteModel {
  return creators[provider](options);
}
