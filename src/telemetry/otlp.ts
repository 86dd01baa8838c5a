import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from "@opentelemetry/semantic-conventions";
import type { TraceEntry } from "../model/client/trace.ts";
import { recordSpan } from "./span.ts";

export interface OtlpOptions {
  /** Where spans go, as the collector's documentation gives it, such as `http://127.0.0.1:4318/v1/traces`. */
  readonly endpoint: string;
  /** Caveat's own. */
  readonly version: string;
  /** Told of spans that the collector did not take: of the first, and of the first after it took some again. */
  readonly onFailure: (error: Error) => void;
}

/** Spans on their way to a collector. */
export interface Otlp {
  record(entry: TraceEntry): void;
  /** Sends what is left and closes. Takes no longer than `sendMs`, and never fails. */
  shutdown(): Promise<void>;
}

/** Milliseconds that a batch has for all its tries: the editor gives a window that closes about five seconds. */
const sendMs = 3000;

/**
 * Sends a span for each request to an OpenTelemetry collector (OTLP over HTTP, as JSON: https://opentelemetry.io/docs/specs/otlp/).
 * Throws where the endpoint is no address.
 */
export function startOtlp({ endpoint, version, onFailure }: OtlpOptions): Otlp {
  // A connection that is kept open would outlive the shutdown.
  const sending = new OTLPTraceExporter({
    url: endpoint,
    timeoutMillis: sendMs,
    httpAgentOptions: { keepAlive: false },
  });
  const exporter = tellingOnce(sending, onFailure);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: "caveat", [ATTR_SERVICE_VERSION]: version }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: sendMs })],
  });
  const tracer = provider.getTracer("caveat", version);
  return {
    record: (entry) => recordSpan(tracer, entry),
    // What could not be sent was told by the exporter.
    shutdown: () => provider.shutdown().catch(() => undefined),
  };
}

/** The same exporter, which tells of failures in a row once. */
function tellingOnce(exporter: SpanExporter, onFailure: (error: Error) => void): SpanExporter {
  let isFailing = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined && !isFailing) {
          onFailure(result.error);
        }
        isFailing = result.error !== undefined;
        done(result);
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
