import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type LoopbackServer, startServer } from "../../servers/server.ts";
import type { Body } from "./bodies.ts";
import { answerAt, type Spoiling } from "./spoil.ts";

/** Milliseconds to the first token, tokens a second after it, and characters of a token. */
const firstToken = 250;
const perSecond = 80;
export const perToken = 4;
/** Characters before the hole by which the place that is asked about is found. */
const told = 40;

/** What was asked, and how much of the answer was generated. */
export interface Asked {
  /** In the file. */
  readonly offset: number;
  readonly answer: string;
  readonly at: number;
  /** When each token was generated. */
  readonly arrivals: number[];
  isAborted: boolean;
}

/** A model that knows how the file goes on, and says it after a time, at a speed, and spoilt as ordered. Counts what it is asked. */
export class Oracle {
  readonly asked: Asked[] = [];
  body: Body | undefined;
  private readonly spoiling: Spoiling;
  private readonly seed: number;
  private readonly onEvent: (event: string) => void;

  constructor(spoiling: Spoiling, seed: number, onEvent: (event: string) => void = () => {}) {
    this.spoiling = spoiling;
    this.seed = seed;
    this.onEvent = onEvent;
  }

  /** What comes before the right text is no wrong line but a wrong form. */
  get isFormWrong(): boolean {
    return this.spoiling === "fence" || this.spoiling === "echo";
  }

  /** Streams the answer for a hole behind a text, `most` tokens of it and none of what is to stop it. Ends early when the signal aborts. */
  async *answer(prefix: string, most: number, stop: readonly string[], signal: AbortSignal): AsyncGenerator<string> {
    const offset = this.offsetOf(prefix);
    const answer =
      offset === undefined || this.body === undefined ? "" : answerAt(this.body, offset, this.spoiling, this.seed);
    const asked: Asked = { offset: offset ?? -1, answer, at: performance.now(), arrivals: [], isAborted: false };
    this.asked.push(asked);
    const number = this.asked.length;
    this.onEvent(`request ${number} at ${offset} behind ${JSON.stringify(prefix.slice(-20))}`);
    const isAborted = once(signal, "abort").then(() => undefined);
    const due = asked.at + firstToken;
    const end = Math.min(answer.length, ...stop.map((each) => answer.indexOf(each)).filter((found) => found >= 0));
    for (let start = 0; start < Math.max(1, end) && asked.arrivals.length < most; start += perToken) {
      const left = due + (1000 / perSecond) * asked.arrivals.length - performance.now();
      await Promise.race([sleep(Math.max(0, left)), isAborted]);
      if (signal.aborted) {
        break;
      }
      if (start < end) {
        asked.arrivals.push(performance.now());
        yield answer.slice(start, Math.min(end, start + perToken));
      }
    }
    asked.isAborted = signal.aborted;
    this.onEvent(`request ${number} ${signal.aborted ? "aborted" : "ended"} after ${asked.arrivals.length} tokens`);
  }

  /** Longer and longer ends of the text are looked for until only one place of the file is behind one. */
  private offsetOf(prefix: string): number | undefined {
    const { body } = this;
    if (body === undefined) {
      return undefined;
    }
    const whole = body.before + body.text + body.after;
    for (let length = told; length < 2 * prefix.length; length *= 2) {
      const end = prefix.slice(-length);
      const found = whole.indexOf(end);
      if (found < 0) {
        return undefined;
      }
      if (whole.indexOf(end, found + 1) < 0) {
        return found + end.length;
      }
    }
    return undefined;
  }
}

interface InfillRequest {
  readonly input_prefix: string;
  readonly n_predict: number;
  readonly stop?: readonly string[];
}

/** The oracle behind llama.cpp's `/infill`, a token a write. */
export function startOracle(oracle: Oracle): Promise<LoopbackServer> {
  return startServer(async (request, response) => {
    if (request.path.startsWith("/props")) {
      const settings = { n_ctx: 32_768, params: { n_predict: -1 } };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({ default_generation_settings: settings, total_slots: 1, model_path: "/oracle.gguf" }),
      );
      return;
    }
    if (request.path !== "/infill") {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { code: 404, message: "File Not Found", type: "not_found_error" } }));
      return;
    }
    const { input_prefix: prefix, n_predict: most, stop } = request.body as InfillRequest;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (event: object) =>
      response.write(`data: ${JSON.stringify({ index: 0, tokens: [], stop: false, ...event })}\n\n`);
    let tokens = 0;
    for await (const content of oracle.answer(prefix, most, stop ?? [], gone.signal)) {
      send({ content, tokens_predicted: ++tokens, tokens_evaluated: 1 });
    }
    if (!gone.signal.aborted) {
      const stopType = tokens >= most ? "limit" : "eos";
      send({ content: "", stop: true, stop_type: stopType, tokens_predicted: tokens, tokens_evaluated: 1 });
      response.end();
    }
  });
}
