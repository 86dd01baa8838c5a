// A window of its own: `node client.ts` is sent what to run, runs its part of the plan, and sends back what became of each request.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "../../../src/model/client/client.ts";
import { systemClock } from "../../../src/model/client/clock.ts";
import type { Recording } from "../../../src/model/client/recordedBy.ts";
import { SharedUse } from "../../../src/model/client/sharedUse.ts";
import { KeyStates } from "../../../src/model/client/states.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Model, ModelRequest } from "../../../src/model/model.ts";
import { createRemoteModel } from "../../../src/model/providers/remoteModel.ts";
import type { RequestEvent } from "../../../src/model/requestEvent.ts";
import { type Ledger, openLedger } from "../../../src/usage/ledger.ts";
import type { Price } from "../../../src/usage/prices.ts";
import { type Limit, maxTokens, tokensOf } from "./count.ts";
import { type PlannedRequest, planOf, requests } from "./plan.ts";
import { epoch } from "./server.ts";

/** What a window is told. */
export interface Orders {
  readonly seed: number;
  /** Its number among so many windows. */
  readonly window: number;
  readonly windows: number;
  readonly address: string;
  readonly folder: string;
  readonly limit: Limit;
  readonly price: Price;
  readonly dayBudget: number;
  /** When the run begins, in milliseconds since 1970. */
  readonly begin: number;
}

/** What became of a request; times are of `epoch()`. */
export interface Ended {
  readonly id: number;
  /** `answered`, how else the answer finished, the kind of the error, `left`, or `untyped` where the error is none of ours. */
  readonly end: string;
  /** Nothing was sent, since the client held it back. */
  readonly isUnsent: boolean;
  readonly milliseconds: number;
  /** When each try left, and when each failed one was told. */
  readonly sent: readonly number[];
  readonly failed: readonly number[];
  readonly waited: readonly string[];
}

export interface Report {
  readonly ended: readonly Ended[];
  readonly unhandled: readonly string[];
  /** Sockets and timers that are left. */
  readonly leaks: readonly string[];
  /** Bytes after a tenth of the requests, after a half, and at the end. */
  readonly heap: readonly number[];
  readonly failures: readonly string[];
}

/** Foreign to the client, whose limits for this machine would be others. */
const origin = "https://chaos.test";
/** Seconds; stalls cost time, and nothing is learnt from long ones. */
const timeouts = { connect: 4, firstToken: 4, betweenTokens: 2, inAll: 300 };
/** Shares of the plan after which the heap is measured. */
const heapMarks = [0.1, 0.5];
/** Milliseconds that idle connections are kept by `fetch`, and some. */
const idle = 6000;
const whole = Array.from({ length: 8 }, (_, index) => `word${index} `).join("");

const unhandled: string[] = [];
process.on("unhandledRejection", (error) => unhandled.push(String(error)));
process.once("message", (orders: Orders) => void run(orders));

async function run(orders: Orders): Promise<void> {
  const { seed, window, windows, folder, limit, address, begin } = orders;
  const before = resources();
  const failures: string[] = [];
  const note = (error: unknown) => failures.push(String(error));
  const use = new SharedUse({ time: Date.now, folder: join(folder, "limits"), onFailure: note });
  const states = new KeyStates(systemClock, () => {}, use);
  const stated = { requestsPerMinute: limit.requests, tokensPerMinute: limit.tokens };
  const state = states.of(origin, "chaos-key");
  state.limits.state("chaos", stated);
  const ledger = await openLedger({ folder: join(folder, "usage"), clock: Date.now });
  const model = (provider: "openai" | "anthropic") => {
    const bare = createRemoteModel(provider, { address, key: "chaos-key", model: "chaos", fim: "none" });
    const recording = recordingOf(orders, ledger, note);
    return createClient(bare, { state, clock: systemClock, random: Math.random, recording, timeouts });
  };
  const models = { openai: model("openai"), anthropic: model("anthropic") };
  const own = planOf(seed, windows).filter(({ id }) => id % windows === window);
  const heaps: number[] = [];
  const running = own.map(async (planned) => {
    await sleep(Math.max(0, begin + planned.at - Date.now()));
    if (planned.id >= (heapMarks[heaps.length] ?? 1) * requests) {
      heaps.push(heap());
    }
    return ask(models[planned.format], planned);
  });
  const ended = await Promise.all(running);
  await Promise.all([use.close(), ledger.close()]);
  await sleep(idle);
  const report: Report = { ended, unhandled, leaks: leftBeside(before), heap: [...heaps, heap()], failures };
  process.send?.(report, () => process.disconnect());
}

function recordingOf({ price, dayBudget }: Orders, ledger: Ledger, onFailure: (error: unknown) => void): Recording {
  return {
    ledger: async () => ledger,
    origin,
    price,
    budgets: { day: dayBudget },
    clock: Date.now,
    estimate: (text) => tokensOf(text.length),
    onFailure,
  };
}

async function ask(model: Model, planned: PlannedRequest): Promise<Ended> {
  const { id, cancelAfter, leaveAfter = Number.POSITIVE_INFINITY } = planned;
  const began = performance.now();
  const [sent, failed, waited]: [number[], number[], string[]] = [[], [], []];
  const onEvent = (event: RequestEvent) => {
    if (event.type === "sent") {
      sent.push(epoch());
    } else if (event.type === "failed") {
      failed.push(epoch());
    } else if (event.type === "waiting") {
      waited.push(event.why);
    }
  };
  const controller = new AbortController();
  const cancelling = cancelAfter === undefined ? undefined : setTimeout(() => controller.abort(), cancelAfter);
  const ended = (end: string, isUnsent = false): Ended => {
    clearTimeout(cancelling);
    return { id, end, isUnsent, milliseconds: performance.now() - began, sent, failed, waited };
  };
  try {
    let text = "";
    let pieces = 0;
    for await (const delta of model.stream({ ...requestOf(planned), onEvent }, controller.signal)) {
      if (delta.type === "finish") {
        return ended(delta.reason === "stop" && text === whole ? "answered" : delta.reason);
      }
      text += delta.text;
      if (++pieces >= leaveAfter) {
        return ended("left");
      }
    }
    return ended("untyped");
  } catch (error) {
    return error instanceof ModelError ? ended(error.kind, error.isUnsent) : ended("untyped");
  }
}

function requestOf({ id, lane, characters }: PlannedRequest): ModelRequest {
  const text = `#${id} `.padEnd(characters, "lorem ipsum ");
  return {
    task: "chat",
    messages: [{ role: "user", text }],
    stop: [],
    maxTokens,
    lane,
    feature: lane === "typing" ? "completion" : "explain",
  };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function resources(): readonly string[] {
  return process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|Immediate|FSReq/.test(name));
}

function leftBeside(before: readonly string[]): readonly string[] {
  const known = [...before];
  return resources().filter((name) => {
    const index = known.indexOf(name);
    if (index >= 0) {
      known.splice(index, 1);
    }
    return index < 0;
  });
}
