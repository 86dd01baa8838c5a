import type { ModelError, ModelErrorKind } from "../model/errors.ts";

/** Faults that only the person can mend: asking again at the next key would fail again. The client deals with the others. */
const lasting: ReadonlySet<ModelErrorKind> = new Set(["auth", "quota", "notFound", "badRequest", "protocol"]);

/** Whether typing asks a model nothing more after this error, until it is set up anew. */
export function lastsUntilSetUp({ kind }: ModelError): boolean {
  return lasting.has(kind);
}
