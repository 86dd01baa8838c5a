import { type LoopbackServer, startServer } from "./server.ts";

/** A server that answers `/v1/models` with these entries, and nothing else. */
export function startModelList(entries: readonly object[]): Promise<LoopbackServer> {
  return startServer(async ({ path }, response) => {
    const isList = path === "/v1/models";
    response.writeHead(isList ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(isList ? { object: "list", data: entries } : { detail: "Not Found" }));
  });
}

/** How vLLM lists a model (vllm/entrypoints/openai/engine/protocol.py, `ModelCard`). */
export const vllmEntry = (id: string, window: number) => ({
  id,
  object: "model",
  created: 1_700_000_000,
  owned_by: "vllm",
  root: id,
  parent: null,
  max_model_len: window,
  permission: [],
});

/** How OpenRouter lists a model (openrouter.ai/docs/guides/overview/models). */
export const openRouterEntry = (id: string, window: number, most: number | null, parameters: readonly string[]) => ({
  id,
  name: id,
  context_length: window,
  architecture: { modality: "text->text", tokenizer: "Qwen" },
  top_provider: { is_moderated: false, context_length: window, max_completion_tokens: most },
  supported_parameters: parameters,
});

/** How Mistral lists a model (docs.mistral.ai/api, "Models"). */
export const mistralEntry = (id: string, window: number) => ({
  id,
  object: "model",
  owned_by: "mistralai",
  capabilities: { completion_chat: true, completion_fim: true, function_calling: true, vision: false },
  max_context_length: window,
});

/** How Groq lists a model (console.groq.com/docs/models). */
export const groqEntry = (id: string, window: number, most: number) => ({
  id,
  object: "model",
  owned_by: "Meta",
  active: true,
  context_window: window,
  max_completion_tokens: most,
});
