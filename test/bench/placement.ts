import { relative } from "node:path";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora } from "./corpora.ts";
import { type Body, bodyOf, readCode, seededRandom } from "./embedded/heldOut.ts";
import { judge, type Verdict } from "./placement/judge.ts";
import type { Format } from "./placement/print.ts";
import { spoilings } from "./placement/spoilings.ts";
import { pick, type Random } from "./placement/trueEdit.ts";

// Changes files of each package at random, says the change as models do, spoiled as they spoil it, and looks where it lands.
// `npm run bench:placement -- [--folder DIR] [--seed N] [--json FILE]`: under a minute.

/** Cases of each spoiling in each format in each package. */
const casesEach = 4;
const packages = ["zod", "undici", "rxjs", "node-gyp"];
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
  ".cs",
  ".rb",
];
const [fewestLines, mostLines] = [40, 1200];
const mostTries = 400;
/** Ways in which files are written on disk, for the round trip. */
const writings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/\n$/, ""),
  (text) => text.replace("\n", "\r\n"),
];

async function judgeBody(body: Body, name: string, format: Format, random: Random): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const files = body.files.filter(({ text }) => {
    const count = text.split("\n").length;
    return count >= fewestLines && count <= mostLines;
  });
  for (let tries = 0; files.length > 0 && verdicts.length < casesEach && tries < mostTries; tries++) {
    const file = pick(files, random);
    const written = pick(writings, random)(file.text);
    const lines = written.replace("\uFEFF", "").replaceAll("\r\n", "\n").split("\n");
    const path = `src/${relative(file.folder, file.path)}`;
    const spoiled = spoilings[name]?.spoil(path, lines, format, random);
    if (spoiled !== undefined) {
      verdicts.push(await judge(path, written, spoiled));
    }
  }
  return verdicts;
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const count = (outcome: Verdict["outcome"]) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const counts = [verdicts.length, count("placed"), count("reported"), count("marked"), count("wrong")];
  const round = verdicts.filter(({ goesRound }) => goesRound).length;
  return [name.padEnd(34), ...[...counts, round].map((each) => String(each).padStart(9))].join("");
}

const { folder, seed, json } = parseBenchArguments();
const random = seededRandom(seed);
const bodies =
  folder === undefined
    ? await Promise.all(benchCorpora.filter(({ name }) => packages.includes(name)).map(bodyOf))
    : [{ name: folder, files: readCode(folder, extensions) }];
const columns = ["cases", "placed", "reported", "marked", "wrong", "round"];
console.log(["spoiling".padEnd(34), ...columns.map((word) => word.padStart(9))].join(""));
const all: Verdict[] = [];
for (const [name, { formats }] of Object.entries(spoilings)) {
  const verdicts: Verdict[] = [];
  for (const format of formats) {
    for (const body of bodies) {
      verdicts.push(...(await judgeBody(body, name, format, random)));
    }
  }
  console.log(row(name, verdicts));
  all.push(...verdicts);
}
const share = (verdicts: readonly Verdict[], isGood: (verdict: Verdict) => boolean) =>
  verdicts.filter(isGood).length / verdicts.length;
reportFigures(
  {
    placementCases: all.length,
    placedOrReported: share(all, ({ outcome }) => outcome === "placed" || outcome === "reported"),
    placed: share(
      all.filter(({ hasPlace }) => hasPlace),
      ({ outcome }) => outcome === "placed",
    ),
    placedWrong: all.filter(({ outcome }) => outcome === "wrong").length,
    roundTrip: share(all, ({ goesRound }) => goesRound),
  },
  json,
);
