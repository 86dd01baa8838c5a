import { Lines } from "./lines.ts";

/** One event of a stream, not yet read. */
export interface Frame {
  /** Its name, where it has one. */
  readonly event?: string | undefined;
  /** JSON in all formats but for OpenAI's last word, `[DONE]`. */
  readonly data: string;
}

/** Tells a stream's events apart, whatever pieces its text comes in. */
export interface Frames {
  /** Takes the next piece; gives the events that it completes. */
  take(piece: string): readonly Frame[];
  /** Gives what needs no mark of its own to be complete. */
  end(): readonly Frame[];
}

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation). An event
 * without the empty line after it is none: the connection was lost within it.
 */
export class ServerSentEvents implements Frames {
  private readonly lines = new Lines();
  private event: string | undefined;
  private data: string | undefined;

  take(piece: string): readonly Frame[] {
    const frames: Frame[] = [];
    for (const line of this.lines.take(piece)) {
      if (line === "") {
        if (this.data) {
          frames.push({ event: this.event, data: this.data });
        }
        this.event = undefined;
        this.data = undefined;
      } else {
        this.note(line);
      }
    }
    return frames;
  }

  end(): readonly Frame[] {
    return [];
  }

  /** Of the fields `id` and `retry`, and of comments, nothing is used. */
  private note(line: string): void {
    if (line.startsWith("data:")) {
      const value = valueFrom(line, "data:".length);
      this.data = this.data === undefined ? value : `${this.data}\n${value}`;
    } else if (line.startsWith("event:")) {
      this.event = valueFrom(line, "event:".length);
    }
  }
}

function valueFrom(line: string, start: number): string {
  return line.slice(line.startsWith(" ", start) ? start + 1 : start);
}

/** A JSON value a line, as Ollama streams; the last one needs no line end. */
export class JsonLines implements Frames {
  private readonly lines = new Lines();

  take(piece: string): readonly Frame[] {
    return framesOf(this.lines.take(piece));
  }

  end(): readonly Frame[] {
    return framesOf([this.lines.end()]);
  }
}

function framesOf(lines: readonly string[]): readonly Frame[] {
  return lines.filter((line) => line !== "").map((data) => ({ data }));
}

/** How an answer's events are told apart, by the content type that says so. */
export const formats = {
  events: { contentType: "text/event-stream", create: (): Frames => new ServerSentEvents() },
  lines: { contentType: "application/x-ndjson", create: (): Frames => new JsonLines() },
} as const;
export type Format = keyof typeof formats;
