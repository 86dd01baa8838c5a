import { parentPort, workerData } from "node:worker_threads";
import { keyOf } from "../../files/documentKey.ts";
import { tellFollower } from "../../files/followingThread.ts";
import { Indexer } from "./indexer.ts";
import { passagesOf } from "./passages.ts";
import type { FromWorker, Passage, ToWorker, WorkerStart } from "./protocol.ts";
import { search } from "./search.ts";

/** The worker's thread: takes messages, answers the newest search, indexes in between. */
const port = parentPort;
if (port === null) {
  throw new Error("The index's worker was not started as a worker.");
}

type Search = Extract<ToWorker, { readonly type: "search" }>;

const say = (message: FromWorker) => port.postMessage(message);
const log = (message: string) => say({ type: "log", message });
const indexer = new Indexer({
  ...(workerData as WorkerStart),
  log,
  settled: () => {
    const { size, lines, bytes } = indexer.store;
    say({ type: "settled", files: size, lines, bytes });
  },
});
let newest: Search | undefined;

/** Takes the place of an older search; those that came meanwhile are looked at before it begins. */
function ask(message: Search): void {
  if (newest === undefined) {
    setImmediate(() => void answerNewest());
  } else {
    say({ type: "found", id: newest.id, passages: [] });
  }
  newest = message;
}

async function answerNewest(): Promise<void> {
  const message = newest;
  newest = undefined;
  if (message !== undefined) {
    say({ type: "found", id: message.id, passages: await answerTo(message) });
  }
}

async function answerTo({ query: { uri, prefix, suffix }, tokens }: Search): Promise<readonly Passage[]> {
  try {
    const key = keyOf(uri);
    indexer.readDocuments(key);
    return await passagesOf(search(indexer.store, { key, prefix, suffix }, tokens), tokens, {
      open: (file) => indexer.openText(file),
      nameOf: (file) => indexer.nameOf(file),
      stale: ({ key: file }) => indexer.readAgain(file),
    });
  } catch (error) {
    log(`The index could not be searched: ${String(error)}`);
    return [];
  }
}

port.on("message", (message: ToWorker) => {
  switch (message.type) {
    case "search":
      ask(message);
      break;
    case "cancel":
      newest = newest?.id === message.id ? undefined : newest;
      break;
    case "typed":
      indexer.typed();
      break;
    default:
      tellFollower(indexer, message);
  }
});
