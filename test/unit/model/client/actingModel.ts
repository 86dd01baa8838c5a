import { sleep } from "../../../../src/model/client/clock.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Delta, Lane, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { FakeClock } from "./fakeClock.ts";

/** What a model does next: say something, fail, send its headers, or do nothing for some milliseconds. */
export type Act = string | ModelError | Headers | number;

/** A model that acts a part for each request, the last one again and again, and notes when it was asked. */
export class ActingModel implements Model {
  readonly id = "acting/model";
  readonly capabilities = {
    fim: "hole",
    chat: true,
    tools: false,
    logprobs: false,
    learnsWorkspace: false,
    contextWindow: 1000,
    maxOutput: 100,
  } as const;
  readonly askedAt: number[] = [];
  /** Requests that are running. */
  running = 0;
  /** Requests that came although an error had asked for rest. */
  askedInRest = 0;
  private restsUntil = 0;
  private readonly clock: FakeClock;
  private readonly parts: readonly (readonly Act[])[];

  constructor(clock: FakeClock, ...parts: readonly (readonly Act[])[]) {
    this.clock = clock;
    this.parts = parts;
  }

  async *stream(_request: ModelRequest, signal: AbortSignal, onHeaders?: (headers: Headers) => void) {
    if (signal.aborted) {
      throw new ModelError("cancelled");
    }
    const part = this.parts[Math.min(this.askedAt.length, this.parts.length - 1)] ?? [];
    this.askedAt.push(this.clock.now());
    this.askedInRest += this.clock.now() < this.restsUntil ? 1 : 0;
    this.running++;
    try {
      for (const act of part) {
        if (typeof act === "number") {
          await sleep(act, this.clock, signal);
        } else if (act instanceof Headers) {
          onHeaders?.(act);
        } else if (act instanceof ModelError) {
          this.restsUntil = Math.max(this.restsUntil, this.clock.now() + (act.retryAfter ?? 0));
          throw act;
        } else {
          yield { type: "text", text: act } satisfies Delta;
        }
      }
      yield { type: "finish", reason: "stop" } satisfies Delta;
    } finally {
      this.running--;
    }
  }
}

/** A chat in a lane. */
export function chat(lane: Lane = "command"): ModelRequest {
  return {
    task: "chat",
    messages: [{ role: "user", text: "Go on." }],
    stop: [],
    maxTokens: 10,
    lane,
    feature: lane === "typing" ? "completion" : "explain",
  };
}

/** How a request ended: its text with the reason in brackets, or the kind of its error behind what came before. */
export async function outcome(stream: AsyncIterable<Delta>): Promise<string> {
  let text = "";
  try {
    for await (const delta of stream) {
      text += delta.type === "finish" ? `[${delta.reason}]` : delta.text;
    }
    return text;
  } catch (error) {
    if (!(error instanceof ModelError)) {
      throw error;
    }
    return `${text}!${error.kind}`;
  }
}

/** The error in which a request ends. */
export async function failure(stream: AsyncIterable<Delta>): Promise<ModelError> {
  try {
    for await (const _delta of stream) {
      // Only its end is wanted.
    }
  } catch (error) {
    if (error instanceof ModelError) {
      return error;
    }
    throw error;
  }
  throw new Error("It did not fail");
}

export const neverAborted = new AbortController().signal;
