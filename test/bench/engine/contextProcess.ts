import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { OpenDocument } from "../../../src/context/contextItem.ts";
import { CompletionContext, usualSources } from "../../../src/context/forCompletion.ts";
import { createWorkspaceIndex, type IndexExtent, type WorkspaceIndex } from "../../../src/context/index/index.ts";
import { indexedWindows } from "../../../src/context/indexedWindows.ts";
import { similarWindows } from "../../../src/context/sources/similarWindows.ts";
import { FolderFiles } from "../../../src/files/folderFiles.ts";
import type { Snapshot } from "../../../src/text/snapshot.ts";
import { percentile } from "../embedded/figures.ts";
import { seededRandom } from "../embedded/heldOut.ts";
import { watched } from "./hold.ts";

/** What one process found out: `node contextProcess.ts FOLDER STORAGE` prints it as JSON. */
export interface ContextRun {
  readonly indexed: IndexExtent;
  /** Until all was indexed. */
  readonly seconds: number;
  /** What the process took at most, above what it took before. */
  readonly memoryMB: number;
  /** Milliseconds of this thread's own time. */
  readonly longestHold: number;
  /** Milliseconds. */
  readonly contextP50: number;
  readonly contextP95: number;
}

const places = 300;
const openFiles = 12;
/** What the extension gives the index. */
const memoryCap = 80_000_000;

async function measure(root: string, storage: string): Promise<ContextRun> {
  const settled = Promise.withResolvers<IndexExtent>();
  const before = process.memoryUsage.rss();
  const began = performance.now();
  const index = createWorkspaceIndex({
    workerUrl: new URL("../../../src/context/index/worker.ts", import.meta.url),
    storage,
    memoryCap,
    log: (message) => console.error(message),
    onSettled: settled.resolve,
  });
  try {
    index.start();
    index.follower.addFolder(root);
    const indexing = await watched(settled.promise);
    const seconds = (performance.now() - began) / 1000;
    const gathering = await watched(gatherAt(index, await pathsIn(root)));
    return {
      indexed: indexing.result,
      seconds,
      memoryMB: (Math.max(indexing.mostMemory, gathering.mostMemory) - before) / 1e6,
      longestHold: indexing.longestHold,
      contextP50: percentile(gathering.result, 0.5),
      contextP95: percentile(gathering.result, 0.95),
    };
  } finally {
    index.dispose();
  }
}

/** Some of the files, from all over the folder: all their names would be memory that is not the index's. */
async function pathsIn(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  let seen = 0;
  for await (const path of new FolderFiles(root).list(new AbortController().signal)) {
    if (seen++ % 200 === 0) {
      paths.push(path);
    }
  }
  return paths;
}

/** Milliseconds that each context took. */
async function gatherAt(index: WorkspaceIndex, paths: readonly string[]): Promise<readonly number[]> {
  const random = seededRandom(paths.length);
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
    index.follower.documentChanged({ uri, text: text() });
  }
  const milliseconds: number[] = [];
  for (let place = 0; place < places; place++) {
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

const [root = "", storage = ""] = process.argv.slice(2);
console.log(JSON.stringify(await measure(root, storage)));
