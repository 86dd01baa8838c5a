import { parseArgs } from "node:util";
import { build } from "../vscode/checkout.ts";
import { startBrowser } from "../vscode/workbench.ts";
import { reportFigures } from "./arguments.ts";
import { seededRandom } from "./embedded/heldOut.ts";
import { type Body, replayBodies } from "./replay/bodies.ts";
import { EngineSide } from "./replay/engineSide.ts";
import { Oracle, startOracle } from "./replay/oracle.ts";
import { type Replayed, replay } from "./replay/replay.ts";
import { figuresOf, summed } from "./replay/score.ts";
import { type Spoiling, spoilings } from "./replay/spoil.ts";
import { type HostSample, WorkbenchSide } from "./replay/workbenchSide.ts";

/**
 * Function bodies of real files, cut out and typed back by an ideal user, who takes grey text that is right and was seen for 400 ms, against
 * a model on this machine that knows how the file goes on: its first token comes after 250 ms, then 80 a second. By default into the
 * engine; `--workbench`: into a real VS Code. `--model right|real|fence|echo|indent|suffix`: how the model errs. `--typist`: one who takes nothing.
 * `--bodies a,b`: files whose names contain a word. `--trace`: each key, request and grey text. `--all`: every model of the bench in turn.
 */
const { values } = parseArgs({
  options: {
    workbench: { type: "boolean", default: false },
    model: { type: "string", default: "right" },
    seed: { type: "string", default: "1" },
    bodies: { type: "string", default: "" },
    typist: { type: "boolean", default: false },
    trace: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

/** Some of the bodies, and the characters after which each ends with its line. */
interface Tried {
  readonly bodies: readonly string[];
  readonly most?: number;
}

const four = ["dispatcher-base", "onErrorResumeNext", "content-type-parser", "ConnectableObservable"];

/** What the ideal user writes with each model; with the right one all bodies. */
const tried: Readonly<Record<Spoiling, Tried>> = {
  right: { bodies: [] },
  real: { bodies: four },
  fence: { bodies: ["dispatcher-base", "content-type-parser", "ConnectableObservable"], most: 150 },
  echo: { bodies: ["dispatcher-base", "content-type-parser", "ConnectableObservable"], most: 150 },
  indent: { bodies: ["dispatcher-base", "content-type-parser"], most: 150 },
  suffix: { bodies: ["dispatcher-base", "content-type-parser", "ConnectableObservable"], most: 150 },
};

/** What the typist writes, who saves no key. */
const typistTried: Tried = { bodies: four, most: 150 };

interface Run extends Replayed {
  readonly samples: readonly HostSample[];
}

async function runBody(body: Body, spoiling: Spoiling, seed: number): Promise<Run> {
  const began = performance.now();
  const tell = (event: string) => values.trace && console.log(`${(performance.now() - began).toFixed(0)} ${event}`);
  const oracle = new Oracle(spoiling, seed, tell);
  const with_ = { randomAt: (offset: number) => seededRandom(seed * 100_003 + offset), takes: !values.typist, tell };
  if (!values.workbench) {
    return { ...(await replay(body, new EngineSide(body, oracle), oracle, with_)), samples: [] };
  }
  const server = await startOracle(oracle);
  const browser = await startBrowser();
  try {
    const side = await WorkbenchSide.open(body, browser, server.address);
    try {
      const replayed = await replay(body, side, oracle, with_);
      return { ...replayed, samples: await side.samples(replayed.began, replayed.ended) };
    } finally {
      await side.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/** CPU of the extension host in per cent of a core, and its highest memory at a body's end, in MB. */
function hostFigures(runs: readonly Run[]): Record<string, number> {
  const spans = runs.flatMap(({ samples }) => {
    const [first, last] = [samples.at(0), samples.at(-1)];
    return first === undefined || last === undefined
      ? []
      : [{ cpu: last.cpu - first.cpu, time: last.at - first.at, rss: last.rss }];
  });
  const sum = (of: (span: (typeof spans)[number]) => number) => spans.reduce((total, span) => total + of(span), 0);
  return spans.length === 0
    ? {}
    : {
        cpuPercent: (100 * sum(({ cpu }) => cpu)) / sum(({ time }) => time),
        rssMB: Math.max(...spans.map(({ rss }) => rss / 1e6)),
      };
}

async function runModel(spoiling: Spoiling, seed: number) {
  const { bodies: usual, most } = values.typist ? typistTried : tried[spoiling];
  const bodies = await replayBodies(values.bodies === "" ? usual : values.bodies.split(","), most);
  const runs: Run[] = [];
  // Alone in the workbench, where they would disturb each other; side by side in the engine, which mostly waits.
  const inTurn = values.workbench || values.trace;
  for (const some of inTurn ? bodies.map((body) => [body]) : [bodies]) {
    runs.push(...(await Promise.all(some.map((body) => runBody(body, spoiling, seed)))));
    if (values.workbench) {
      const [last] = runs.slice(-1).map((run) => ({ ...figuresOf(run.counts), ...hostFigures([run]) }));
      console.log(some.map(({ file }) => file).join(), last);
    }
  }
  return { ...figuresOf(summed(runs.map(({ counts }) => counts))), ...hostFigures(runs) };
}

function asSpoiling(name: string): Spoiling {
  const found = spoilings.find((each) => each === name);
  if (found === undefined) {
    throw new TypeError(`--model takes ${spoilings.join(", ")}, not ${name}`);
  }
  return found;
}

const seed = Number(values.seed);
if (values.workbench) {
  await build();
}
if (values.all) {
  const right = await runModel("right", seed);
  console.log("right", right);
  const figures: Record<string, number> = { ...right };
  for (const spoiling of ["fence", "echo", "indent", "suffix"] as const) {
    const run = await runModel(spoiling, seed);
    console.log(spoiling, run);
    const name = `${spoiling[0]?.toUpperCase()}${spoiling.slice(1)}`;
    figures[`saved${name}`] = run.saved;
    figures[`rightLost${name}`] = run.rightLost;
  }
  const [one, other] = [await runModel("real", 1), await runModel("real", 2)];
  console.log("real, seed 1", one, "real, seed 2", other);
  figures.savedReal = (one.saved + other.saved) / 2;
  figures.badReal = (one.bad + other.bad) / 2;
  figures.rightLostReal = (one.rightLost + other.rightLost) / 2;
  reportFigures(figures, values.json);
} else {
  reportFigures(await runModel(asSpoiling(values.model), seed), values.json);
}
