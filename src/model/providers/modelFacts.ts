import * as z from "zod/mini";

/** What a server or its documentation says of a model. What is missing, nobody said. */
export interface ServerFacts {
  /** Tokens that prompt and answer may take together, as this server runs the model now. */
  readonly contextWindow?: number;
  /** Tokens that one answer may have. */
  readonly maxOutput?: number;
  readonly tools?: boolean;
  readonly logprobs?: boolean;
  readonly promptCaching?: boolean;
}

/** A number of tokens, where a server states one; 0 and the like stand for none. */
export const tokens = z.catch(z.nullish(z.number().check(z.gt(0))), undefined);

/** Leaves out what was not said. */
export function facts(
  said: { readonly [Name in keyof ServerFacts]?: ServerFacts[Name] | null | undefined },
): ServerFacts {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== null));
}
