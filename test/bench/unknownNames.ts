import { unknownNames } from "../../src/completion/caveats/unknownName.ts";
import { isLanguageName } from "../../src/evidence/names/index.ts";
import { hasName } from "../../src/text/hasName.ts";
import type { Snapshot } from "../../src/text/snapshot.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora, trainingCorpora } from "./corpora.ts";
import { bodyOf, readCode, seededRandom } from "./embedded/heldOut.ts";

// Suggests what real code goes on with, and the same with a name in it that there is not: how many of each get a caveat, and how
// long that takes. Nothing but the file itself is open, the least that there can be.
// `npm run bench:unknownNames -- [--folder DIR] [--seed N] [--json FILE]`: under a minute.

const placesPerFile = 12;
const mostLines = 8;
const extensions = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".py"];
/** What a snapshot holds around the cursor. */
const windows = { prefix: 24_000, suffix: 12_000 };

/** A name that is called within a line, and is not being defined. */
const called = /(?<=^[^'"`#\n]*[^\s'"`#.][ ([!]+(?<!\b(?:function|def|class|new)\s+))([a-z][\p{L}\p{N}_]{3,})(?=\()/mu;

const { folder, seed, json } = parseBenchArguments();
const random = seededRandom(seed);
const bodies =
  folder === undefined
    ? await Promise.all([...benchCorpora, ...trainingCorpora].map(bodyOf))
    : [{ name: folder, files: readCode(folder, extensions) }];

const times: number[] = [];
let right = 0;
let rightWithCaveat = 0;
let invented = 0;
let inventedWithCaveat = 0;
for (const { name, files } of bodies) {
  let ofBody = 0;
  let caveatsOfBody = 0;
  for (const { path, text } of files.filter(({ path }) => extensions.some((extension) => path.endsWith(extension)))) {
    const lines = text.split("\n");
    for (let place = 0; place < placesPerFile; place++) {
      const first = Math.floor(random() * lines.length);
      const count = 1 + Math.floor(random() * mostLines);
      const indentation = /^\s*/.exec(lines[first] ?? "")?.[0] ?? "";
      const continuation = lines
        .slice(first, first + count)
        .join("\n")
        .slice(indentation.length);
      if (continuation.trim() !== "") {
        const before = [...lines.slice(0, first), indentation].join("\n");
        const after = `\n${lines.slice(first + count).join("\n")}`;
        const snapshot = snapshotOf(path, before, after);
        const isKnown = (each: string) => isLanguageName(each) || hasName(before, each) || hasName(after, each);
        const began = performance.now();
        const caveats = unknownNames(continuation, snapshot, isKnown);
        times.push(performance.now() - began);
        right++;
        ofBody++;
        rightWithCaveat += caveats.length > 0 ? 1 : 0;
        caveatsOfBody += caveats.length > 0 ? 1 : 0;
        if (process.env.CAVEAT_BENCH_LIST === "1") {
          for (const caveat of caveats) {
            console.log(`${path}:${first + 1} ${"name" in caveat ? caveat.name : ""}`);
          }
        }
        const spoiled = continuation.replace(called, "$1Qz");
        if (spoiled !== continuation && !isLanguageName(/(\w+)Qz/.exec(spoiled)?.[1] ?? "")) {
          invented++;
          inventedWithCaveat += unknownNames(spoiled, snapshot, isKnown).length > 0 ? 1 : 0;
        }
      }
    }
  }
  console.log(`${name}: ${caveatsOfBody} of ${ofBody}`);
}
const sorted = times.sort((one, other) => one - other);
reportFigures(
  {
    rightSuggestions: right,
    rightWithCaveatPercent: (100 * rightWithCaveat) / right,
    inventedNames: invented,
    inventedWithCaveatPercent: (100 * inventedWithCaveat) / invented,
    unknownNamesMs: sorted[Math.floor(0.5 * sorted.length)] ?? 0,
    unknownNamesMsP99: sorted[Math.floor(0.99 * sorted.length)] ?? 0,
  },
  json,
);

function snapshotOf(path: string, before: string, after: string): Snapshot {
  return {
    uri: `file:///${path}`,
    languageId: path.endsWith(".py") ? "python" : /\.tsx?$/.test(path) ? "typescript" : "javascript",
    version: 1,
    charactersBefore: before.length,
    charactersAfter: after.length,
    prefix: before.slice(-windows.prefix),
    suffix: after.slice(0, windows.suffix),
  };
}
