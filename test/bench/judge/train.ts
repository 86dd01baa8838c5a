import { writeFile } from "node:fs/promises";
import { judgeUnits } from "../../../src/model/embedded/judge.ts";
import { judgeInputs } from "../../../src/model/embedded/judgeFeatures.ts";
import { trainingCorpora } from "../corpora.ts";
import { seededRandom } from "../embedded/heldOut.ts";
import { encodeWeights, Trainee } from "../embedded/training.ts";
import { placesIn } from "./places.ts";
import { type Sample, samplesOf } from "./samples.ts";

// Learns the judge's weights from packages that no bench looks at, and writes src/model/embedded/judgeWeights.ts.
// `node test/bench/judge/train.ts`: about a minute.

type Rows = readonly Float32Array[];

/** What is learnt from: whole packages, and a few files of them, as in a young project. */
const situations = [
  { places: 2500, learntShare: 1 },
  { places: 800, learntShare: 0.1 },
] as const;
const seed = 7;
const epochs = 14;
const batch = 32;
const firstRate = 0.003;
const lastRate = 0.0002;
/** There are 1.25 wrong lines a right one; weighed like this about one in four is wrong, as models err. */
const wrongWeight = 0.25;
/** At first most tokens are sure to be right; without a start near that the network never leaves a constant. */
const firstBias = 3;
/** A wrong line that passes for certainly right would pull at the weights without bound. */
const steepest = 4;

async function trainingSamples(): Promise<Sample<Rows>[]> {
  const samples: Sample<Rows>[] = [];
  for (const corpus of trainingCorpora) {
    for (const { places, learntShare } of situations) {
      for (const sample of samplesOf(
        await placesIn(corpus, seed, places, learntShare),
        (judge) => (cursor, text) => judge.look(cursor, text).map(({ row }) => row),
      )) {
        samples.push(sample);
      }
    }
    console.log(`${corpus.name}: ${samples.length} lines so far`);
  }
  return samples;
}

/** A line is right with the product of its tokens' probabilities; returns the loss. */
function learnLine(trainee: Trainee, { by, judged }: Sample<Rows>): number {
  const each = judged.map((row) => 1 / (1 + Math.exp(-trainee.network.run(row, 0))));
  const all = each.reduce((product, probability) => product * probability, 1);
  const isRight = by === "right";
  const slope = isRight ? -1 : wrongWeight * Math.min(steepest, all / (1 - all));
  for (const [at, row] of judged.entries()) {
    trainee.learn(row, 0, slope * (1 - each[at]!));
  }
  return isRight ? -Math.log(Math.max(all, 1e-9)) : -wrongWeight * Math.log(Math.max(1 - all, 1e-9));
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}

const samples = await trainingSamples();
const random = seededRandom(seed);
const trainee = new Trainee(judgeInputs, judgeUnits, random);
trainee.network.weights[trainee.network.weights.length - 1] = firstBias;
for (let epoch = 0; epoch < epochs; epoch++) {
  shuffle(samples, random);
  let loss = 0;
  for (const [index, sample] of samples.entries()) {
    loss += learnLine(trainee, sample);
    if ((index + 1) % batch === 0) {
      trainee.step(firstRate * (1 - epoch / epochs) + lastRate);
    }
  }
  console.log(`pass ${epoch + 1}, mean loss ${(loss / samples.length).toFixed(4)} of ${samples.length}`);
}
await writeFile(
  new URL("../../../src/model/embedded/judgeWeights.ts", import.meta.url),
  `// Written by test/bench/judge/train.ts; see docs/embedded-model.md.\n\n/** Of \`Judge\`'s network. */\nexport const judgeWeights =\n  "${encodeWeights(trainee.network.weights)}";\n`,
);
