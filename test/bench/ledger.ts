import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readOn } from "../../src/journal/readOn.ts";
import { openLedger } from "../../src/usage/ledger.ts";
import { ledgerEntry } from "../../src/usage/record.ts";
import { record } from "../unit/usage/ledgers.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";

/** Two windows at a time record requests and are killed (SIGKILL) at a random moment, 200 in all; then the ledger is held against what they said was recorded. */
const kills = 200;
const windowsAtOnce = 2;
/** Milliseconds within which a window is killed, from when it has opened the ledger. */
const latestKill = 120;

const entries = 100_000;
const openings = 15;

/** Ids that the window said were recorded before it was killed. */
async function killedWindow(folder: string, name: string, moment: number): Promise<readonly string[]> {
  const script = join(import.meta.dirname, "ledger", "writer.ts");
  const child = spawn(process.execPath, [script, folder, name], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  await once(child.stdout, "data");
  await sleep(moment);
  child.kill("SIGKILL");
  await closed;
  return text.split("\n").slice(1, -1);
}

async function surviveKills(folder: string, random: () => number): Promise<Record<string, number>> {
  const told: string[] = [];
  for (let killed = 0; killed < kills; killed += windowsAtOnce) {
    const windows = Array.from({ length: windowsAtOnce }, (_, index) =>
      killedWindow(folder, `window${killed + index}`, random() * latestKill),
    );
    told.push(...(await Promise.all(windows)).flat());
  }
  const ledger = await openLedger({ folder, clock: Date.now });
  const counted = (await ledger.summary()).sums.reduce((total, { requests }) => total + requests, 0);
  await ledger.close();
  const lines = (await readOn({ folder, name: "ledger", schema: ledgerEntry }, {})).entries;
  const written = lines.flatMap(({ entry }) => (entry.type === "settled" ? [entry.record.id] : []));
  const distinct = new Set(written);
  console.log(
    `${kills} kills: ${told.length} requests were said to be recorded, ${distinct.size} are, ${counted} are counted`,
  );
  const lost = told.filter((id) => !distinct.has(id)).length + Math.max(0, distinct.size - counted);
  return { lost, double: written.length - distinct.size + Math.max(0, counted - distinct.size) };
}

/** Median milliseconds to open a ledger of 100,000 requests over 90 days and know its sums. */
async function timeOpening(folder: string): Promise<number> {
  const writer = await openLedger({ folder, clock: Date.now });
  const begin = Date.now() - 90 * 24 * 3600 * 1000;
  for (let number = 0; number < entries; number++) {
    const at = begin + (number / entries) * 90 * 24 * 3600 * 1000;
    const feature = ["completion", "explain", "fix", "tests", "change"][number % 5] ?? "";
    const model = `openai/model-${number % 3}`;
    await writer.settle(record(`r${number}`, { at, feature, model, totalMs: 100 + ((number * 7919) % 5000) }));
  }
  await writer.close();
  const times: number[] = [];
  while (times.length < openings) {
    const began = performance.now();
    const ledger = await openLedger({ folder, clock: Date.now });
    times.push(performance.now() - began);
    const counted = (await ledger.summary()).sums.reduce((total, { requests }) => total + requests, 0);
    if (counted !== entries) {
      throw new Error(`${counted} of ${entries} requests were counted`);
    }
    await ledger.close();
  }
  console.log(`opening with ${entries} requests (ms): ${times.map((time) => time.toFixed(1)).join(" ")}`);
  return times.sort((one, other) => one - other)[Math.floor(openings / 2)] ?? Number.NaN;
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

const { seed, json } = parseBenchArguments();
const folder = await mkdtemp(join(tmpdir(), "caveat-ledger-"));
try {
  const killed = await surviveKills(join(folder, "killed"), randomFrom(seed));
  const openMs = await timeOpening(join(folder, "large"));
  reportFigures({ ...killed, openMs }, json);
} finally {
  await rm(folder, { recursive: true, force: true });
}
