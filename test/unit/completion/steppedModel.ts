import { setImmediate as turn } from "node:timers/promises";
import { ModelError } from "../../../src/model/errors.ts";
import type { Capabilities, Delta, FinishReason, Model, ModelRequest } from "../../../src/model/model.ts";

/** Of a model over the network that takes text before and after the cursor. */
export const capabilities: Capabilities = {
  fim: "suffix",
  chat: false,
  tools: false,
  logprobs: false,
  learnsWorkspace: false,
  contextWindow: 8000,
  maxOutput: 500,
};

/** One request to a stepped model, which answers as the test says, when it says so. */
export class SteppedStream {
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  private readonly deltas: Delta[] = [];
  private wake: () => void = () => {};

  constructor(request: ModelRequest, signal: AbortSignal) {
    this.request = request;
    this.signal = signal;
    signal.addEventListener("abort", () => this.wake());
  }

  /** The model says more, and how probable that is if the test does; resolves when whoever listens has heard it. */
  async say(text: string, probability?: number): Promise<void> {
    this.deltas.push({ type: "text", text, ...(probability !== undefined && { logprob: Math.log(probability) }) });
    this.wake();
    await turn();
  }

  async end(reason: FinishReason = "stop"): Promise<void> {
    this.deltas.push({ type: "finish", reason });
    this.wake();
    await turn();
  }

  async *read(): AsyncGenerator<Delta> {
    for (;;) {
      const delta = this.deltas.shift();
      if (this.signal.aborted) {
        throw new ModelError("cancelled");
      }
      if (delta === undefined) {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.wake = resolve;
        await promise;
      } else {
        yield delta;
        if (delta.type === "finish") {
          return;
        }
      }
    }
  }
}

/** A model whose answers a test gives piece by piece. */
export class SteppedModel implements Model {
  readonly id: string;
  readonly capabilities: Capabilities;
  readonly streams: SteppedStream[] = [];

  constructor(id = "stepped", some: Partial<Capabilities> = {}) {
    this.id = id;
    this.capabilities = { ...capabilities, ...some };
  }

  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<Delta> {
    const stream = new SteppedStream(request, signal);
    this.streams.push(stream);
    return stream.read();
  }
}
