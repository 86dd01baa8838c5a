import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "../../../src/model/client/client.ts";
import { systemClock } from "../../../src/model/client/clock.ts";
import { KeyStates } from "../../../src/model/client/states.ts";
import { isCancelled } from "../../../src/model/errors.ts";
import type { ChatRequest, Model } from "../../../src/model/model.ts";
import { createRemoteModel, type RemoteProvider } from "../../../src/model/providers/remoteModel.ts";
import type { RequestEvent } from "../../../src/model/requestEvent.ts";
import type { CancelServer } from "./server.ts";

/** When a request is cancelled. */
export const moments = ["stream", "headers", "backOff", "line"] as const;
export type Moment = (typeof moments)[number];

export interface Place {
  readonly provider: RemoteProvider;
  readonly server: CancelServer;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Milliseconds from `abort()` to what a moment is measured by: the closed socket where there is one, else the end of the request. */
export const measure: Readonly<Record<Moment, (place: Place) => Promise<number>>> = {
  stream: async ({ provider, server, random }) => {
    const asking = ask(clientsOf(provider, server).answering);
    await asking.hasAnswered;
    await sleep(random() * 60);
    return untilClosed(asking, server);
  },
  headers: async ({ provider, server, random }) => {
    const before = server.requests.length;
    const asking = ask(clientsOf(provider, server).answering);
    while (server.requests.length === before) {
      await sleep(1);
    }
    await sleep(random() * 30);
    return untilClosed(asking, server);
  },
  backOff: async ({ provider, server, random }) => {
    const asking = ask(clientsOf(provider, server).refused);
    await asking.waitsFor("backOff");
    await sleep(random() * 10);
    return untilEnded(asking, server);
  },
  line: async ({ provider, server, random }) => {
    const { refused, answering } = clientsOf(provider, server);
    const first = ask(refused);
    await first.waitsFor("backOff");
    const second = ask(answering);
    await second.waitsFor("limit");
    await sleep(random() * 10);
    const time = await untilEnded(second, server);
    await untilEnded(first, server);
    return time;
  },
};

/** Two models behind one new key: one that answers, and one that the server refuses. */
function clientsOf(provider: RemoteProvider, { address }: CancelServer): { answering: Model; refused: Model } {
  const state = new KeyStates(systemClock, () => {}).of(address, "loopback");
  const client = (model: string) =>
    createClient(createRemoteModel(provider, { address, key: "loopback", model, fim: "hole" }), {
      state,
      clock: systemClock,
      random: Math.random,
    });
  return { answering: client("loopback"), refused: client("refusing") };
}

/** A request on its way, through every policy of the client. */
interface Asking {
  abort(): void;
  readonly hasAnswered: Promise<void>;
  waitsFor(why: "limit" | "backOff"): Promise<void>;
  /** Resolves with the time at which the caller knew that it was cancelled. */
  readonly ended: Promise<number>;
}

function ask(model: Model): Asking {
  const controller = new AbortController();
  const answered = Promise.withResolvers<void>();
  const waits = { limit: Promise.withResolvers<void>(), backOff: Promise.withResolvers<void>() };
  const onEvent = (event: RequestEvent) => {
    if (event.type === "waiting" && event.why !== "rest") {
      waits[event.why].resolve();
    }
  };
  return {
    abort: () => controller.abort(),
    hasAnswered: answered.promise,
    waitsFor: (why) => waits[why].promise,
    ended: readOut(model, { ...message, onEvent }, controller.signal, answered.resolve),
  };
}

const message: ChatRequest = {
  task: "chat",
  messages: [{ role: "user", text: "Go on." }],
  stop: [],
  maxTokens: 100,
  lane: "command",
  feature: "explain",
};

async function readOut(model: Model, request: ChatRequest, signal: AbortSignal, onAnswer: () => void): Promise<number> {
  try {
    for await (const _delta of model.stream(request, signal)) {
      onAnswer();
    }
  } catch (error) {
    if (isCancelled(error)) {
      return performance.now();
    }
    throw error;
  }
  throw new Error("It was to be cancelled before its end");
}

async function untilClosed(asking: Asking, server: CancelServer): Promise<number> {
  const request = server.requests.at(-1);
  const abortedAt = performance.now();
  asking.abort();
  await asking.ended;
  return ((await request?.socketClosed) ?? Number.NaN) - abortedAt;
}

/** Also sees to it that nothing is sent any more. */
async function untilEnded(asking: Asking, server: CancelServer): Promise<number> {
  const before = server.requests.length;
  const abortedAt = performance.now();
  asking.abort();
  const time = (await asking.ended) - abortedAt;
  await sleep(1);
  if (server.requests.length !== before) {
    throw new Error("A request was sent after it was cancelled");
  }
  return time;
}
