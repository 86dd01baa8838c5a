import { Worker } from "node:worker_threads";
import type { Disposable } from "../../text/disposable.ts";
import { type CheckId, type CheckResult, checkIds, type Knowledge, type Subject } from "../check.ts";
import { notChecked } from "../runChecks.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** Runs the checks that need nothing but the texts, in a thread of its own: no text holds the editor up, whatever it makes of a pattern. */
export interface QuickChecks extends Disposable {
  /** A result for each check that has something to say of the subject, in the order in which they are shown; it never rejects. */
  run(subject: Subject, knowledge: Knowledge, signal: AbortSignal): Promise<readonly CheckResult[]>;
}

export interface QuickChecksOptions {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  readonly log: (message: string) => void;
  /** Milliseconds without a subject after which the thread ends. */
  readonly idle?: number;
  /** Milliseconds after a cancellation in which the thread has to answer: it is ended otherwise. */
  readonly patience?: number;
}

/** Megabytes of heap. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };
const defaultIdle = 60_000;
const defaultPatience = 500;

interface Running {
  readonly knowledge: Knowledge;
  readonly signal: AbortSignal;
  readonly resolve: (results: readonly CheckResult[]) => void;
  readonly results: Map<CheckId, CheckResult>;
  checks: readonly CheckId[];
}

/** What a thread that never began would have looked at. */
const inThread = checkIds.filter((id) => !["syntax", "semantic", "shadow"].includes(id));

/** Prepares them; the thread starts with the first subject, ends when there is none for a while, and is started anew if it dies. */
export function startQuickChecks(options: QuickChecksOptions): QuickChecks {
  return new ThreadedChecks(options);
}

class ThreadedChecks implements QuickChecks {
  private readonly options: QuickChecksOptions;
  private readonly running = new Map<number, Running>();
  private worker: Worker | undefined;
  private ending: NodeJS.Timeout | undefined;
  private lastId = 0;

  constructor(options: QuickChecksOptions) {
    this.options = options;
  }

  run(subject: Subject, knowledge: Knowledge, signal: AbortSignal): Promise<readonly CheckResult[]> {
    const { promise, resolve } = Promise.withResolvers<readonly CheckResult[]>();
    const running: Running = { knowledge, signal, resolve, results: new Map(), checks: inThread };
    if (signal.aborted) {
      resolveWith(running, "cancelled");
      return promise;
    }
    clearTimeout(this.ending);
    const id = ++this.lastId;
    this.worker ??= this.start();
    this.running.set(id, running);
    this.post({ type: "check", id, subject });
    const cancel = () => this.cancel(id);
    signal.addEventListener("abort", cancel, { once: true });
    return promise.finally(() => signal.removeEventListener("abort", cancel));
  }

  dispose(): void {
    clearTimeout(this.ending);
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
    this.endAll("cancelled");
  }

  private start(): Worker {
    const { workerUrl, log } = this.options;
    const worker = new Worker(workerUrl, { name: "caveat-checks", resourceLimits });
    worker.on("message", (message: FromWorker) => void this.receive(message));
    worker.on("error", (error) => log(`The thread of the checks failed: ${error.stack ?? error.message}`));
    worker.on("exit", () => {
      if (worker === this.worker) {
        this.worker = undefined;
        this.endAll("failed");
      }
    });
    return worker;
  }

  private async receive(message: FromWorker): Promise<void> {
    switch (message.type) {
      case "begun":
        this.begun(message.id, message.checks);
        break;
      case "result":
        this.running.get(message.id)?.results.set(message.result.check, message.result);
        break;
      case "ended":
        this.ended(message.id);
        break;
      case "ask":
        this.post({ type: "known", question: message.question, value: await this.answerTo(message) });
        break;
      case "log":
        this.options.log(message.message);
        break;
    }
  }

  /** `undefined`, which says that it is not known, where the workspace can't be asked. */
  private async answerTo({ id, about, argument }: Extract<FromWorker, { type: "ask" }>): Promise<unknown> {
    const asking = this.running.get(id);
    try {
      return await asking?.knowledge[about](argument, asking.signal);
    } catch (error) {
      if (asking?.signal.aborted !== true) {
        this.options.log(`The checks could not ask the workspace: ${String(error)}`);
      }
      return undefined;
    }
  }

  private begun(id: number, checks: readonly CheckId[]): void {
    const running = this.running.get(id);
    if (running !== undefined) {
      running.checks = checks;
    }
  }

  private ended(id: number): void {
    const running = this.running.get(id);
    if (running !== undefined) {
      resolveWith(running, "failed");
    }
    this.running.delete(id);
    this.restIfIdle();
  }

  /** Nobody waits for it any more; a thread that does not hear of it hangs in some text. */
  private cancel(id: number): void {
    const { worker } = this;
    this.post({ type: "cancel", id });
    const running = this.running.get(id);
    if (running !== undefined) {
      resolveWith(running, "cancelled");
    }
    const endHanging = () => {
      if (this.running.has(id) && worker === this.worker) {
        void worker?.terminate();
      }
    };
    setTimeout(endHanging, this.options.patience ?? defaultPatience).unref();
  }

  private restIfIdle(): void {
    if (this.running.size === 0) {
      const end = () => {
        const { worker } = this;
        this.worker = undefined;
        void worker?.terminate();
      };
      this.ending = setTimeout(end, this.options.idle ?? defaultIdle).unref();
    }
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private endAll(reason: "cancelled" | "failed"): void {
    for (const running of this.running.values()) {
      resolveWith(running, reason);
    }
    this.running.clear();
  }
}

/** With what was found so far; the other checks did not look, for this reason. */
function resolveWith({ checks, results, resolve }: Running, reason: "cancelled" | "failed"): void {
  resolve(checks.map((check) => results.get(check) ?? notChecked(check, reason)));
}
