import type { Model } from "../../model/model.ts";
import { isLoopback, priceOf } from "../../usage/prices.ts";
import type { Settings } from "../settingsSchema.ts";
import { targetOf } from "../target.ts";
import type { Answerer } from "./answering.ts";

/** Who is asked, as a person is told: the model's name, where it runs and what it costs. */
export function answererFor(model: Model, { model: named, usage }: Pick<Settings, "model" | "usage">): Answerer {
  const { name } = named;
  const { origin, host } = targetOf(named);
  const price = priceOf(name, origin, usage.prices);
  return { model, label: `${name} (${host})`, isLocal: isLoopback(origin), price };
}
