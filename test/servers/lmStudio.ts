import { type LoopbackServer, startServer } from "./server.ts";

export interface LmStudioModel {
  readonly id: string;
  /** What the model was made for. */
  readonly most: number;
  /** What it was loaded with, if it is. */
  readonly loaded?: number;
  readonly tools?: boolean;
}

/** A server that speaks LM Studio's lists of models, byte for byte: the present one, or the one of the versions before 0.4. */
export function startLmStudio(models: readonly LmStudioModel[], version: "v0" | "v1" = "v1"): Promise<LoopbackServer> {
  const lists: Readonly<Record<string, object>> = {
    "/v1/models": {
      object: "list",
      data: models.map(({ id }) => ({ id, object: "model", owned_by: "organization_owner" })),
    },
    ...(version === "v1"
      ? { "/api/v1/models": { models: models.map(present) } }
      : { "/api/v0/models": { object: "list", data: models.map(older) } }),
  };
  return startServer(async ({ method, path }, response) => {
    // It answers paths that it does not know with 200, as the real one does.
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(lists[path] ?? { error: `Unexpected endpoint or method. (${method} ${path})` }));
  });
}

function present({ id, most, loaded, tools = false }: LmStudioModel) {
  return {
    type: "llm",
    key: id,
    display_name: id,
    loaded_instances: loaded === undefined ? [] : [{ id, config: { context_length: loaded, flash_attention: true } }],
    max_context_length: most,
    format: "gguf",
    capabilities: { vision: false, trained_for_tool_use: tools },
  };
}

function older({ id, most, loaded, tools = false }: LmStudioModel) {
  return {
    id,
    object: "model",
    type: "llm",
    state: loaded === undefined ? "not-loaded" : "loaded",
    max_context_length: most,
    ...(loaded === undefined ? {} : { loaded_context_length: loaded }),
    ...(tools ? { capabilities: ["tool_use"] } : {}),
  };
}
