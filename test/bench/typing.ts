import { cpSync, globSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npmPackage } from "../cache/npmPackage.ts";
import { build, checkout } from "../vscode/checkout.ts";
import type { ScreenRecord } from "../vscode/workbench.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora } from "./corpora.ts";
import { percentile } from "./embedded/figures.ts";
import { seededRandom } from "./embedded/heldOut.ts";
import { cutBodies } from "./typing/bodies.ts";
import { type Hold, holdsOf } from "./typing/holds.ts";
import { type Session, typingSession } from "./typing/session.ts";

/**
 * Stretches of real files, cut out and typed back with a person's pauses, in a real VS Code on a workspace of real code, with the
 * embedded model: how soon after a key its grey text is on screen, and what that costs the extension host, held against the
 * same keys without Caveat. The host's worker threads count in memory and CPU; the companion that measures is in both runs.
 */
const bodiesTyped = 3;
const charactersEach = 250;

/** Milliseconds from a key to grey text that was not there before; what is left of the old one while typing along is not new. */
function ghostDelays(records: readonly ScreenRecord[]): readonly number[] {
  const delays: number[] = [];
  let key = Number.NaN;
  let shown = "";
  for (const record of records) {
    if ("key" in record) {
      key = record.at;
    } else if (record.ghost !== "") {
      if (!shown.endsWith(record.ghost)) {
        delays.push(record.at - key);
      }
      shown = record.ghost;
    }
  }
  return delays;
}

/** CPU while typing, in per cent of a core. */
function cpuShare({ samples }: Session): number {
  const [first, last] = [samples.at(0), samples.at(-1)];
  return first === undefined || last === undefined ? Number.NaN : (100 * (last.cpu - first.cpu)) / (last.at - first.at);
}

function memoryMB({ samples }: Session): number {
  return percentile(
    samples.map(({ rss }) => rss / 1e6),
    0.5,
  );
}

function tellRun(name: string, session: Session): void {
  const held = Math.max(...session.samples.map((sample) => sample.held));
  const collected = Math.max(...session.samples.map((sample) => sample.collected));
  console.log(
    `${name}: ${memoryMB(session).toFixed(0)} MB, ${cpuShare(session).toFixed(1)} % of a core, ` +
      `event loop held at most ${held.toFixed(1)} ms by whatever ran there, ${collected.toFixed(1)} ms by a garbage collection`,
  );
}

function tellHolds(doing: string, holds: readonly Hold[]): void {
  console.log(`longest times for which Caveat held the event loop, ${doing}, ms (and garbage collection beside):`);
  for (const { milliseconds, collecting, by } of holds.slice(0, 6)) {
    console.log(`  ${milliseconds.toFixed(1)} + ${collecting.toFixed(1)}  ${by}`);
  }
}

async function defaultCode(): Promise<string> {
  const corpus = benchCorpora.find(({ name }) => name === "effect");
  if (corpus === undefined) {
    throw new Error("No corpus effect");
  }
  console.log(`Workspace: ${corpus.pinned.name} ${corpus.pinned.version}, src`);
  return join(await npmPackage(corpus.pinned), "src");
}

const { folder: given, seed, json } = parseBenchArguments();
const parent = await mkdtemp(join(tmpdir(), "caveat-typing-"));
const workspace = join(parent, "workspace");
try {
  // Not minified, so that the profile tells by names what held the thread.
  await build();
  cpSync(given ?? (await defaultCode()), workspace, { recursive: true });
  console.log(`${globSync("**/*.*", { cwd: workspace }).length} files`);
  const bodies = cutBodies(workspace, bodiesTyped, charactersEach, seededRandom(seed));
  const without = await typingSession(workspace, bodies, [], seededRandom(seed));
  const session = await typingSession(workspace, bodies, [checkout], seededRandom(seed));
  tellRun("without Caveat", without);
  tellRun("with Caveat", session);
  const delays = ghostDelays(session.records);
  const holds = holdsOf(session.profile, join(checkout, "dist"));
  console.log(`${delays.length} new ghost texts`);
  tellHolds(
    "starting",
    holds.filter(({ isStart }) => isStart),
  );
  const whileRunning = holds.filter(({ isStart }) => !isStart);
  tellHolds("learning and completing", whileRunning);
  const figures = {
    ghostP50: percentile(delays, 0.5),
    ghostP95: percentile(delays, 0.95),
    loopMaxMs: whileRunning[0]?.milliseconds ?? 0,
    loopMaxWithGarbageMs: Math.max(0, ...whileRunning.map((hold) => hold.milliseconds + hold.collecting)),
    rssExtraMB: memoryMB(session) - memoryMB(without),
    cpuExtra: cpuShare(session) - cpuShare(without),
  };
  reportFigures(figures, json);
} finally {
  await rm(parent, { recursive: true, force: true });
}
