import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Price } from "../../../src/usage/prices.ts";
import { messageEvents } from "../../servers/anthropic.ts";
import { chatEvents } from "../../servers/openai.ts";
import type { Answer } from "../../servers/script.ts";
import { encodeSse } from "../../servers/sse.ts";
import { answerTokens, type Limit, SlidingLog, tokensOf } from "./count.ts";
import type { Fault, PlannedRequest } from "./plan.ts";

/** A try as the server saw it. Times are of `epoch()`. */
export interface Arrival {
  readonly id: number;
  readonly attempt: number;
  readonly at: number;
}

/** A rest that the server asked the key for. */
export interface Rest {
  readonly id: number;
  readonly attempt: number;
  /** From when the whole answer was written. */
  readonly from: number;
  readonly until: number;
}

export interface ChaosServer {
  readonly address: string;
  readonly arrivals: readonly Arrival[];
  readonly rests: readonly Rest[];
  /** Requests and tokens as they were counted, when. */
  readonly requests: SlidingLog;
  readonly tokens: SlidingLog;
  /** What it charged so far. */
  dollars(): number;
  openRequests(): number;
  close(): void;
}

/** Milliseconds since 1970 with fractions, the same in all processes of a machine. */
export const epoch = () => performance.timeOrigin + performance.now();

const words = Array.from({ length: answerTokens }, (_, index) => `word${index} `);
/** Milliseconds between two events of a stream. */
const pace = 4;
/** Events that come before the fault of a stream in the middle. */
const beforeFault = 7;

/** A server of one key, in OpenAI's and Anthropic's formats, that does with each try what was planned, and counts as providers do. */
export async function startChaos(plan: readonly PlannedRequest[], limit: Limit, price: Price): Promise<ChaosServer> {
  const arrivals: Arrival[] = [];
  const rests: Rest[] = [];
  const requests = new SlidingLog();
  const tokens = new SlidingLog();
  const tried = new Map<number, number>();
  let dollars = 0;
  let open = 0;
  const server = createServer(async (message, response) => {
    const at = epoch();
    open++;
    response.once("close", () => open--);
    response.on("error", () => {});
    const body = await bodyOf(message);
    const id = Number(/#(\d+) /.exec(body)?.[1]);
    const attempt = tried.get(id) ?? 0;
    tried.set(id, attempt + 1);
    arrivals.push({ id, attempt, at });
    const planned = plan[id];
    if (planned === undefined) {
      throw new Error(`nobody planned request ${id}`);
    }
    const { format } = planned;
    const input = tokensOf(planned.characters);
    const { max_tokens, max_completion_tokens = max_tokens } = JSON.parse(body) as Record<string, number>;
    requests.add(at, 1);
    tokens.add(at, input + (format === "openai" ? (max_completion_tokens ?? 0) : 0));
    const exchange: Exchange = {
      planned,
      response,
      headers: { ...limitHeaders(format, limit, requests, tokens), "x-request-id": `req_${id}_${attempt}` },
      onRest: (until) => rests.push({ id, attempt, from: epoch(), until }),
      onBegun: () => {
        dollars += (input * price.input) / 1e6;
      },
      onWord: () => {
        dollars += price.output / 1e6;
        if (format === "anthropic") {
          tokens.add(epoch(), 1);
        }
      },
    };
    await answer(exchange, planned.faults[attempt]);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    arrivals,
    rests,
    requests,
    tokens,
    dollars: () => dollars,
    openRequests: () => open,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Exchange {
  readonly planned: PlannedRequest;
  readonly response: ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
  onRest(until: number): void;
  /** A stream began: its input is charged. */
  onBegun(): void;
  /** A token was written. */
  onWord(): void;
}

async function answer(exchange: Exchange, fault: Fault | undefined): Promise<void> {
  const { response, headers } = exchange;
  switch (fault) {
    case undefined:
    case "resetLater":
    case "stallLater":
    case "errorLater":
    case "cut":
      return stream(exchange, fault);
    case "resetFirst":
      response.socket?.destroy();
      return;
    case "stallFirst":
      response.writeHead(200, { ...headers, "content-type": "text/event-stream" }).flushHeaders();
      return;
    case "slowHeaders":
      // Longer than any client waits.
      return;
    case "garbage":
      response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
      response.end("data: {{{\n\n");
      return;
    case "html":
      response.writeHead(200, { ...headers, "content-type": "text/html" }).end("<h1>Sign in</h1>");
      return;
    case "empty":
      response.writeHead(200, { ...headers, "content-type": "text/event-stream" }).end();
      return;
    case "429seconds":
      return rest(exchange, { "retry-after": "1" }, 1000);
    case "429milliseconds":
      return rest(exchange, { "retry-after-ms": "350" }, 350);
    case "429date": {
      const date = new Date(Date.now() + 2000).toUTCString();
      return rest(exchange, { "retry-after": date }, Date.parse(date) - epoch());
    }
    case "429":
      return fail(exchange, 429);
    default:
      return fail(exchange, Number(fault));
  }
}

async function stream({ planned, response, headers, onBegun, onWord }: Exchange, fault: Fault | undefined) {
  const usage = { input: tokensOf(planned.characters), output: answerTokens, cached: 0 };
  const overloaded = { type: "overloaded_error", message: "Overloaded" };
  const said: Answer = { text: words, usage };
  const encode = planned.format === "openai" ? chatEvents : messageEvents;
  const events = encodeSse(encode(said));
  const failing = encodeSse(encode({ ...said, error: overloaded })).at(-1);
  response.writeHead(200, { ...headers, "content-type": "text/event-stream" }).flushHeaders();
  onBegun();
  for (const [index, event] of events.entries()) {
    await sleep(pace);
    if (response.destroyed) {
      return;
    }
    if (fault !== undefined && index === beforeFault) {
      breakOff(response, fault, failing);
      return;
    }
    response.write(event);
    if (Buffer.from(event).includes('"word')) {
      onWord();
    }
  }
  response.end();
}

function breakOff(response: ServerResponse, fault: Fault, failing: Uint8Array | undefined): void {
  if (fault === "errorLater") {
    response.end(failing);
  } else if (fault === "cut") {
    response.end();
  } else if (fault === "resetLater") {
    response.write("", () => setImmediate(() => response.socket?.destroy()));
  }
}

function rest(exchange: Exchange, headers: Readonly<Record<string, string>>, milliseconds: number): void {
  const { response } = exchange;
  const began = epoch();
  response.once("finish", () => exchange.onRest(Math.max(epoch(), began) + milliseconds));
  fail(exchange, 429, headers);
}

function fail({ planned, response, headers }: Exchange, status: number, more = {}): void {
  const error = { type: status === 429 ? "rate_limit_error" : "loopback", message: `planned ${status}` };
  response.writeHead(status, { ...headers, ...more, "content-type": "application/json" });
  response.end(JSON.stringify(planned.format === "openai" ? { error } : { type: "error", error }));
}

function limitHeaders(format: string, limit: Limit, requests: SlidingLog, tokens: SlidingLog) {
  const now = epoch();
  const left = (most: number, log: SlidingLog) => String(Math.max(0, most - log.within(now)));
  const states = [
    ["requests", limit.requests, left(limit.requests, requests)],
    ["tokens", limit.tokens, left(limit.tokens, tokens)],
  ] as const;
  return Object.fromEntries(
    states.flatMap(([of, most, remaining]) =>
      format === "openai"
        ? [
            [`x-ratelimit-limit-${of}`, String(most)],
            [`x-ratelimit-remaining-${of}`, remaining],
          ]
        : [
            [`anthropic-ratelimit-${of}-limit`, String(most)],
            [`anthropic-ratelimit-${of}-remaining`, remaining],
          ],
    ),
  );
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
