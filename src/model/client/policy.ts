import type { Model } from "../model.ts";

/** One rule of the client: gives a model that keeps it, whatever the model beneath does. */
export type Policy = (model: Model) => Model;

/** The same model with another way to stream. */
export function streamingBy(model: Model, stream: Model["stream"]): Model {
  const { id, capabilities, countTokens } = model;
  return { id, capabilities, stream, ...(countTokens === undefined ? {} : { countTokens }) };
}
