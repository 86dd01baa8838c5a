import { type LoopbackServer, startServer } from "./server.ts";

/** A value as OTLP writes it in JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding). */
interface Value {
  readonly stringValue?: string;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
  readonly arrayValue?: { readonly values: readonly Value[] };
}
type Attributes = readonly { readonly key: string; readonly value: Value }[];

interface WireSpan {
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Attributes;
  readonly events: readonly { readonly name: string; readonly timeUnixNano: string; readonly attributes: Attributes }[];
  readonly status: { readonly code: number };
}

/** A span as a collector reads it; times in milliseconds since 1970. */
export interface ReceivedSpan {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly at: number; readonly attributes: object }[];
  readonly status: number;
}

export interface Collector extends LoopbackServer {
  /** Where spans are to be sent. */
  readonly endpoint: string;
  spans(): readonly ReceivedSpan[];
  /** What the spans are said to come from. */
  resource(): Readonly<Record<string, unknown>>;
}

interface Batch {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

/** An OpenTelemetry collector that takes spans over HTTP as JSON, or refuses them with a status. */
export async function startCollector(status = 200): Promise<Collector> {
  const server = await startServer(async (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end("{}");
  });
  const received = () => server.requests.flatMap(({ body }) => (body as Batch).resourceSpans);
  return {
    ...server,
    endpoint: `${server.address}/v1/traces`,
    spans: () => received().flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map(spanOf))),
    resource: () => valuesOf(received()[0]?.resource.attributes ?? []),
  };
}

function spanOf({ name, kind, attributes, events, status, ...times }: WireSpan): ReceivedSpan {
  return {
    name,
    kind,
    start: millisecondsOf(times.startTimeUnixNano),
    end: millisecondsOf(times.endTimeUnixNano),
    attributes: valuesOf(attributes),
    events: events.map((event) => ({
      name: event.name,
      at: millisecondsOf(event.timeUnixNano),
      attributes: valuesOf(event.attributes),
    })),
    status: status.code,
  };
}

function millisecondsOf(nanoseconds: string): number {
  return Number(BigInt(nanoseconds) / 1_000_000n);
}

function valuesOf(attributes: Attributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));
}

function plain({ arrayValue, ...one }: Value): unknown {
  return arrayValue === undefined ? Object.values(one)[0] : arrayValue.values.map(plain);
}
