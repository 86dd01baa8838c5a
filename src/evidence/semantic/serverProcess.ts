import { type ChildProcess, fork } from "node:child_process";
import type { Disposable } from "../../text/disposable.ts";
import { response } from "./protocol.ts";

/**
 * Why TypeScript's server gave no answer. `ended`: it is gone. `late`: it took too long and was killed. `refused`: it could not do
 * what it was asked.
 */
export class TypeServerError extends Error {
  readonly kind: "ended" | "late" | "refused";

  constructor(kind: TypeServerError["kind"], message: string) {
    super(message);
    this.name = "TypeServerError";
    this.kind = kind;
  }
}

export interface ServerProcessOptions {
  /** `tsserver.js`. */
  readonly script: string;
  /** Milliseconds for one answer, after which the process is killed. */
  readonly longestAnswer: number;
  readonly log: (message: string) => void;
}

interface Waiting {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: TypeServerError) => void;
  readonly timer: NodeJS.Timeout;
}

/** No package is fetched, nothing of the project is run, and it ends by itself when this process is gone: its channel closes then. */
const serverArguments = [
  "--useNodeIpc",
  "--disableAutomaticTypingAcquisition",
  "--suppressDiagnosticEvents",
  "--noGetErrOnBackgroundUpdate",
  "--useInferredProjectPerProjectRoot",
];
/** Megabytes of heap; VS Code gives its own server half as much again. */
const mostHeap = 2048;

/** One process of TypeScript's server, which answers one request after the other. */
export class ServerProcess implements Disposable {
  private readonly options: ServerProcessOptions;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;

  constructor(options: ServerProcessOptions) {
    this.options = options;
    const { NODE_OPTIONS: _, TSS_LOG: __, ...inherited } = process.env;
    this.child = fork(options.script, serverArguments, {
      env: { ...inherited, ELECTRON_RUN_AS_NODE: "1" },
      execArgv: [`--max-old-space-size=${mostHeap}`],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.child.on("message", (message) => this.receive(message));
    this.child.on("error", (error) => this.options.log(`TypeScript's server: ${error.message}`));
    this.child.once("exit", (code, signal) => {
      this.options.log(`TypeScript's server has ended: ${signal ?? code}.`);
      this.fail("ended", "TypeScript's server has ended.");
    });
    this.rest();
  }

  get isAlive(): boolean {
    return this.child.connected && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The answer's body. Throws `TypeServerError` and the signal's reason; what is cancelled is not waited for, but still has to end in time. */
  async ask(command: string, given: object, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    if (!this.isAlive) {
      throw new TypeServerError("ended", "TypeScript's server has ended.");
    }
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const cancel = () => reject(signal.reason);
    signal.addEventListener("abort", cancel, { once: true });
    const timer = setTimeout(() => this.isLate(command), this.options.longestAnswer);
    const id = this.tell(command, given);
    this.waiting.set(id, { resolve, reject, timer });
    this.child.ref();
    this.child.channel?.ref();
    return promise.finally(() => signal.removeEventListener("abort", cancel));
  }

  /** Sends what nobody waits for, and gives its number. */
  tell(command: string, given: object): number {
    const seq = ++this.requests;
    if (this.isAlive) {
      this.child.send({ seq, type: "request", command, arguments: given });
    }
    return seq;
  }

  dispose(): void {
    this.child.kill("SIGKILL");
    this.fail("ended", "TypeScript's server was ended.");
  }

  private receive(message: unknown): void {
    const { data } = response.safeParse(message);
    const waiting = data && this.waiting.get(data.request_seq);
    if (data === undefined || waiting === undefined) {
      return;
    }
    clearTimeout(waiting.timer);
    this.waiting.delete(data.request_seq);
    this.rest();
    if (data.success) {
      waiting.resolve(data.body);
    } else {
      waiting.reject(new TypeServerError("refused", data.message ?? "TypeScript's server refused."));
    }
  }

  private isLate(command: string): void {
    this.child.kill("SIGKILL");
    this.fail("late", `TypeScript's server did not answer "${command}" in time.`);
  }

  private fail(kind: TypeServerError["kind"], message: string): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const { timer, reject } of all) {
      clearTimeout(timer);
      reject(new TypeServerError(kind, message));
    }
  }

  /** A server that nobody waits for keeps no process alive. */
  private rest(): void {
    if (this.waiting.size === 0) {
      this.child.unref();
      this.child.channel?.unref();
    }
  }
}
