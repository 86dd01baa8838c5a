import type { ModelError, ModelErrorKind } from "../model/errors.ts";

/** Faults that only the person can mend: asking again at the next key would fail again. */
const lasting: ReadonlySet<ModelErrorKind> = new Set(["auth", "quota", "notFound", "badRequest", "protocol"]);
/** Faults of one request, which say nothing about the next one. */
const ofOneRequest: ReadonlySet<ModelErrorKind> = new Set(["cancelled", "contextLength", "contentFilter"]);

/** Copilot rests 10 s after a refusal; the same here, until the client learns the provider's own time. */
const rest = 10_000;

/** Milliseconds for which typing asks a model nothing after it failed; `Infinity`: until it is set up anew. */
export function pauseAfter(error: ModelError): number {
  if (ofOneRequest.has(error.kind)) {
    return 0;
  }
  return lasting.has(error.kind) ? Number.POSITIVE_INFINITY : rest;
}
