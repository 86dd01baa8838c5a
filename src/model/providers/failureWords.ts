import * as z from "zod/mini";
import type { ModelErrorDetails, ModelErrorKind } from "../errors.ts";

/** What a server says of an error, in either format: Anthropic puts it one level deeper. */
const spoken = z.object({
  message: z.optional(z.string()),
  type: z.nullish(z.string()),
  code: z.nullish(z.union([z.string(), z.number()])),
  /** The field of the request that it is about. */
  param: z.nullish(z.string()),
});
const spokenDeeper = z.object({ error: spoken });
/** What FastAPI says, on which many servers are built: a text, or which fields are wrong and why. */
const detailed = z.object({ detail: z.union([z.string(), z.array(z.unknown())]) });
export type Words = z.infer<typeof spoken>;

/** Finds the words in an error's body. */
export function wordsOf(body: unknown): Words {
  const deeper = spokenDeeper.safeParse(body);
  if (deeper.success) {
    return deeper.data.error;
  }
  const detail = detailed.safeParse(body).data?.detail;
  if (detail !== undefined) {
    return { message: typeof detail === "string" ? detail : JSON.stringify(detail) };
  }
  const plain = spoken.safeParse(body);
  return plain.success ? plain.data : typeof body === "string" ? { message: body } : {};
}

/** Codes and types of the OpenAI, Anthropic, Groq and Mistral APIs, and of llama.cpp, that name a kind better than the status does. */
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
  model_decommissioned: "notFound",
  invalid_model: "notFound",
  not_found_error: "notFound",
  invalid_request_error: "badRequest",
  timeout_error: "timeout",
  overloaded_error: "server",
  api_error: "server",
  server_error: "server",
};

/** What servers say without a code of their own. */
const kindOfMessage: readonly (readonly [RegExp, ModelErrorKind])[] = [
  // OpenAI, vLLM, Mistral, Anthropic, llama.cpp, Ollama, LM Studio, Gemini, Groq.
  [/maximum (context|model) length|prompt is too long|exceeds? (the )?(available )?context/i, "contextLength"],
  [/context (size|window|length) (of|exceeded)|reduce the length of the|token count .*exceeds/i, "contextLength"],
  // Anthropic, as an invalid request: the account has no money left.
  [/credit balance is too low/i, "quota"],
  // Anthropic and OpenAI, as an invalid request.
  [/blocked by content filtering|flagged as potentially violating/i, "contentFilter"],
  // OpenAI, Groq and others, of a model that is gone, whatever the status.
  [
    /\bmodel\b.*\b(has been|is|was) (deprecated|retired|removed|decommissioned|no longer (available|supported))/i,
    "notFound",
  ],
];

/** The kind that the words name, if they do. */
export function kindOfWords({ message = "", code, type }: Words): ModelErrorKind | undefined {
  const said = kindOfMessage.find(([pattern]) => pattern.test(message))?.[1];
  return said ?? kindOfCode[String(code)] ?? kindOfCode[String(type)];
}

/**
 * Statuses of a server that knows a part of a request not at all: FastAPI's is 422, OpenRouter's 404, llama.cpp's 500 and 501
 * (`tools param requires --jinja flag`).
 */
const refusing: ReadonlySet<number> = new Set([400, 404, 422, 500, 501]);
const refusal = /support|require|permit|allow|unknown|unrecogni[sz]ed|unexpected|invalid/i;
const parts: readonly (readonly [RegExp, NonNullable<ModelErrorDetails["unsupported"]>])[] = [
  [/\b(tools?|functions?)\b|\b(tool|function)[ _-](use|call|choice)/i, "tools"],
  // Ollama calls it insert, llama.cpp infill.
  [/\b(suffix|insert|infill)\b/i, "suffix"],
];

/** The part of a request that a server refuses because it knows none of it, such as Ollama's `… does not support tools`. */
export function unsupportedIn({ message = "", param }: Words, status: number | undefined) {
  const said = `${message} ${param ?? ""}`;
  const isRefusal = status !== undefined && refusing.has(status) && refusal.test(said);
  return isRefusal ? parts.find(([pattern]) => pattern.test(said))?.[1] : undefined;
}
