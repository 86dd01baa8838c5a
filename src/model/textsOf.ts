import type { ModelRequest } from "./model.ts";

/** All texts of a request that a model reads, for whoever counts them. */
export function textsOf(request: ModelRequest): readonly string[] {
  if (request.task === "complete") {
    const { prefix, suffix, others = [] } = request;
    return [prefix, suffix, ...others.flatMap(({ name, text }) => [name, text])];
  }
  const tool = request.tool === undefined ? [] : [JSON.stringify(request.tool)];
  return [...request.messages.map(({ text }) => text), ...tool];
}
