/** One server-sent event, as https://html.spec.whatwg.org/multipage/server-sent-events.html writes it. */
export interface SseEvent {
  readonly event?: string;
  readonly data: string;
}

export interface SseStyle {
  readonly lineEnd?: "\n" | "\r\n" | "\r";
  /** Puts a comment before each event, as proxies do to keep a connection open. */
  readonly comments?: boolean;
}

/** The bytes of events, an entry for each. */
export function encodeSse(events: readonly SseEvent[], style: SseStyle = {}): readonly Uint8Array[] {
  const end = style.lineEnd ?? "\n";
  return events.map(({ event, data }) => {
    const lines = [
      ...(style.comments ? [": keep-alive", ""] : []),
      ...(event === undefined ? [] : [`event: ${event}`]),
      ...data.split("\n").map((line) => `data: ${line}`),
      "",
      "",
    ];
    return new TextEncoder().encode(lines.join(end));
  });
}

/** How a server writes a stream. */
export interface StreamFormat {
  readonly contentType: string;
  /** The bytes of events, an entry for each. */
  encode(events: readonly SseEvent[], style?: SseStyle): readonly Uint8Array[];
}

export const sse: StreamFormat = { contentType: "text/event-stream; charset=utf-8", encode: encodeSse };

/** A JSON value a line, as Ollama streams; an empty line stands where a comment would. */
export const jsonLines: StreamFormat = {
  contentType: "application/x-ndjson",
  encode: (events, { lineEnd = "\n", comments = false } = {}) =>
    events.map(({ data }) => new TextEncoder().encode((comments ? lineEnd : "") + data + lineEnd)),
};

/** Cuts bytes at offsets, wherever they fall: inside a line end, inside a character. Offsets outside are ignored. */
export function splitBytes(bytes: Uint8Array, offsets: readonly number[]): readonly Uint8Array[] {
  const inside = [...new Set(offsets)].filter((offset) => offset > 0 && offset < bytes.length).sort((a, b) => a - b);
  const borders = [0, ...inside, bytes.length];
  return borders.slice(1).map((border, index) => bytes.subarray(borders[index], border));
}
