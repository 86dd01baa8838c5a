/** Why a request failed; each kind has one sentence and one mend, told in `src/editor/messages.ts`. */
export type ModelErrorKind =
  | "auth"
  | "quota"
  | "rate"
  | "contextLength"
  | "contentFilter"
  | "notFound"
  | "badRequest"
  | "network"
  | "timeout"
  | "server"
  | "protocol"
  | "budget"
  | "cancelled";

/**
 * Why a budget let no request go: it may cost more than one request may; the feature's, the day's or the month's has no room for it;
 * the price is not known; the ledger can't be read; or the same feature asks over and over, or fails over and over, and a person has
 * to say that it may go on.
 */
export type BudgetReason =
  | "request"
  | "feature"
  | "day"
  | "month"
  | "unpriced"
  | "unreadable"
  | "asksOverAndOver"
  | "failsOverAndOver";

export interface ModelErrorDetails {
  /** Where the request went, such as `http://127.0.0.1:8080`; never with a path, a query or a key. */
  readonly origin?: string;
  readonly status?: number;
  /** The provider's own name for the request, for their support. */
  readonly requestId?: string;
  /** Milliseconds for which nothing should be asked there: the provider's own time, or what is left of the client's rest. */
  readonly retryAfter?: number;
  /** The client itself held the request back: nothing was sent. */
  readonly isUnsent?: boolean;
  /** Of a request that a server refused, what of it the server does not know. */
  readonly unsupported?: "tools" | "suffix";
  /** Of the kind `budget`. */
  readonly budget?: BudgetReason;
  /** The provider's own words, without anything secret. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The only error that leaves `src/model`. */
export class ModelError extends Error {
  readonly kind: ModelErrorKind;
  readonly origin: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly isUnsent: boolean;
  readonly unsupported: "tools" | "suffix" | undefined;
  readonly budget: BudgetReason | undefined;
  readonly detail: string | undefined;

  constructor(kind: ModelErrorKind, details: ModelErrorDetails = {}) {
    super(details.detail ?? kind, { cause: details.cause });
    this.name = "ModelError";
    this.kind = kind;
    this.origin = details.origin;
    this.status = details.status;
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.isUnsent = details.isUnsent ?? false;
    this.unsupported = details.unsupported;
    this.budget = details.budget;
    this.detail = details.detail;
  }
}

/** Whether a caught value says that somebody cancelled, which is not an error to a person. */
export function isCancelled(error: unknown): boolean {
  return error instanceof ModelError && error.kind === "cancelled";
}
