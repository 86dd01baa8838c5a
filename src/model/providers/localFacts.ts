import * as z from "zod/mini";
import { facts, type ServerFacts, tokens } from "./modelFacts.ts";

/** llama.cpp, tools/server/README.md, "GET /props": the window of each of its slots. */
const props = z.object({ default_generation_settings: z.object({ n_ctx: tokens }) });

export function readProps(said: unknown): ServerFacts {
  return facts({ contextWindow: props.safeParse(said).data?.default_generation_settings.n_ctx });
}

/** Ollama, docs/api.md, "Show Model Information" and "List Running Models". */
const shownModel = z.object({
  parameters: z.nullish(z.string()),
  model_info: z.nullish(z.record(z.string(), z.unknown())),
  capabilities: z.nullish(z.array(z.string())),
});
const loadedModels = z.object({ models: z.array(z.object({ name: z.string(), context_length: tokens })) });

/** What the model was trained for is not what Ollama allots: that is what it says once it runs, or the model's own parameter. */
export function readOllama(shown: unknown, loaded: unknown, model: string): ServerFacts {
  const about = shownModel.safeParse(shown).data;
  const running = loadedModels
    .safeParse(loaded)
    .data?.models.find(({ name }) => name === model || name === `${model}:latest`);
  const parameter = /^num_ctx\s+(\d+)$/m.exec(about?.parameters ?? "")?.[1];
  const asked = running?.context_length ?? (parameter === undefined ? undefined : Number(parameter));
  const trained = Object.entries(about?.model_info ?? {}).find(([name]) => name.endsWith(".context_length"))?.[1];
  return facts({
    contextWindow: asked === undefined ? undefined : Math.min(asked, typeof trained === "number" ? trained : asked),
    tools: about?.capabilities?.includes("tools"),
  });
}

/** LM Studio, lmstudio.ai/docs/developer/rest/list: the window of the instance that is loaded. */
const studioModels = z.object({
  models: z.array(
    z.object({
      key: z.string(),
      loaded_instances: z.array(z.object({ id: z.string(), config: z.object({ context_length: tokens }) })),
      capabilities: z.nullish(z.object({ trained_for_tool_use: z.nullish(z.boolean()) })),
    }),
  ),
});

export function readStudio(said: unknown, model: string): ServerFacts {
  const entry = studioModels
    .safeParse(said)
    .data?.models.find(({ key, loaded_instances }) => key === model || loaded_instances.some(({ id }) => id === model));
  const instance = entry?.loaded_instances.find(({ id }) => id === model) ?? entry?.loaded_instances[0];
  return facts({
    contextWindow: instance?.config.context_length,
    // One that was not trained for it may call tools all the same, and is asked.
    tools: entry?.capabilities?.trained_for_tool_use || undefined,
  });
}

/** LM Studio before 0.4, lmstudio.ai/docs/developer/rest/endpoints. */
const olderStudioModels = z.object({
  data: z.array(
    z.object({ id: z.string(), loaded_context_length: tokens, capabilities: z.nullish(z.array(z.string())) }),
  ),
});

export function readOlderStudio(said: unknown, model: string): ServerFacts {
  const entry = olderStudioModels.safeParse(said).data?.data.find(({ id }) => id === model);
  return facts({
    contextWindow: entry?.loaded_context_length,
    tools: entry?.capabilities?.includes("tool_use") || undefined,
  });
}
