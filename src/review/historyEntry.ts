import * as z from "zod/mini";

/** What became of the hunks of a thread's proposals: how many of each. */
const outcome = z.object({ accepted: z.number(), rejected: z.number(), undecided: z.number() });
export type Outcome = Readonly<z.infer<typeof outcome>>;

/** What a list shows of an entry. */
export const historySummary = z.object({
  id: z.string(),
  /** What was asked for, such as `fix`; a text, so that an older version can show what a newer one has kept. */
  feature: z.string(),
  title: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  outcome,
});
export type HistorySummary = Readonly<z.infer<typeof historySummary>>;

/** A thread as it is kept. */
export interface HistoryEntry<Content> extends HistorySummary {
  readonly content: Content;
}

/** A line of the history's journal. */
export const historyEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("saved"), summary: historySummary }),
  z.object({ type: z.literal("deleted"), id: z.string() }),
]);
export type HistoryEvent = z.infer<typeof historyEvent>;

/** An entry's file, the content being what the caller's schema says. */
export function historyEntry<Content>(content: z.ZodMiniType<Content>) {
  return z.extend(historySummary, { content });
}
