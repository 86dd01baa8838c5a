import * as z from "zod/mini";

const count = z.number().check(z.nonnegative());
const counts = z.object({ right: count, all: count }).check(z.refine(({ right, all }) => right <= all));

/** What was learnt from use as it lies on the disk: names of models and languages, and numbers. */
export const savedLearnt = z.object({
  version: z.literal(1),
  seen: z.array(
    z.object({
      model: z.string(),
      languageId: z.string(),
      taken: counts,
      lines: counts,
      afterMiss: counts,
      byProbability: z.array(counts),
    }),
  ),
  /** Milliseconds to the first token, the latest last. */
  firstTokens: z.array(z.object({ model: z.string(), milliseconds: z.array(count) })),
});
export type SavedLearnt = z.infer<typeof savedLearnt>;
