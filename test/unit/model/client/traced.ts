import { Trace, type TraceEntry } from "../../../../src/model/client/trace.ts";
import { tracing } from "../../../../src/model/client/tracing.ts";
import type { Delta, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

/** Noon of 2026-11-25, UTC. */
export const noon = Date.UTC(2026, 10, 25, 12);

/** What a model does: say something, tell of an event, let milliseconds pass, or throw. */
export type Step = Delta | RequestEvent | number | Error;

const deltaTypes: ReadonlySet<string> = new Set<Delta["type"]>(["text", "tool", "finish"]);

/** A model that takes these steps for each request. */
function stepping(clock: FakeClock, steps: readonly Step[], id: string): Model {
  const capabilities = { contextWindow: 8000, maxOutput: 1000 } as Model["capabilities"];
  return {
    id,
    capabilities,
    async *stream({ onEvent }) {
      for (const step of steps) {
        if (typeof step === "number") {
          await clock.pass(step);
        } else if (step instanceof Error) {
          throw step;
        } else if (deltaTypes.has(step.type)) {
          yield step as Delta;
        } else {
          onEvent?.(step as RequestEvent);
        }
      }
    },
  };
}

export interface Traced {
  readonly trace: Trace;
  readonly model: Model;
  ask(request?: ModelRequest): Promise<string>;
}

/** A traced model that takes these steps; a token is four characters. */
export function traced(steps: readonly Step[], id = "openai/gpt-5"): Traced {
  const clock = new FakeClock();
  const trace = new Trace();
  const origin = "https://api.openai.com";
  const policy = tracing({ trace, origin, clock, time: () => noon, estimate: (text) => Math.ceil(text.length / 4) });
  const model = policy(stepping(clock, steps, id));
  return { trace, model, ask: (request = chat()) => outcome(model.stream(request, neverAborted)) };
}

/** The entry of one request to a model that takes these steps. */
export async function entryOf(steps: readonly Step[], request?: ModelRequest, id?: string): Promise<TraceEntry> {
  const { trace, ask } = traced(steps, id);
  await ask(request);
  const [entry] = trace.entries;
  if (entry === undefined) {
    throw new Error("Nothing was traced");
  }
  return entry;
}
