import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedRequest } from "./server.ts";
import { type SseEvent, type SseStyle, type StreamFormat, splitBytes, sse } from "./sse.ts";

/** What a model is to say; each server writes it in its own format. */
export interface Answer {
  /** The text, in the pieces that become one event each. */
  readonly text?: string | readonly string[];
  /** The arguments of calls of a tool after the text, in the pieces that become one event each. */
  readonly calls?: readonly { readonly name: string; readonly text: string | readonly string[] }[];
  /** Natural logarithm of the probability of each piece of the text. */
  readonly logprobs?: readonly number[];
  /** What a reasoning model thinks before it answers. */
  readonly reasoning?: string;
  /** Why the answer ends; `stop` if nothing else is said. */
  readonly finish?: "stop" | "length" | "filter";
  readonly usage?: { readonly input: number; readonly output: number; readonly cached: number };
  /** Ends the stream with an error event instead. */
  readonly error?: { readonly type: string; readonly message: string; readonly code?: string };
  readonly faults?: Faults;
}

/** What goes wrong, or slowly, on the way. */
export interface Faults extends SseStyle {
  /** Milliseconds before the headers. */
  readonly headersAfter?: number;
  /** Milliseconds before each event. */
  readonly eventEvery?: number;
  /** Byte offsets of the stream at which it is split into writes. */
  readonly splitAt?: readonly number[];
  /** Where the stream breaks off, and how: a clean end, a lost connection, or silence until the client goes. */
  readonly breakOff?: { readonly afterBytes: number; readonly by: "end" | "reset" | "stall" };
  /** Marks the end of the body by closing the connection, as HTTP/1.0 servers do, not by chunks. */
  readonly endByClosing?: boolean;
  /** Another content type than the right one. */
  readonly contentType?: string;
}

/** An answer that is no stream: an error's status, a redirect, a page. */
export interface PlainReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, or a value to be sent as JSON. */
  readonly body?: unknown;
}

export type Reply = string | Answer | PlainReply;

/** The same reply to every request, a list with the last one repeated, or a function: how tests let a model answer truly. */
export type Script = Reply | readonly Reply[] | ((request: RecordedRequest) => Reply | Promise<Reply>);

/** The script's next reply, each time it is called. */
export function play(script: Script): (request: RecordedRequest) => Promise<Answer | PlainReply> {
  let turn = 0;
  return async (request) => {
    const reply = await pick(script, turn++, request);
    return typeof reply === "string" ? { text: reply } : reply;
  };
}

function pick(script: Script, turn: number, request: RecordedRequest): Reply | Promise<Reply> {
  if (typeof script === "function") {
    return script(request);
  }
  if (!Array.isArray(script)) {
    return script as Reply;
  }
  return script[Math.min(turn, script.length - 1)];
}

/** The text of an answer as pieces; where none were given, words with the white space before them. */
export function piecesOf({ text = "" }: Pick<Answer, "text">): readonly string[] {
  return typeof text === "string" ? (text.match(/\s*\S+|\s+$/g) ?? []) : text;
}

/** Writes a reply: a plain one at once, an answer as the events that `encode` makes of it, with its faults. */
export async function writeReply(
  reply: Answer | PlainReply,
  encode: (answer: Answer) => readonly SseEvent[],
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
  format: StreamFormat = sse,
): Promise<void> {
  if ("status" in reply) {
    writePlain(reply, response, headers);
    return;
  }
  const { faults = {} } = reply;
  await sleep(faults.headersAfter ?? 0);
  if (faults.endByClosing) {
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
  }
  response.writeHead(200, { "content-type": faults.contentType ?? format.contentType, ...headers });
  response.flushHeaders();
  await writeStream(format.encode(encode(reply), faults), faults, response);
}

function writePlain(reply: PlainReply, response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  const { status, body = "" } = reply;
  const type = typeof body === "string" ? "text/plain" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers, ...reply.headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

async function writeStream(events: readonly Uint8Array[], faults: Faults, response: ServerResponse): Promise<void> {
  const end = faults.breakOff?.afterBytes ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  for (const event of events) {
    if (faults.eventEvery !== undefined) {
      await sleep(faults.eventEvery);
    }
    if (response.destroyed || sent >= end) {
      break;
    }
    const offsets = (faults.splitAt ?? []).map((offset) => offset - sent);
    for (const piece of splitBytes(event.subarray(0, end - sent), offsets)) {
      response.write(piece);
    }
    sent += event.length;
  }
  breakOff(faults.breakOff?.by ?? "end", response);
}

function breakOff(by: "end" | "reset" | "stall", response: ServerResponse): void {
  if (by === "end") {
    response.end();
  } else if (by === "reset") {
    // What was written must be on its way before the connection goes.
    response.write("", () => setImmediate(() => response.socket?.destroy()));
  }
}
