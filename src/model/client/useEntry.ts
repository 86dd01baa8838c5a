import * as z from "zod/mini";

/** What a minute of a key is counted in. */
export const dimensions = ["requests", "tokens", "inputTokens", "outputTokens"] as const;
export type Dimension = (typeof dimensions)[number];

/** Most that a key may use in a minute; what is absent has no limit. */
export type Limits = Readonly<{ [Each in Dimension]?: number | undefined }>;

/** Tokens of one request. */
export interface Cost {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const claim = { id: z.string(), key: z.string() };
const tokens = { inputTokens: z.number(), outputTokens: z.number() };
const limit = z.optional(z.number());

/** A line of what all windows use of their keys; `key` is a hash. */
export const useEntry = z.discriminatedUnion("type", [
  /** A request wants to go. */
  z.object({ type: z.literal("claimed"), ...claim, ...tokens }),
  /** It does not go after all. */
  z.object({ type: z.literal("released"), ...claim }),
  /** The provider has it; its tokens are not all counted yet. */
  z.object({ type: z.literal("arrived"), ...claim }),
  /** The provider has counted it. */
  z.object({ type: z.literal("settled"), ...claim, ...tokens }),
  /** Nothing may be sent until a time in milliseconds since 1970. */
  z.object({ type: z.literal("closed"), key: z.string(), until: z.number() }),
  /** The provider stated its limits. */
  z.object({
    type: z.literal("learned"),
    key: z.string(),
    limits: z.object({ requests: limit, tokens: limit, inputTokens: limit, outputTokens: limit }),
  }),
]);
export type UseEntry = z.infer<typeof useEntry>;
