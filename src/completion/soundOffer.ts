import type { Snapshot } from "../text/snapshot.ts";
import type { Answer } from "./answer.ts";
import type { Offer } from "./offer.ts";
import { type CheckSyntax, parsingOf } from "./shape/index.ts";
import { none } from "./suggestion.ts";

/**
 * Of a model that errs often nothing is shown that breaks the syntax; what should have been parsed and was not is shown with a caveat.
 * A stretch is looked at once.
 */
export async function soundOffer(
  offer: Exclude<Offer, string>,
  { offered }: Answer,
  snapshot: Snapshot,
  checkSyntax: CheckSyntax | undefined,
  signal: AbortSignal,
): Promise<Exclude<Offer, string>> {
  if (offer.kind === "none" || checkSyntax === undefined || offered?.id === offer.stretch.id) {
    return offer;
  }
  const parsing = await parsingOf(offer.suggestion, snapshot, checkSyntax, signal);
  if (parsing === "notParsed") {
    const { caveats = [] } = offer.suggestion;
    const suggestion = { ...offer.suggestion, caveats: [...caveats, { kind: "unparsed" as const }] };
    return { ...offer, suggestion, stretch: { ...offer.stretch, isUnparsed: true } };
  }
  return parsing === "worse" ? none("breaksSyntax") : offer;
}
