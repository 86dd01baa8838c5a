import * as z from "zod/mini";
import { qualities, roles } from "../model/chain.ts";
import { fimForms } from "../model/fimForm.ts";

/** Where a model that is set up runs: one that the editor has, or a provider over the network. */
const entryProviders = ["editor", "openai", "anthropic", "openaiCompatible"] as const;

const positive = z.number().check(z.gt(0));

/** One model of `caveat.models`, as the set-up writes it and a person may change it. */
export const modelEntry = z.object({
  provider: z.enum(entryProviders),
  /** Base URL of an OpenAI-compatible server. */
  address: z.optional(z.string()),
  /** As its provider spells it; the identifier of a model that the editor has. */
  name: z.string().check(z.minLength(1)),
  /** What it is asked for; everything where nothing is said. */
  roles: z.optional(z.array(z.enum(roles))),
  quality: z.optional(z.enum(qualities)),
  /** What the set-up found: how it fills in the middle, and what else it can do. */
  fim: z.optional(z.enum(fimForms)),
  tools: z.optional(z.boolean()),
  logprobs: z.optional(z.boolean()),
  promptCaching: z.optional(z.boolean()),
  /** Tokens. */
  contextWindow: z.optional(positive),
  maxOutput: z.optional(positive),
  /** What its key may take in a minute, where a person knows it better than the provider says. */
  requestsPerMinute: z.optional(positive),
  tokensPerMinute: z.optional(positive),
});
export type ModelEntry = z.infer<typeof modelEntry>;
