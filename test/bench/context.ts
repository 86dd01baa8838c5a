import { cpSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createWorkspaceIndex, type IndexQuery } from "../../src/context/index/index.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { identifiersOf } from "./context/names.ts";
import { drawPlaces, type Place } from "./context/places.ts";
import { slidingWindows } from "./context/windows.ts";
import { benchCorpora, foldersOf } from "./corpora.ts";
import { type CodeFile, readCode, seededRandom } from "./embedded/heldOut.ts";

/**
 * Retrieval without a model: of the identifiers in the true next line that don't stand before it in the file, the share that 1,024 tokens of
 * context contain. Ours searches the index of the package, where the file is known with the line cut out and nothing of it is found; the
 * published ways (windows of 60 and of 50 lines by Jaccard) look through 20 open tabs: the files that this one imports, then the nearest
 * ones. The names of the files count as tokens in each. `unseen` counts the identifiers alone that don't stand after the line either.
 * The constants of the index were tuned on seed 1. `npm run bench:context -- [--folder DIR] [--seed N] [--json FILE]`: about a minute.
 */
const tokens = 1024;
const placesEach = 100;
const extensions = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".py"];

interface Workspace {
  readonly name: string;
  readonly root: string;
  readonly files: readonly CodeFile[];
}

interface Shares {
  readonly recall: number;
  readonly recall60: number;
  readonly recall50: number;
}

/** A copy, so that no ignore rules above the download leave it out. */
async function workspacesIn(parent: string, given: string | undefined): Promise<readonly Workspace[]> {
  const bodies =
    given === undefined
      ? await Promise.all(benchCorpora.map(async (each) => ({ ...each, from: await foldersOf(each) })))
      : [{ name: "given", from: [given], extensions }];
  return Promise.all(
    bodies.map(async ({ name, from, extensions }) => {
      const root = join(parent, name);
      await mkdir(root);
      from.forEach((folder, number) => {
        cpSync(folder, join(root, String(number)), { recursive: true });
      });
      return { name, root, files: readCode(root, extensions) };
    }),
  );
}

function shareOf(wanted: readonly string[], context: string): number {
  const names = new Set(identifiersOf(context));
  return wanted.filter((name) => names.has(name)).length / wanted.length;
}

function unseen({ wanted, suffix }: Place): readonly string[] {
  const ahead = new Set(identifiersOf(suffix));
  return wanted.filter((name) => !ahead.has(name));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanShares(shares: readonly Shares[]): Shares {
  const over = (key: keyof Shares) => mean(shares.map((each) => each[key]));
  return { recall: over("recall"), recall60: over("recall60"), recall50: over("recall50") };
}

async function measure({ name, root, files }: Workspace, storage: string, random: () => number) {
  const settled = Promise.withResolvers<void>();
  const index = createWorkspaceIndex({
    workerUrl: new URL("../../src/context/index/worker.ts", import.meta.url),
    storage,
    memoryCap: 80_000_000,
    log: (message) => console.error(message),
    onSettled: () => settled.resolve(),
  });
  try {
    index.start();
    index.follower.addFolder(root);
    await settled.promise;
    const ours = async ({ file, prefix, suffix }: Place): Promise<string> => {
      const uri = pathToFileURL(file.path).href;
      const query: IndexQuery = { uri, prefix, suffix };
      index.follower.documentChanged({ uri, text: prefix + suffix });
      const passages = await index.search(query, tokens, new AbortController().signal);
      index.follower.documentClosed(uri);
      return passages.map((passage) => `${passage.name}\n${passage.text}\n`).join("");
    };
    const all: Shares[] = [];
    const notAhead: Shares[] = [];
    for (const place of drawPlaces(files, placesEach, random)) {
      const contexts = [await ours(place), slidingWindows(place, 60, tokens), slidingWindows(place, 50, tokens)];
      const add = (wanted: readonly string[], to: Shares[]) => {
        const [recall = 0, recall60 = 0, recall50 = 0] = contexts.map((context) => shareOf(wanted, context));
        to.push({ recall, recall60, recall50 });
      };
      add(place.wanted, all);
      if (unseen(place).length > 0) {
        add(unseen(place), notAhead);
      }
    }
    const [shares, sharesUnseen] = [meanShares(all), meanShares(notAhead)];
    const inWords = Object.entries(shares).map(([key, share]) => `${key} ${percent(share)}`);
    console.log(
      `${name}: ${files.length} files, ${all.length} places: ${inWords.join(", ")}; ` +
        `unseen: ${Object.values(sharesUnseen).map(percent).join(", ")} of ${notAhead.length}`,
    );
    return { shares, sharesUnseen };
  } finally {
    index.dispose();
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const { folder, seed, json } = parseBenchArguments();
const parent = await mkdtemp(join(await realpath(tmpdir()), "caveat-context-"));
try {
  const random = seededRandom(seed);
  const measured = [];
  for (const workspace of await workspacesIn(parent, folder)) {
    measured.push(await measure(workspace, join(parent, "storage"), random));
  }
  const { recall, recall60, recall50 } = meanShares(measured.map(({ shares }) => shares));
  const ahead = meanShares(measured.map(({ sharesUnseen }) => sharesUnseen));
  reportFigures(
    {
      recall: 100 * recall,
      recall60: 100 * recall60,
      recall50: 100 * recall50,
      recallUnseen: 100 * ahead.recall,
      recall60Unseen: 100 * ahead.recall60,
      recall50Unseen: 100 * ahead.recall50,
    },
    json,
  );
} finally {
  await rm(parent, { recursive: true });
}
