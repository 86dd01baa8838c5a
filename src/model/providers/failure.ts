import * as z from "zod/mini";
import { ModelError, type ModelErrorKind } from "../errors.ts";
import { retryAfterOf } from "./retryAfter.ts";

/** The parts of an SDK's error that say why a request failed; both SDKs name them alike. */
const sdkError = z.object({
  message: z.optional(z.string()),
  status: z.optional(z.number()),
  requestID: z.nullish(z.string()),
  headers: z.optional(z.instanceof(Headers)),
  error: z.optional(z.unknown()),
});
type SdkError = z.infer<typeof sdkError>;

/** What a server says of an error, in either format: Anthropic puts it one level deeper. */
const spoken = z.object({
  message: z.optional(z.string()),
  type: z.nullish(z.string()),
  code: z.nullish(z.union([z.string(), z.number()])),
});
const spokenDeeper = z.object({ error: spoken });

/** Codes and types of the OpenAI and Anthropic APIs, and of llama.cpp, that name a kind better than the status does. */
const kindOfCode: Readonly<Record<string, ModelErrorKind>> = {
  authentication_error: "auth",
  permission_error: "auth",
  invalid_api_key: "auth",
  insufficient_quota: "quota",
  billing_error: "quota",
  billing_hard_limit_reached: "quota",
  rate_limit_error: "rate",
  rate_limit_exceeded: "rate",
  context_length_exceeded: "contextLength",
  exceed_context_size_error: "contextLength",
  request_too_large: "contextLength",
  content_filter: "contentFilter",
  content_policy_violation: "contentFilter",
  model_not_found: "notFound",
  not_found_error: "notFound",
  invalid_request_error: "badRequest",
  timeout_error: "timeout",
  overloaded_error: "server",
  api_error: "server",
  server_error: "server",
};

/** How servers without codes say that a prompt is too long: vLLM, Anthropic, Ollama, LM Studio. */
const tooLong =
  /maximum context length|prompt is too long|exceeds? (the )?(available )?context|context (size|window|length) (of|exceeded)/i;
/** How Anthropic says, as an invalid request, that the account has no money left. */
const noCredit = /credit balance is too low/i;

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
  const retryAfter = about.headers === undefined ? undefined : retryAfterOf(about.headers, Date.now());
  const facts = { status: about.status, requestId: about.requestID, retryAfter };
  return modelError(kind, facts, detailOf(error, about, words), context);
}

interface Facts {
  readonly status: number | undefined;
  readonly requestId?: string | null | undefined;
  readonly retryAfter?: number | undefined;
}

function modelError(
  kind: ModelErrorKind,
  { status, requestId, retryAfter }: Facts,
  detail: string | undefined,
  { origin, key }: FailureContext,
): ModelError {
  return new ModelError(kind, {
    origin,
    ...(status === undefined ? {} : { status }),
    ...(requestId ? { requestId: redact(requestId, key) } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(detail ? { detail: redact(detail, key) } : {}),
  });
}

type Words = z.infer<typeof spoken>;

function wordsOf(body: unknown): Words {
  const deeper = spokenDeeper.safeParse(body);
  if (deeper.success) {
    return deeper.data.error;
  }
  const plain = spoken.safeParse(body);
  return plain.success ? plain.data : typeof body === "string" ? { message: body } : {};
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

function kindOfWords(words: Words): ModelErrorKind | undefined {
  const message = words.message ?? "";
  if (tooLong.test(message)) {
    return "contextLength";
  }
  if (noCredit.test(message)) {
    return "quota";
  }
  return kindOfCode[String(words.code)] ?? kindOfCode[String(words.type)];
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
    case 413:
      return "contextLength";
    case 429:
      return "rate";
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
