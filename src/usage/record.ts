import * as z from "zod/mini";
import { suggestionCounts } from "./suggestionCounts.ts";
import { verdictCounts } from "./verdictCounts.ts";

/**
 * `cut`: it ended without its end mark or at its token limit. `stopped`: whoever asked wanted no more. `looped`: the client ended an
 * answer that repeated itself.
 */
const outcome = z.enum(["done", "cut", "looped", "stopped", "failed"]);
export type RequestOutcome = z.infer<typeof outcome>;

const record = z.object({
  /** One for each request, so that none is counted twice. */
  id: z.string(),
  /** When it began, in milliseconds since 1970. */
  at: z.number(),
  feature: z.string(),
  model: z.string(),
  /** Where it went, such as `http://127.0.0.1:8080`. */
  origin: z.string(),
  /** Name and version of the prompt, such as `generate@2`. */
  prompt: z.optional(z.string()),
  /** What the input was thought to take before it was sent; lines from before version 0.2 have none. */
  estimatedInputTokens: z.optional(z.number()),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** The part of the input that the provider had cached. */
  cachedTokens: z.number(),
  /** The provider counted nothing; the tokens are estimated. */
  isEstimate: z.boolean(),
  /** Absent where the price is not known. */
  dollars: z.optional(z.number()),
  /** Milliseconds to the first text, where any came. */
  firstMs: z.optional(z.number()),
  /** Milliseconds in all. */
  totalMs: z.number(),
  outcome,
  /** Kind of the failure, such as `rate`. */
  failure: z.optional(z.string()),
});
/** One request that a feature made, whatever was retried inside. */
export type RequestRecord = z.infer<typeof record>;

const decision = z.object({
  /** In milliseconds since 1970. */
  at: z.number(),
  feature: z.string(),
  model: z.string(),
  /** Where the model is; `embedded` for the one in this process. */
  origin: z.string(),
  /** Suggestions that were taken, or hunks that were accepted. */
  kept: z.number(),
  /** Those that were not; less than 0 where some that an earlier line counts were taken after all. */
  dropped: z.number(),
});
/** What became of some of a model's suggestions or hunks. */
export type Decision = z.infer<typeof decision>;

/** A line of the ledger. A reservation ends with the record of the same id, with its release, or by its age. */
export const ledgerEntry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("reserved"), id: z.string(), feature: z.optional(z.string()), dollars: z.number() }),
  z.object({ type: z.literal("released"), id: z.string() }),
  z.object({ type: z.literal("settled"), record }),
  z.object({ type: z.literal("decided"), ...decision.shape }),
  /** `at`: in milliseconds since 1970. */
  z.object({ type: z.literal("suggested"), at: z.number(), ...suggestionCounts.shape }),
  z.object({ type: z.literal("judged"), at: z.number(), ...verdictCounts.shape }),
]);
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export { record as requestRecord };
