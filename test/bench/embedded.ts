import { draftIsSure, draftThreshold } from "../../src/completion/draft.ts";
import { leastOffered, Suggester } from "../../src/model/embedded/suggester.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora } from "./corpora.ts";
import { firstListedWord, type Guess, LongestSuffixCopier } from "./embedded/baselines.ts";
import { accuracyAmongBest, calibrationError, type Outcome, percentile } from "./embedded/figures.ts";
import { type Body, bodyOf, type HeldOut, holdOut, readCode, windowOf } from "./embedded/heldOut.ts";

// Learns most files of each package, types the others from top to bottom and asks for the rest of lines from random points.
// `npm run bench:embedded -- [--folder DIR] [--seed N] [--json FILE]`: about two minutes.

/** Points a package; a package with fewer lines in its held-out files is asked at every line. */
const pointsPerPackage = 2500;
const extensions = [
  ".ts",
  ".tsx",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".py",
  ".go",
  ".java",
  ".rs",
  ".c",
  ".h",
  ".cpp",
  ".cs",
  ".rb",
];
/** What the editor hands over after the cursor, in characters. */
const suffixLength = 16_384;

interface Asked {
  readonly model: Outcome[];
  readonly copier: Outcome[];
  readonly words: Outcome[];
  /** Where the file's true rest after the line is handed over. */
  readonly withSuffix: Outcome[];
  /** Suggestions of several lines: whether all of their lines were right. */
  readonly blocks: Outcome[];
  /** Beginnings that are offered where the whole line is not sure. */
  readonly starts: Outcome[];
  /** What would be shown while another model is waited for, with nothing below the cursor; what is not sure is left out. */
  readonly drafts: Outcome[];
  readonly milliseconds: number[];
}

function ask(held: HeldOut): Asked {
  const asked: Asked = {
    model: [],
    copier: [],
    words: [],
    withSuffix: [],
    blocks: [],
    starts: [],
    drafts: [],
    milliseconds: [],
  };
  const suggester = new Suggester(held.corpus);
  const second = new Suggester(held.corpus);
  const copier = new LongestSuffixCopier(held.learnt);
  for (const { file, points } of held.typed) {
    const copy = copier.forFile(file.text);
    for (const { prefix, rest, suffix } of points) {
      const cursor = { prefix: windowOf(prefix), suffix: "", key: file.path, folder: file.folder };
      const start = performance.now();
      const { whole, start: sure } = suggester.suggest(cursor);
      const { text, probability } = whole;
      asked.milliseconds.push(performance.now() - start);
      if (probability < leastOffered && sure.text !== "") {
        asked.starts.push({ stated: sure.probability, isRight: rest.startsWith(sure.text) });
      }
      const offered = probability >= leastOffered ? whole : sure;
      if (draftIsSure(offered.probability, offered.text)) {
        asked.drafts.push({ stated: offered.probability, isRight: `${rest}${suffix}`.startsWith(offered.text) });
      }
      const [line = "", ...following] = text.split("\n");
      asked.model.push({ stated: probability, isRight: line === rest });
      if (following.length > 0) {
        asked.blocks.push({ stated: probability, isRight: `${rest}${suffix}\n`.startsWith(`${text}\n`) });
      }
      const more = second.suggest({ ...cursor, suffix: suffix.slice(0, suffixLength) }).whole;
      asked.withSuffix.push({ stated: more.probability, isRight: more.text.split("\n")[0] === rest });
      asked.copier.push(outcomeOf(copy(prefix), rest));
      asked.words.push(outcomeOf(firstListedWord(prefix, suffix), rest));
    }
  }
  return asked;
}

function outcomeOf(guess: Guess, rest: string): Outcome {
  return { stated: guess.score, isRight: guess.text === rest };
}

function printRow(label: string, outcomes: readonly Outcome[]): void {
  const shares = [0.25, 0.3, 0.4].map((best) => accuracyAmongBest(outcomes, best).toFixed(2));
  console.log(`  ${label.padEnd(28)} ${shares.join("   ")}   ${share(outcomes).toFixed(2)}`);
}

interface Figures {
  readonly exactAt30: number;
  readonly exactAt40: number;
  readonly learnMBps: number;
  readonly bytesPerByte: number;
  readonly asked: Asked;
}

function measure(body: Body, seed: number): Figures {
  const held = holdOut(body, seed, pointsPerPackage);
  const bytes = held.corpus.bytes;
  const asked = ask(held);
  const megabytes = held.learntBytes / 1e6;
  console.log(
    `${body.name}: ${body.files.length} files, ${megabytes.toFixed(1)} MB learnt at ${(megabytes / held.learnSeconds).toFixed(1)} MB/s in ` +
      `${(bytes / held.learntBytes).toFixed(2)} bytes a byte; ${asked.model.length} points in ${held.lines} held-out lines of ${held.typed.length} files`,
  );
  printRow("model", asked.model);
  printRow("model, suffix given", asked.withSuffix);
  printRow("copy after longest match", asked.copier);
  printRow("first entry of word list", asked.words);
  const offered = asked.model.filter((outcome) => outcome.stated >= leastOffered);
  console.log(
    `  offered at ${leastOffered} or more: ${percent(offered.length / asked.model.length)} of points, ${percent(share(offered))} of them right`,
  );
  const right = asked.blocks.filter(({ isRight }) => isRight).length;
  const stated = asked.blocks.reduce((sum, block) => sum + block.stated, 0);
  console.log(
    `  blocks: ${asked.blocks.length} offered, ${right} right, ${stated.toFixed(0)} stated; calibration error ${calibrationError(asked.model).toFixed(3)}`,
  );
  console.log(
    `  beginnings of other lines: ${percent(asked.starts.length / asked.model.length)} of points, ${percent(share(asked.starts))} of them right, ` +
      `${percent(mean(asked.starts.map(({ stated }) => stated)))} stated`,
  );
  console.log(
    `  drafts at ${draftThreshold} or more: ${percent(asked.drafts.length / asked.model.length)} of points, ${(100 * share(asked.drafts)).toFixed(1)} % of them right`,
  );
  return {
    exactAt30: accuracyAmongBest(asked.model, 0.3),
    exactAt40: accuracyAmongBest(asked.model, 0.4),
    learnMBps: megabytes / held.learnSeconds,
    bytesPerByte: bytes / held.learntBytes,
    asked,
  };
}

function share(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ isRight }) => isRight).length / outcomes.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const { folder, seed, json } = parseBenchArguments();
const bodies =
  folder === undefined
    ? await Promise.all(benchCorpora.map(bodyOf))
    : [{ name: folder, files: readCode(folder, extensions) }];
console.log(
  "Rest of the line exactly right among the best 25 %, 30 %, 40 % by stated probability, and among all points:",
);
const measured = bodies.map((body) => measure(body, seed));
const milliseconds = measured.flatMap(({ asked }) => asked.milliseconds);
reportFigures(
  {
    exactAt30: mean(measured.map((each) => each.exactAt30)),
    exactAt40: mean(measured.map((each) => each.exactAt40)),
    ece: calibrationError(measured.flatMap(({ asked }) => asked.model)),
    draftExact: share(measured.flatMap(({ asked }) => asked.drafts)),
    draftShare:
      measured.flatMap(({ asked }) => asked.drafts).length / measured.flatMap(({ asked }) => asked.model).length,
    learnMBps: mean(measured.map((each) => each.learnMBps)),
    bytesPerByte: mean(measured.map((each) => each.bytesPerByte)),
    answerP50: percentile(milliseconds, 0.5),
    answerP95: percentile(milliseconds, 0.95),
  },
  json,
);
