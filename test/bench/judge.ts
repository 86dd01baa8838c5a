import { doubtfulBelow } from "../../src/completion/doubt.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora } from "./corpora.ts";
import { percentile } from "./embedded/figures.ts";
import { placesIn } from "./judge/places.ts";
import { samplesOf } from "./judge/samples.ts";

// Learns most files of each package and has right and spoiled lines of the others judged, for places in bodies that are written anew.
// `npm run bench:judge -- [--seed N] [--json FILE]`: about half a minute.

/** Places a package. */
const mostPlaces = 1200;
/** Share of the right lines that may be lost at most. */
const lostShare = 0.02;

interface Line {
  readonly by: "right" | "name" | "line";
  readonly probability: number;
  readonly tokens: number;
}

function find(lines: readonly Line[], cut: number, by?: Line["by"]): number {
  const wanted = lines.filter((line) => (by === undefined ? line.by !== "right" : line.by === by));
  return wanted.filter(({ probability }) => probability < cut).length / wanted.length;
}

/** Chance that a wrong line is judged worse than a right one. */
function areaUnderCurve(lines: readonly Line[]): number {
  const ordered = [...lines].sort((one, other) => one.probability - other.probability);
  let [wrong, pairs] = [0, 0];
  for (const { by } of ordered) {
    wrong += by === "right" ? 0 : 1;
    pairs += by === "right" ? wrong : 0;
  }
  return pairs / (wrong * (lines.length - wrong));
}

function print(name: string, lines: readonly Line[]): void {
  const cut = percentile(
    lines.filter(({ by }) => by === "right").map(({ probability }) => probability),
    lostShare,
  );
  const shares = [cut, doubtfulBelow].map((at) =>
    [find(lines, at, "right"), find(lines, at), find(lines, at, "name"), find(lines, at, "line")]
      .map((share) => `${(100 * share).toFixed(1)} %`.padStart(7))
      .join(" "),
  );
  console.log(
    `${name.padEnd(10)} ${areaUnderCurve(lines).toFixed(3)}  ${shares.join("  | ")}  (cut ${cut.toFixed(3)})`,
  );
}

const { seed, json } = parseBenchArguments();
const all: Line[] = [];
let milliseconds = 0;
console.log(
  `Right lines lost, wrong ones found, of them with another name, another line: at ${100 * lostShare} % lost | below ${doubtfulBelow}`,
);
for (const corpus of benchCorpora) {
  const places = await placesIn(corpus, seed, mostPlaces);
  const start = performance.now();
  const lines = [...samplesOf(places, (judge) => (cursor, text) => judge.judge(cursor, text))].map(
    ({ by, judged }): Line => ({
      by,
      probability: judged.reduce((product, { probability }) => product * probability, 1),
      tokens: judged.length,
    }),
  );
  milliseconds += performance.now() - start;
  print(corpus.name, lines);
  all.push(...lines);
}
print("all", all);
const right = all.filter(({ by }) => by === "right");
const cut = percentile(
  right.map(({ probability }) => probability),
  lostShare,
);
reportFigures(
  {
    judgeAuc: areaUnderCurve(all),
    judgeFound: find(all, cut),
    judgeLostBelow: find(all, doubtfulBelow, "right"),
    judgeFoundBelow: find(all, doubtfulBelow),
    judgeMsPerLine: milliseconds / all.length,
  },
  json,
);
