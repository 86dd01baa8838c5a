import type { ModelErrorKind } from "./errors.ts";

/** What happens to a request on its way; the panel, the log, the trace and spans tell it. */
export type RequestEvent =
  /** Secrets were replaced by placeholders, before anything was sent. */
  | { readonly type: "redacted"; readonly secrets: number }
  /** The answer was known already; nothing is sent. */
  | { readonly type: "cached" }
  /** The same request runs already; its answer serves this one too. */
  | { readonly type: "shared" }
  /** It is held back: by the key's limit, between two tries, or because the model failed again and again. */
  | { readonly type: "waiting"; readonly why: "limit" | "backOff" | "rest"; readonly milliseconds: number }
  /** A second request for the same was sent, because the first says nothing. */
  | { readonly type: "hedged" }
  /** A try leaves the machine. */
  | { readonly type: "sent" }
  /** The answer's headers are there, with the provider's own name for the request. */
  | { readonly type: "headers"; readonly requestId?: string }
  /** A try failed; what follows is told by the next event, or the request ends so. */
  | { readonly type: "failed"; readonly kind: ModelErrorKind; readonly status?: number; readonly requestId?: string };
