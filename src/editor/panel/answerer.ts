import type { Model } from "../../model/model.ts";
import { parseAddress } from "../../model/providers/address.ts";
import { homes } from "../../model/providers/homes.ts";
import type { Settings } from "../settingsSchema.ts";
import type { Answerer } from "./answering.ts";

/** Who is asked, as a person is told: the model's name and where it runs. */
export function answererFor(model: Model, { provider, name, address }: Settings["model"]): Answerer {
  const base = provider === "openai" || provider === "anthropic" ? homes[provider] : address;
  const parsed = parseAddress(base);
  const host = parsed.ok ? new URL(parsed.origin).host : base;
  return { model, label: `${name} (${host})`, isLocal: isLoopback(host) };
}

function isLoopback(host: string): boolean {
  return /^(127(\.\d+){3}|localhost|\[::1\])(:\d+)?$/.test(host);
}
