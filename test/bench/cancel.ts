import { setTimeout as sleep } from "node:timers/promises";
import type { RemoteProvider } from "../../src/model/providers/remoteModel.ts";
import { messageEvents } from "../servers/anthropic.ts";
import { chatEvents } from "../servers/openai.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { type Moment, measure, moments } from "./cancel/moments.ts";
import { startCancelServer } from "./cancel/server.ts";
import { percentile } from "./embedded/figures.ts";

/**
 * From `abort()` to the closed socket, as the loopback server sees it, through the whole client: 100 requests for each provider and
 * moment, cancelled in mid-stream and before the headers. In a back-off sleep and in line for the key's limit there is no socket: there
 * it is until the caller knows, and nothing may be sent after it. The server writes on until its write after the close, of which no
 * byte may go out (`billedAfter`). Server and client share one process and so one clock.
 */
const requests = 100;
/** Requests for each moment that are not counted: code is compiled and SDKs are loaded in them. */
const warmUp = 5;

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

const { seed, json } = parseBenchArguments();
const random = randomFrom(seed);
const providers: readonly (readonly [RemoteProvider, typeof chatEvents])[] = [
  ["openai", chatEvents],
  ["anthropic", messageEvents],
  ["openaiCompatible", chatEvents],
];
const worst: Record<Moment, number> = { stream: 0, headers: 0, backOff: 0, line: 0 };
let billedAfter = 0;
let writesAfter = 0;
for (const [provider, encode] of providers) {
  const server = await startCancelServer(encode);
  for (const moment of moments) {
    const times: number[] = [];
    for (let count = 0; count < requests + warmUp; count++) {
      const time = await measure[moment]({ provider, server, random });
      if (count >= warmUp) {
        times.push(time);
      }
    }
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(times, share)) as [number, number, number];
    console.log(
      `${provider}, ${moment}: ${[p50, p95, max].map((time) => time.toFixed(2)).join(" / ")} ms p50 / p95 / max of ${requests}`,
    );
    worst[moment] = Math.max(worst[moment], p95);
  }
  // Its last writes come after the last close.
  await sleep(100);
  billedAfter += server.billedAfter();
  writesAfter += server.writesAfter();
  await server.close();
}
console.log(`${writesAfter} writes were tried after the close`);
reportFigures(
  {
    cancelP95: Math.max(...Object.values(worst)),
    ...Object.fromEntries(moments.map((moment) => [`cancelP95.${moment}`, worst[moment]])),
    billedAfter,
  },
  json,
);
