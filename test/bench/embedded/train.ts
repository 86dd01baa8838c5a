import { writeFile } from "node:fs/promises";
import { DocumentCache } from "../../../src/model/embedded/documentCache.ts";
import type { Evidence } from "../../../src/model/embedded/evidence.ts";
import { LineCalibrator, lineInputs, lineUnits } from "../../../src/model/embedded/lineCalibrator.ts";
import { LineSearch } from "../../../src/model/embedded/lineSearch.ts";
import { Network } from "../../../src/model/embedded/network.ts";
import { Predictor } from "../../../src/model/embedded/predictor.ts";
import { absentInputs, candidateInputs, TokenFeatures } from "../../../src/model/embedded/tokenFeatures.ts";
import { absentUnits, candidateUnits, TokenScorer } from "../../../src/model/embedded/tokenScorer.ts";
import { endOfToken } from "../../../src/model/embedded/tokens.ts";
import { lineBreakToken, type Vocabulary } from "../../../src/model/embedded/vocabulary.ts";
import { trainingCorpora } from "../corpora.ts";
import { bodyOf, type HeldOut, holdOut, seededRandom, windowOf } from "./heldOut.ts";
import { encodeWeights, Trainee } from "./training.ts";

// Learns the embedded model's weights from packages that no bench looks at, and writes src/model/embedded/weights.ts.
// `node test/bench/embedded/train.ts`: about three minutes.

/** What is learnt from: whole packages, and a few files of them with little above the cursor, as in a young project. */
const situations = [
  { points: 4000, learntShare: 1, mostLinesAbove: Number.POSITIVE_INFINITY },
  { points: 2000, learntShare: 0.06, mostLinesAbove: 60 },
] as const;
const seed = 7;
const epochs = 6;
const batch = 32;
const mostCandidates = 16;
/** Tokens of a rest of a line that are learnt from. */
const mostTokens = 10;
const firstRate = 0.003;
const lastRate = 0.0002;

/** The calibrator is asked for features alone. */
const noWeights = encodeWeights(new Float32Array(Network.size(lineInputs, lineUnits)));

interface Setting {
  readonly held: HeldOut;
  readonly above: (prefix: string) => string;
}

interface TokenSample {
  readonly candidates: Float32Array;
  readonly absent: Float32Array;
  readonly count: number;
  /** Which candidate was right; -1: none. */
  readonly right: number;
}

interface LineSample {
  readonly features: Float32Array;
  readonly isRight: boolean;
}

/** What the next tokens were at each point, and what the caches knew of them. */
function* tokenSamples({ held, above }: Setting): Generator<TokenSample> {
  const { vocabulary } = held.corpus;
  const features = new TokenFeatures(vocabulary);
  for (const { file, points } of held.typed) {
    const document = new DocumentCache(vocabulary);
    const predictor = new Predictor(held.corpus, document, file.path, file.folder);
    for (const point of points) {
      document.update(above(point.prefix), "");
      let end = document.contextEnd;
      let { partial } = document;
      for (const token of restTokens(document.partial + point.rest, vocabulary)) {
        predictor.gather(document.context, end, partial);
        features.fill(predictor.evidence, document, partial);
        const sample = sampleOf(predictor.evidence, features, token);
        if (sample !== undefined) {
          yield sample;
        }
        document.context[end++] = token;
        partial = "";
      }
    }
  }
}

/** The first tokens of the rest of a line, its end among them. */
function restTokens(rest: string, vocabulary: Vocabulary): number[] {
  const tokens: number[] = [];
  for (let at = 0; at < rest.length; ) {
    const end = endOfToken(rest, at);
    tokens.push(vocabulary.intern(rest, at, end));
    at = end;
  }
  tokens.push(lineBreakToken);
  return tokens.slice(0, mostTokens);
}

/** Undefined if the right one is among the candidates that are cut off. */
function sampleOf(evidence: Evidence, features: TokenFeatures, token: number): TokenSample | undefined {
  const right = evidence.tokens.subarray(0, evidence.count).indexOf(token);
  const count = Math.min(mostCandidates, evidence.count);
  const candidates = features.candidates.slice(0, count * candidateInputs);
  return right < count ? { candidates, absent: features.absent.slice(), count, right } : undefined;
}

/** Whether the likeliest rest of the line was right at each point, and what is known of it. */
function* lineSamples({ held, above }: Setting, tokens: string): Generator<LineSample> {
  const { vocabulary } = held.corpus;
  const scorer = new TokenScorer(vocabulary, tokens);
  const calibrator = new LineCalibrator(vocabulary, noWeights);
  for (const { file, points } of held.typed) {
    const document = new DocumentCache(vocabulary);
    const search = new LineSearch(vocabulary, new Predictor(held.corpus, document, file.path, file.folder), scorer);
    for (const point of points) {
      document.update(above(point.prefix), "");
      const found = search.run(document, [], document.partial);
      const index = found.guesses.findIndex((guess) => guess.text.trim() !== "");
      if (index >= 0) {
        const line = point.prefix.slice(point.prefix.lastIndexOf("\n") + 1);
        calibrator.fill(found, index, document, line);
        yield { features: calibrator.features.slice(), isRight: found.guesses[index]!.text === point.rest };
      }
    }
  }
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}

/** Goes over the samples `epochs` times; `learn` adds a sample's gradients and returns its loss. */
function train<T>(name: string, samples: T[], trainees: readonly Trainee[], learn: (sample: T) => number): void {
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(samples, random);
    const rate = firstRate * (1 - epoch / epochs) + lastRate;
    let loss = 0;
    for (const [index, sample] of samples.entries()) {
      loss += learn(sample);
      if ((index + 1) % batch === 0) {
        for (const trainee of trainees) {
          trainee.step(rate);
        }
      }
    }
    console.log(`${name}: pass ${epoch + 1}, mean loss ${(loss / samples.length).toFixed(4)} of ${samples.length}`);
  }
}

function learnTokens(samples: TokenSample[]): string {
  const random = seededRandom(seed);
  const candidate = new Trainee(candidateInputs, candidateUnits, random);
  const absent = new Trainee(absentInputs, absentUnits, random);
  const shares = new Float64Array(mostCandidates);
  train("tokens", samples, [candidate, absent], (sample) => {
    const absentWeight = Math.exp(absent.network.run(sample.absent, 0));
    let sum = absentWeight;
    for (let at = 0; at < sample.count; at++) {
      shares[at] = Math.exp(candidate.network.run(sample.candidates, at * candidateInputs));
      sum += shares[at]!;
    }
    for (let at = 0; at < sample.count; at++) {
      candidate.learn(sample.candidates, at * candidateInputs, shares[at]! / sum - (at === sample.right ? 1 : 0));
    }
    absent.learn(sample.absent, 0, absentWeight / sum - (sample.right < 0 ? 1 : 0));
    return -Math.log((sample.right < 0 ? absentWeight : shares[sample.right]!) / sum);
  });
  return encodeWeights(Float32Array.of(...candidate.network.weights, ...absent.network.weights));
}

function learnLines(samples: LineSample[]): string {
  const line = new Trainee(lineInputs, lineUnits, seededRandom(seed));
  train("lines", samples, [line], ({ features, isRight }) => {
    const stated = 1 / (1 + Math.exp(-line.network.run(features, 0)));
    line.learn(features, 0, stated - (isRight ? 1 : 0));
    return -Math.log(Math.max(1e-9, isRight ? stated : 1 - stated));
  });
  return encodeWeights(line.network.weights);
}

async function writeWeights(tokens: string, lines: string): Promise<void> {
  const constant = (name: string, value: string) => `export const ${name} =\n  "${value}";\n`;
  await writeFile(
    new URL("../../../src/model/embedded/weights.ts", import.meta.url),
    `// Written by test/bench/embedded/train.ts; see docs/embedded-model.md.\n\n/** Of \`TokenScorer\`'s two networks. */\n${constant("tokenWeights", tokens)}\n/** Of \`LineCalibrator\`'s network. */\n${constant("lineWeights", lines)}`,
  );
}

async function samplesOf<T>(seedOfSplit: number, from: (setting: Setting) => Iterable<T>): Promise<T[]> {
  const samples: T[] = [];
  for (const described of trainingCorpora) {
    const body = await bodyOf(described);
    for (const { points, learntShare, mostLinesAbove } of situations) {
      const held = holdOut(body, seedOfSplit, points, learntShare);
      for (const sample of from({ held, above: aboveWithin(mostLinesAbove, seededRandom(seedOfSplit)) })) {
        samples.push(sample);
      }
    }
    console.log(`${described.name}: ${samples.length} samples so far`);
  }
  return samples;
}

/** What of a prefix is handed over: a random number of lines. */
function aboveWithin(mostLines: number, random: () => number): (prefix: string) => string {
  return (prefix) =>
    mostLines === Number.POSITIVE_INFINITY
      ? windowOf(prefix)
      : prefix
          .split("\n")
          .slice(-1 - Math.floor(random() * mostLines))
          .join("\n");
}

const tokens = learnTokens(await samplesOf(seed, tokenSamples));
// Other files are held out than the tokens' weights were learnt on: on those the tokens' probabilities are too good.
const lineSplits = [seed + 1, seed + 2];
const perSplit = await Promise.all(
  lineSplits.map((split) => samplesOf(split, (setting) => lineSamples(setting, tokens))),
);
await writeWeights(tokens, learnLines(perSplit.flat()));
