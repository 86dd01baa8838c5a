import { Worker } from "node:worker_threads";
import type { Disposable } from "../text/disposable.ts";

/** Megabytes of heap; tables lie outside it. What is read and cut is short-lived, so a small nursery does. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };
/** A thread that dies more often than this in a session is left dead: the next start would die as well. */
const mostStarts = 3;

export interface KeptThreadOptions<Received> {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  /** Of the thread, for whoever looks at it from outside. */
  readonly name: string;
  /** What works in it, as the log calls it, such as `The index`. */
  readonly what: string;
  readonly workerData?: unknown;
  readonly log: (message: string) => void;
  readonly onMessage: (message: Received) => void;
  /** It has died; what was asked of it is not answered. */
  readonly onDeath: () => void;
}

/** A worker thread that, once started, is started anew if it dies, and is then told again what it has to know. */
export class KeptThread<Sent, Received> implements Disposable {
  private readonly options: KeptThreadOptions<Received>;
  /** What a new thread has to be told, by what it is about. */
  private readonly known = new Map<string, Sent>();
  private firstStart: NodeJS.Immediate | undefined;
  private worker: Worker | undefined;
  private starts = 0;
  private disposed = false;

  constructor(options: KeptThreadOptions<Received>) {
    this.options = options;
  }

  /** Nobody will answer where it is not. */
  get isAlive(): boolean {
    return this.worker !== undefined;
  }

  /** Starts it when the calling thread has done what it is at, where it has not been started yet: a new thread competes with it. */
  startSoon(): void {
    this.firstStart ??= setImmediate(() => this.startNow());
  }

  /** Starts it at once, where it has not been started yet. */
  startNow(): void {
    if (this.starts === 0 && !this.disposed) {
      clearImmediate(this.firstStart);
      this.start();
    }
  }

  /** Sends what each later thread has to be told too, in the place of what was told last about the same. */
  tell(subject: string, message: Sent): void {
    this.known.set(subject, message);
    this.post(message);
  }

  /** Sends that something counts no more, and tells later threads nothing of it. */
  untell(subject: string, message: Sent): void {
    this.known.delete(subject);
    this.post(message);
  }

  /** Lost where the thread is not alive. */
  post(message: Sent): void {
    this.worker?.postMessage(message);
  }

  dispose(): void {
    this.disposed = true;
    clearImmediate(this.firstStart);
    void this.worker?.terminate();
    this.worker = undefined;
  }

  private start(): void {
    this.starts++;
    const { workerUrl, name, what, workerData, log, onMessage } = this.options;
    const worker = new Worker(workerUrl, { name, workerData, resourceLimits });
    worker.on("message", onMessage);
    worker.on("error", (error) => log(`${what} failed: ${error.stack ?? error.message}`));
    worker.on("exit", () => this.ended(worker));
    this.worker = worker;
    for (const message of this.known.values()) {
      worker.postMessage(message);
    }
  }

  private ended(worker: Worker): void {
    if (this.disposed || worker !== this.worker) {
      return;
    }
    const { what, log, onDeath } = this.options;
    this.worker = undefined;
    onDeath();
    if (this.starts < mostStarts) {
      log(`${what} is started anew.`);
      this.start();
    } else {
      log(`${what} stays off until the editor is restarted.`);
    }
  }
}
