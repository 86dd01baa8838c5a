import * as z from "zod/mini";
import { ModelError, type ModelErrorDetails, type ModelErrorKind } from "../errors.ts";
import { kindOfWords, unsupportedIn, type Words, wordsOf } from "./failureWords.ts";
import { requestIdOf } from "./requestId.ts";
import { retryAfterOf } from "./retryAfter.ts";

/** The parts of an SDK's error that say why a request failed; both SDKs name them alike. */
const sdkError = z.object({
  message: z.optional(z.string()),
  status: z.optional(z.number()),
  headers: z.optional(z.instanceof(Headers)),
  error: z.optional(z.unknown()),
});
type SdkError = z.infer<typeof sdkError>;

/** Codes of Node's network, TLS and HTTP layers; whatever is not listed here is an unreachable network. */
const kindOfCause: readonly (readonly [RegExp, ModelErrorKind])[] = [
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, "timeout"],
  [/^(HTTPParserError$|HPE_|ERR_SSL_|EPROTO|UND_ERR_(RES|HEADERS_OVERFLOW))/, "protocol"],
];

export interface FailureContext {
  readonly origin: string;
  readonly key: string | undefined;
  /** Whether the SDK gave up waiting for an answer's first byte. */
  isTimeout(error: unknown): boolean;
}

/** Turns whatever an SDK threw into a `ModelError`; the key occurs in none of its parts. */
export function toModelError(error: unknown, context: FailureContext): ModelError {
  if (error instanceof ModelError) {
    return modelError(error.kind, error, error.detail, context);
  }
  const said = sdkError.safeParse(error);
  const about: SdkError = said.success ? said.data : {};
  const words = wordsOf(about.error);
  const kind = kindOf(error, about, words, context);
  const unsupported = refusable.has(kind) ? unsupportedIn(words, about.status) : undefined;
  const facts = { status: about.status, unsupported, ...(about.headers === undefined ? {} : factsIn(about.headers)) };
  return modelError(unsupported === undefined ? kind : "badRequest", facts, detailOf(error, about, words), context);
}

/** Kinds that the status gives to a request of which a part is not known. */
const refusable: ReadonlySet<ModelErrorKind> = new Set(["badRequest", "notFound", "server"]);

function factsIn(headers: Headers): Pick<Facts, "requestId" | "retryAfter"> {
  return { requestId: requestIdOf(headers), retryAfter: retryAfterOf(headers, Date.now()) };
}

type Facts = {
  readonly [Name in "status" | "requestId" | "retryAfter" | "unsupported"]?: ModelErrorDetails[Name] | undefined;
};

function modelError(
  kind: ModelErrorKind,
  { status, requestId, retryAfter, unsupported }: Facts,
  detail: string | undefined,
  { origin, key }: FailureContext,
): ModelError {
  return new ModelError(kind, {
    origin,
    ...(status === undefined ? {} : { status }),
    ...(requestId ? { requestId: redact(requestId, key) } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(unsupported === undefined ? {} : { unsupported }),
    ...(detail ? { detail: redact(detail, key) } : {}),
  });
}

function kindOf(error: unknown, about: SdkError, words: Words, context: FailureContext): ModelErrorKind {
  if (context.isTimeout(error)) {
    return "timeout";
  }
  if (about.status === undefined && about.error === undefined) {
    return error instanceof SyntaxError ? "protocol" : kindOfConnection(error);
  }
  const named = kindOfWords(words);
  if (named !== undefined && named !== "badRequest" && named !== "server") {
    return named;
  }
  return about.status === undefined ? (named ?? "server") : kindOfStatus(about.status, about.headers);
}

function kindOfStatus(status: number, headers: Headers | undefined): ModelErrorKind {
  switch (status) {
    case 401:
    case 403:
      return "auth";
    case 402:
      return "quota";
    case 404:
      // A model server says so in JSON; a page says that something else lives at this address.
      return headers?.get("content-type")?.includes("json") ? "notFound" : "protocol";
    case 408:
      return "timeout";
    case 409:
      // The request is well; what it collides with is the server's own and passes (RFC 9110, 15.5.10).
      return "server";
    case 410:
      return "notFound";
    case 413:
      return "contextLength";
    case 429:
      return "rate";
    case 499:
      // A proxy's word for a client that left: it was not this one, which would have ended with its own error.
      return "server";
    default:
      return status >= 500 ? "server" : status >= 400 ? "badRequest" : "protocol";
  }
}

function kindOfConnection(error: unknown): ModelErrorKind {
  const code = codeOf(error);
  return kindOfCause.find(([pattern]) => pattern.test(code))?.[1] ?? "network";
}

const link = z.object({
  name: z.optional(z.string()),
  code: z.optional(z.string()),
  cause: z.optional(z.unknown()),
});

/** The first code down the chain of causes, such as `ECONNREFUSED`; fetch wraps it once and the SDK again. Some parser errors have none. */
function codeOf(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 5; depth++) {
    const parsed = link.safeParse(current);
    if (!parsed.success) {
      return "";
    }
    const { code, name } = parsed.data;
    if (code !== undefined || name === "HTTPParserError") {
      return code ?? name ?? "";
    }
    current = parsed.data.cause;
  }
  return "";
}

function detailOf(error: unknown, about: SdkError, words: Words): string {
  const { status } = about;
  if (status !== undefined && status >= 300 && status < 400) {
    const target = URL.parse(about.headers?.get("location") ?? "");
    return target === null ? "redirect" : `redirect to ${target.origin}`;
  }
  return words.message ?? (codeOf(error) || (about.message ?? ""));
}

/** Longer words of a server are a page or a stack trace. */
const longestDetail = 300;

function redact(text: string, key: string | undefined): string {
  const clean = key ? text.replaceAll(key, "[key]") : text;
  const line = clean.replace(/\s+/g, " ").trim();
  return line.length > longestDetail ? `${line.slice(0, longestDetail)}…` : line;
}
