import { type Attributes, SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import { ATTR_ERROR_TYPE, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT } from "@opentelemetry/semantic-conventions";
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROMPT_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
} from "@opentelemetry/semantic-conventions/incubating";
import type { TracedEvent, TraceEntry } from "../model/client/trace.ts";

/** Makes a span of a request that ended, by the conventions for generative AI clients (https://opentelemetry.io/docs/specs/semconv/gen-ai/). */
export function recordSpan(tracer: Tracer, entry: TraceEntry): void {
  const { operation, name } = namesOf(entry);
  const span = tracer.startSpan(`${operation} ${name}`, {
    kind: SpanKind.CLIENT,
    startTime: new Date(entry.at),
    attributes: attributesOf(entry),
  });
  for (const event of entry.events) {
    span.addEvent(event.type, eventAttributes(event), new Date(entry.at + event.ms));
  }
  if (entry.outcome === "failed") {
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end(new Date(entry.at + entry.totalMs));
}

function attributesOf(entry: TraceEntry): Attributes {
  const { operation, provider, name } = namesOf(entry);
  const { finish, usage, firstMs, outcome, error } = entry;
  return {
    [ATTR_GEN_AI_OPERATION_NAME]: operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: provider,
    [ATTR_GEN_AI_REQUEST_MODEL]: name,
    [ATTR_GEN_AI_REQUEST_MAX_TOKENS]: entry.maxTokens,
    [ATTR_GEN_AI_REQUEST_STREAM]: true,
    ...(entry.prompt === undefined ? {} : { [ATTR_GEN_AI_PROMPT_NAME]: entry.prompt }),
    ...(finish === undefined ? {} : { [ATTR_GEN_AI_RESPONSE_FINISH_REASONS]: [finish] }),
    ...(firstMs === undefined ? {} : { [ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK]: firstMs / 1000 }),
    ...(usage === undefined
      ? {}
      : {
          [ATTR_GEN_AI_USAGE_INPUT_TOKENS]: usage.inputTokens,
          [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: usage.outputTokens,
          [ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]: usage.cachedTokens,
        }),
    ...serverOf(entry.origin),
    ...(outcome === "failed" && error !== undefined ? { [ATTR_ERROR_TYPE]: error.kind } : {}),
    "caveat.feature": entry.feature,
    "caveat.lane": entry.lane,
    "caveat.outcome": outcome,
  };
}

/** Names that the conventions know; another provider goes by the one that we have for it. */
const providerNames: Readonly<Record<string, string>> = { openaiCompatible: "openai_compatible", editor: "vscode" };

function namesOf({ model, task }: TraceEntry) {
  const [prefix = "", ...rest] = model.split("/");
  const operation = task === "chat" ? "chat" : "text_completion";
  return { operation, provider: providerNames[prefix] ?? prefix, name: rest.join("/") };
}

const usualPorts: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

/** Nothing for a model of the editor, which has no address. */
function serverOf(origin: string): Attributes {
  const url = URL.parse(origin);
  if (url === null) {
    return {};
  }
  const port = url.port === "" ? usualPorts[url.protocol] : Number(url.port);
  return { [ATTR_SERVER_ADDRESS]: url.hostname, ...(port === undefined ? {} : { [ATTR_SERVER_PORT]: port }) };
}

function eventAttributes({ type: _type, ms: _ms, ...facts }: TracedEvent): Attributes {
  return facts;
}
