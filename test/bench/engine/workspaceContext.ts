import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenDocument } from "../../../src/context/contextItem.ts";
import { CompletionContext, usualSources } from "../../../src/context/forCompletion.ts";
import { type IndexExtent, startWorkspaceIndex, type WorkspaceIndex } from "../../../src/context/index/index.ts";
import { indexedWindows } from "../../../src/context/indexedWindows.ts";
import { similarWindows } from "../../../src/context/sources/similarWindows.ts";
import type { Snapshot } from "../../../src/text/snapshot.ts";
import { percentile } from "../embedded/figures.ts";
import { watched } from "./hold.ts";
import { writeLargeWorkspace } from "./largeWorkspace.ts";

const files = 100_000;
const lines = 1_000_000;
const searches = 300;
const openFiles = 12;
/** What the extension gives the index. */
const memoryCap = 80_000_000;

/**
 * Indexes 100,000 files with 1,000,000 lines, from nothing and from what was kept on disk, and gathers context in them. `contextP95`:
 * milliseconds for a place's whole context, the index's answer from its thread included; `indexS`: seconds from the start to the last file;
 * `resumeS`: the same when nothing has changed since; `indexMB`: memory that this costs the process at most; `indexHold`: milliseconds for
 * which this thread's loop was held at most while it went on.
 */
export async function contextFigures(random: () => number): Promise<Record<string, number>> {
  const parent = await mkdtemp(join(await realpath(tmpdir()), "caveat-engine-"));
  try {
    const root = join(parent, "workspace");
    const { files: paths } = await writeLargeWorkspace(root, files, lines, random);
    // What was needed to write the files is not the index's.
    await collectGarbage();
    const before = process.memoryUsage.rss();
    const first = await indexed(root, join(parent, "storage"));
    first.index.dispose();
    const second = await indexed(root, join(parent, "storage"));
    try {
      const milliseconds = await gatherAt(second.index, paths, random);
      console.log(
        `${first.extent.files} files, ${first.extent.lines} lines in ${(first.extent.bytes / 1e6).toFixed(0)} MB of tables; ` +
          `${milliseconds.length} contexts, p50 ${percentile(milliseconds, 0.5).toFixed(1)} ms`,
      );
      return {
        contextP95: percentile(milliseconds, 0.95),
        indexS: first.seconds,
        resumeS: second.seconds,
        indexMB: (Math.max(first.mostMemory, second.mostMemory, process.memoryUsage.rss()) - before) / 1e6,
        indexHold: Math.max(first.longestHold, second.longestHold),
      };
    } finally {
      second.index.dispose();
    }
  } finally {
    await rm(parent, { recursive: true });
  }
}

async function indexed(root: string, storage: string) {
  const settled = Promise.withResolvers<IndexExtent>();
  const began = performance.now();
  const index = startWorkspaceIndex({
    workerUrl: new URL("../../../src/context/index/worker.ts", import.meta.url),
    storage,
    memoryCap,
    log: (message) => console.error(message),
    onSettled: settled.resolve,
  });
  index.addFolder(root);
  const { result: extent, longestHold, mostMemory } = await watched(settled.promise);
  return { index, extent, longestHold, mostMemory, seconds: (performance.now() - began) / 1000 };
}

async function gatherAt(index: WorkspaceIndex, paths: readonly string[], random: () => number): Promise<number[]> {
  const draw = () => paths[Math.floor(random() * paths.length)]!;
  const open = await Promise.all(Array.from({ length: openFiles }, async () => documentOf(draw())));
  const knowledge = {
    openDocuments: () => open,
    definitionsNear: () => [],
    importsOf: () => [],
    errorsNear: () => [],
    recentEdits: () => [],
  };
  const context = new CompletionContext(knowledge, [...usualSources(), similarWindows(indexedWindows(index))]);
  for (const { uri, text } of open) {
    index.documentChanged({ uri, text: text() });
  }
  const milliseconds: number[] = [];
  for (let search = 0; search < searches; search++) {
    const snapshot = await snapshotIn(draw(), random);
    const began = performance.now();
    await context.gather(snapshot, new AbortController().signal);
    milliseconds.push(performance.now() - began);
  }
  return milliseconds;
}

async function documentOf(path: string): Promise<OpenDocument> {
  const text = await readFile(path, "utf8");
  return { uri: pathToFileURL(path).href, name: path, languageId: "", version: 1, text: () => text };
}

async function snapshotIn(path: string, random: () => number): Promise<Snapshot> {
  const text = await readFile(path, "utf8");
  const cursor = text.indexOf("\n", Math.floor(text.length * random())) + 1;
  const end = Math.max(cursor, text.indexOf("\n", cursor));
  return {
    uri: pathToFileURL(path).href,
    languageId: "",
    version: 1,
    charactersBefore: cursor,
    charactersAfter: text.length - end,
    prefix: text.slice(0, cursor),
    suffix: text.slice(end),
  };
}

async function collectGarbage(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
}
