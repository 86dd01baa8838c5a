import { Worker } from "node:worker_threads";
import type { Disposable } from "../../text/disposable.ts";
import type { FromWorker, ToWorker, TreeSitterFiles, WorkerStart } from "./protocol.ts";

interface ParserThreadOptions {
  readonly workerUrl: URL;
  readonly files: TreeSitterFiles;
  readonly log: (message: string) => void;
  /** Milliseconds without a request after which the thread ends. */
  readonly idle: number;
}

type Answer = FromWorker["errors"];

interface Job {
  readonly message: ToWorker;
  readonly resolve: (answer: Answer) => void;
}

/** A thread that dies more often than this in a session is left dead: the next one would die as well. */
const mostDeaths = 3;
/** Milliseconds; the worker itself gives up much sooner, so a thread that takes this long hangs. */
const longestAnswer = 10_000;
/** Megabytes of heap; the grammars and trees lie outside it. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

/** The worker and its queue: one text is with the worker at a time, so what is cancelled while it waits is never sent. */
export class ParserThread implements Disposable {
  private readonly options: ParserThreadOptions;
  private readonly queue: Job[] = [];
  private current: Job | undefined;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private deaths = 0;
  private disposed = false;

  constructor(options: ParserThreadOptions) {
    this.options = options;
  }

  /** Rejects with the signal's reason and nothing else. */
  ask(text: string, grammar: string, signal: AbortSignal): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const job: Job = { message: { text, grammar, cancelled: new SharedArrayBuffer(4) }, resolve };
    const cancel = () => {
      Atomics.store(new Int32Array(job.message.cancelled), 0, 1);
      this.forget(job);
      reject(signal.reason);
    };
    signal.addEventListener("abort", cancel, { once: true });
    this.queue.push(job);
    this.next();
    return promise.finally(() => signal.removeEventListener("abort", cancel));
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
    void this.worker?.terminate();
    this.worker = undefined;
    this.fail();
  }

  private next(): void {
    if (this.current !== undefined) {
      return;
    }
    if (this.disposed || this.deaths >= mostDeaths) {
      this.fail();
      return;
    }
    clearTimeout(this.timer);
    this.current = this.queue.shift();
    if (this.current === undefined) {
      // An idle thread keeps no process alive.
      this.worker?.unref();
      this.timer = setTimeout(() => this.end(), this.options.idle).unref();
      return;
    }
    this.worker ??= this.start();
    this.worker.ref();
    this.timer = setTimeout(() => this.hangs(), longestAnswer).unref();
    this.worker.postMessage(this.current.message);
  }

  private start(): Worker {
    const { workerUrl, files, log } = this.options;
    const workerData: WorkerStart = { files };
    const worker = new Worker(workerUrl, { name: "caveat-syntax", workerData, resourceLimits });
    worker.on("message", (answer: FromWorker) => this.receive(answer));
    worker.on("error", (error) => log(`The syntax check's thread failed: ${error.stack ?? error.message}`));
    worker.on("exit", () => this.died(worker));
    return worker;
  }

  private receive({ errors, detail }: FromWorker): void {
    if (detail !== undefined) {
      this.options.log(`A text's syntax could not be checked: ${detail}`);
    }
    this.settle(errors);
  }

  private settle(answer: Answer): void {
    const job = this.current;
    this.current = undefined;
    job?.resolve(answer);
    this.next();
  }

  private hangs(): void {
    this.options.log("The syntax check's thread did not answer and is ended.");
    void this.worker?.terminate();
  }

  private died(worker: Worker): void {
    if (worker === this.worker) {
      this.worker = undefined;
      this.deaths++;
      this.settle("failed");
    }
  }

  private end(): void {
    void this.worker?.terminate();
    this.worker = undefined;
  }

  /** A job that is with the worker stays there until it answers: its flag makes that soon. */
  private forget(job: Job): void {
    const index = this.queue.indexOf(job);
    if (index >= 0) {
      this.queue.splice(index, 1);
    }
  }

  private fail(): void {
    const jobs = this.current === undefined ? this.queue.splice(0) : [this.current, ...this.queue.splice(0)];
    this.current = undefined;
    for (const { resolve } of jobs) {
      resolve("failed");
    }
  }
}
