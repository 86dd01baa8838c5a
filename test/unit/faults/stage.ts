import { createClient } from "../../../src/model/client/client.ts";
import type { Recording } from "../../../src/model/client/recordedBy.ts";
import { RunawayGuard } from "../../../src/model/client/runawayGuard.ts";
import { scanForSecrets } from "../../../src/model/client/secretScan.ts";
import { KeyStates } from "../../../src/model/client/states.ts";
import type { Model } from "../../../src/model/model.ts";
import { createAnthropicModel } from "../../../src/model/providers/anthropic.ts";
import { createOpenaiModel } from "../../../src/model/providers/openai.ts";
import { FakeClock, settled } from "../model/client/fakeClock.ts";
import { type FaultyServer, type Reply, startFaulty } from "./faultyServer.ts";

/** Noon of 2026-11-25, UTC: what day it is when the clock stands at 0. */
export const noon = Date.UTC(2026, 10, 25, 12);

export interface Scene {
  readonly provider?: "openai" | "anthropic";
  /** What the client takes the server's address to be. */
  readonly origin?: string;
  /** Nobody listens at the address. */
  readonly isClosed?: boolean;
  readonly replies: readonly Reply[];
  readonly recording?: Recording;
}

/** A server that fails as it is told, the client that asks it through a real SDK, and the time between them. */
export interface Stage {
  readonly clock: FakeClock;
  readonly server: FaultyServer;
  readonly model: Model;
  /** When each try left, by the clock. */
  readonly sentAt: readonly number[];
  /** Does something that takes time, and turns the clock only when everybody waits for that. */
  play<Result>(action: () => Promise<Result>): Promise<Result>;
}

/** An address on the internet, with the limits and the time-outs of one. */
const foreign = "https://api.example.com";

/** Runs a scene; within it `Date.now` goes by the fake clock. */
export async function onStage<Result>(scene: Scene, run: (stage: Stage) => Promise<Result>): Promise<Result> {
  const clock = new FakeClock();
  const server = await startFaulty(clock);
  server.reply(...scene.replies);
  if (scene.isClosed) {
    await server.close();
  }
  // It is loaded at the first request, which no clock shows.
  await scanForSecrets("", new AbortController().signal);
  const tries = new Tries(createModel(scene, server.address), clock);
  const { origin = foreign, recording } = scene;
  const state = new KeyStates(clock, () => {}).of(origin, "key");
  const guard = new RunawayGuard(clock, () => {});
  const model = createClient(tries, { state, clock, random: () => 0.5, guard, ...(recording && { recording }) });
  const now = Date.now;
  Date.now = () => noon + clock.now();
  try {
    return await run({
      clock,
      server,
      model,
      sentAt: tries.sentAt,
      play: (action) => play(action, clock, server, tries),
    });
  } finally {
    Date.now = now;
    if (!scene.isClosed) {
      await server.close();
    }
  }
}

function createModel({ provider = "openai" }: Scene, address: string): Model {
  const create = provider === "openai" ? createOpenaiModel : createAnthropicModel;
  return create({ model: "some-model", key: "a key", address, fim: provider === "openai" ? "suffix" : "hole" });
}

/** A model that notes each of its tries, and how far the one that runs is. */
class Tries implements Model {
  readonly id: string;
  readonly capabilities: Model["capabilities"];
  readonly sentAt: number[] = [];
  running = 0;
  headers = 0;
  characters = 0;
  private readonly inner: Model;
  private readonly clock: FakeClock;

  constructor(inner: Model, clock: FakeClock) {
    this.inner = inner;
    this.clock = clock;
    this.id = inner.id;
    this.capabilities = inner.capabilities;
  }

  async *stream(...[request, signal, onHeaders]: Parameters<Model["stream"]>) {
    this.sentAt.push(this.clock.now());
    this.running++;
    this.headers = 0;
    this.characters = 0;
    try {
      const headersHere = (headers: Headers) => {
        this.headers++;
        onHeaders?.(headers);
      };
      for await (const delta of this.inner.stream(request, signal, headersHere)) {
        this.characters += delta.type === "text" ? delta.text.length : 0;
        yield delta;
      }
    } finally {
      this.running--;
    }
  }
}

/** Turns of the event loop after which what needs no network and no clock has gone on. */
const turns = 20;

async function play<Result>(
  action: () => Promise<Result>,
  clock: FakeClock,
  server: FaultyServer,
  tries: Tries,
): Promise<Result> {
  let hasEnded = false;
  const result = action().finally(() => {
    hasEnded = true;
  });
  result.catch(() => {});
  while (!hasEnded) {
    for (let turn = 0; turn < turns; turn++) {
      await settled();
    }
    if (!hasEnded && clock.due !== undefined && isWaiting(server, tries)) {
      await clock.pass(clock.due);
    }
  }
  return result;
}

/** Whether only time can bring the next event: no try runs, or the server is silent and the client has heard all it said. */
function isWaiting(server: FaultyServer, { running, headers, characters }: Tries): boolean {
  const said = server.progress();
  return running === 0 || (said.isSilent && said.headers === headers && said.characters === characters);
}
