import { placeholdersFor } from "../../src/model/client/placeholders.ts";
import { scanForSecrets } from "../../src/model/client/secretScan.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { benchCorpora, trainingCorpora } from "./corpora.ts";
import { bodyOf, readCode, seededRandom } from "./embedded/heldOut.ts";

// Searches real code for secrets: how many lines would be sent as placeholders, and how long a request's search takes.
// `npm run bench:secrets -- [--folder DIR] [--seed N] [--json FILE]`: under a minute.

/** Characters of a completion's prompt at most. */
const promptLength = 12_000;
/** Searches before time is taken: the first ones compile the rules. */
const warmUp = 20;
const extensions = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".py", ".go", ".java", ".rs", ".rb", ".json", ".yml"];

const { folder, seed, json } = parseBenchArguments();
const random = seededRandom(seed);
const { signal } = new AbortController();
const bodies =
  folder === undefined
    ? await Promise.all([...benchCorpora, ...trainingCorpora].map(bodyOf))
    : [{ name: folder, files: readCode(folder, extensions) }];

const times: number[] = [];
let lines = 0;
let hiddenLines = 0;
for (const { name, files } of bodies) {
  for (const { text } of files) {
    const { hide } = placeholdersFor(await scanForSecrets(text, signal), new Uint8Array(32));
    const sent = hide(text).split("\n");
    const hidden = text.split("\n").filter((line, index) => line !== sent[index]);
    lines += sent.length;
    hiddenLines += hidden.length;
    for (const line of hidden) {
      console.log(`${name}: ${line.trim()}`);
    }
    if (text.length > promptLength) {
      const start = Math.floor(random() * (text.length - promptLength));
      const prompt = text.slice(start, start + promptLength);
      const began = performance.now();
      await scanForSecrets(prompt, signal);
      times.push(performance.now() - began);
    }
  }
}
const sorted = times.slice(warmUp).sort((one, other) => one - other);
const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
reportFigures(
  { secretLines: lines, secretLinesHidden: hiddenLines, secretScanMs: quantile(0.5), secretScanMsP99: quantile(0.99) },
  json,
);
