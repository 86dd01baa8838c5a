import { parentPort, workerData } from "node:worker_threads";
import { parseErrors } from "./parseErrors.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./protocol.ts";
import { TreeSitter } from "./treeSitter.ts";

/** The worker's thread: reads one text at a time. */
const port = parentPort;
if (port === null) {
  throw new Error("The syntax check's worker was not started as a worker.");
}

/** Milliseconds; 1 MB of TypeScript took 0.2 s, so what takes longer than this is no code. */
const longestParse = 2_000;

const { files } = workerData as WorkerStart;
const treeSitter = TreeSitter.load(files);
// Each request awaits it and says what failed; without this line Node would end the thread before the first one comes.
treeSitter.catch(() => {});

port.on("message", async (message: ToWorker) => port.postMessage(await answerTo(message)));

async function answerTo(message: ToWorker): Promise<FromWorker> {
  try {
    return { errors: await parse(message) };
  } catch (error) {
    return { errors: "failed", detail: String(error) };
  }
}

async function parse({ text, grammar, cancelled }: ToWorker): Promise<FromWorker["errors"]> {
  const parser = await (await treeSitter).parser(grammar);
  if (parser === undefined) {
    return "noGrammar";
  }
  const flag = new Int32Array(cancelled);
  const end = performance.now() + longestParse;
  const isOver = () => Atomics.load(flag, 0) !== 0 || performance.now() > end;
  const tree = parser.parse(text, null, { progressCallback: isOver });
  if (tree === null) {
    parser.reset();
    return "tooLarge";
  }
  try {
    return parseErrors(tree.rootNode, text);
  } finally {
    tree.delete();
  }
}
