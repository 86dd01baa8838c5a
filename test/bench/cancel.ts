import { setTimeout as sleep } from "node:timers/promises";
import { isCancelled } from "../../src/model/errors.ts";
import type { ModelRequest } from "../../src/model/model.ts";
import type { RemoteModel } from "../../src/model/providers/remote.ts";
import { createRemoteModel, type RemoteProvider } from "../../src/model/providers/remoteModel.ts";
import { startAnthropic } from "../servers/anthropic.ts";
import { startOpenai } from "../servers/openai.ts";
import type { Answer } from "../servers/script.ts";
import type { LoopbackServer } from "../servers/server.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";

/**
 * From `abort()` to the closed socket, as the loopback server sees it: 200 streams for each SDK, each cancelled at a random
 * moment, before the headers, before the first text or in mid-stream. Server and client share one process and so one clock.
 */
const streams = 200;

/** Milliseconds: the answer's headers come after 10, its 50 texts every 2. */
const answer: Answer = {
  text: Array.from({ length: 50 }, (_, index) => `word${index} `),
  faults: { headersAfter: 10, eventEvery: 2 },
};
const latestAbort = 80;

const message: ModelRequest = {
  task: "chat",
  messages: [{ role: "user", text: "Go on." }],
  stop: [],
  maxTokens: 100,
  lane: "typing",
  feature: "completion",
};

async function measure(model: RemoteModel, server: LoopbackServer, random: () => number): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < streams) {
    const before = server.requests.length;
    const controller = new AbortController();
    const reading = readOut(model, controller.signal);
    await sleep(1 + random() * latestAbort);
    const request = server.requests[before];
    const abortedAt = performance.now();
    controller.abort();
    await reading;
    if (request !== undefined) {
      times.push((await request.socketClosed) - abortedAt);
    }
  }
  return times.sort((a, b) => a - b);
}

async function readOut(model: RemoteModel, signal: AbortSignal): Promise<void> {
  try {
    for await (const _delta of model.stream(message, signal)) {
      // Reading is all that is wanted of it.
    }
  } catch (error) {
    if (!isCancelled(error)) {
      throw error;
    }
  }
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: the same moments for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const { seed, json } = parseBenchArguments();
const providers: readonly (readonly [RemoteProvider, (options: { script: Answer }) => Promise<LoopbackServer>])[] = [
  ["openai", startOpenai],
  ["anthropic", startAnthropic],
  ["openaiCompatible", startOpenai],
];
const figures: Record<string, number> = {};
for (const [provider, start] of providers) {
  const server = await start({ script: answer });
  const model = createRemoteModel(provider, {
    address: server.address,
    key: "loopback",
    model: "loopback",
    fim: "hole",
  });
  const times = await measure(model, server, randomFrom(seed));
  await server.close();
  const [p50, p95, max] = [quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1)];
  console.log(
    `${provider}: ${[p50, p95, max].map((time) => time.toFixed(2)).join(" / ")} ms p50 / p95 / max of ${times.length}`,
  );
  figures[`cancelP95${provider[0]?.toUpperCase()}${provider.slice(1)}`] = p95;
}
reportFigures({ cancelP95: Math.max(...Object.values(figures)), ...figures }, json);
