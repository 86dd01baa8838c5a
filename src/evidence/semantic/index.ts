import type { Disposable } from "../../text/disposable.ts";
import type { FileErrors, Overlay } from "./fileErrors.ts";
import { findTypeServer } from "./installed.ts";
import { overlayErrors } from "./overlay.ts";
import { ServerProcess, TypeServerError } from "./serverProcess.ts";

export type { CompilerError, FileErrors, Overlay } from "./fileErrors.ts";

/** Why there is no answer at all. `notReady`: the server still reads the project; `failed`: the log says more. */
export type NoTypes = "noServer" | "notReady" | "failed";

/** TypeScript's own server, in a process of its own, asked about texts that nobody has written to disk. */
export interface TypeServer extends Disposable {
  /** What the compiler says of a proposal's files, before and after. Throws nothing but what the signal aborts with. */
  errors(overlay: Overlay, signal: AbortSignal): Promise<readonly FileErrors[] | NoTypes>;
}

export interface TypeServerOptions {
  /** VS Code's folder, as `vscode.env.appRoot` says: its own TypeScript is used, nothing that a project brings. */
  readonly appRoot: string;
  readonly log: (message: string) => void;
  /** Milliseconds without a proposal after which the process ends. */
  readonly idle?: number;
  /** Milliseconds after which a proposal is answered with `notReady`; the server goes on and is ready for the next one. */
  readonly patience?: number;
  /** Milliseconds for one answer, after which the process is killed. */
  readonly longestAnswer?: number;
}

const defaultIdle = 5 * 60_000;
/** Less than the checks of a proposal may take together, so that it is said what was not ready. */
const defaultPatience = 10_000;
/** A large project takes half a minute to be read. */
const defaultLongest = 60_000;
/** A server that dies more often than this in a session is left dead: the next one would die as well. */
const mostDeaths = 3;

/** Prepares the server; its process starts with the first proposal and ends when there is none for a while. */
export function startTypeServer(options: TypeServerOptions): TypeServer {
  return new OverlayServer(options);
}

class OverlayServer implements TypeServer {
  private readonly options: TypeServerOptions;
  private readonly ending = new AbortController();
  private script: Promise<string | undefined> | undefined;
  private process: ServerProcess | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private asking = 0;
  private deaths = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: TypeServerOptions) {
    this.options = options;
  }

  async errors(overlay: Overlay, signal: AbortSignal): Promise<readonly FileErrors[] | NoTypes> {
    signal.throwIfAborted();
    this.script ??= findTypeServer(this.options.appRoot);
    const script = await this.script;
    if (script === undefined) {
      return "noServer";
    }
    clearTimeout(this.timer);
    this.asking++;
    const waiting = new AbortController();
    const patience = setTimeout(() => waiting.abort(), this.options.patience ?? defaultPatience);
    const bounded = AbortSignal.any([signal, waiting.signal, this.ending.signal]);
    // The texts of one proposal lie over the files while it is asked about: the next one has to wait.
    const turn = this.last.then(() => this.ask(overlay, script, bounded));
    // Whoever asked is told below; the next one waits for the end alone.
    this.last = turn.catch(() => {});
    try {
      return await turn;
    } catch (error) {
      signal.throwIfAborted();
      this.options.log(
        `The types of a proposal were not checked: ${error instanceof Error ? error.message : String(error)}`,
      );
      const isLate = error instanceof TypeServerError && error.kind === "late";
      return waiting.signal.aborted || isLate ? "notReady" : "failed";
    } finally {
      clearTimeout(patience);
      this.asking--;
      this.rest();
    }
  }

  dispose(): void {
    this.ending.abort();
    clearTimeout(this.timer);
    this.end();
  }

  /** Once more where the server died meanwhile; a second death is the proposal's fault. */
  private async ask(overlay: Overlay, script: string, signal: AbortSignal): Promise<readonly FileErrors[]> {
    try {
      return await overlayErrors(overlay, this.server(script, signal), signal);
    } catch (error) {
      if (!(error instanceof TypeServerError && error.kind === "ended")) {
        throw error;
      }
      return overlayErrors(overlay, this.server(script, signal), signal);
    }
  }

  private server(script: string, signal: AbortSignal): ServerProcess {
    signal.throwIfAborted();
    if (this.process?.isAlive !== true) {
      this.deaths += this.process === undefined ? 0 : 1;
      if (this.deaths >= mostDeaths) {
        throw new TypeServerError("ended", "TypeScript's server has died too often.");
      }
      const { log, longestAnswer = defaultLongest } = this.options;
      this.process = new ServerProcess({ script, longestAnswer, log });
    }
    return this.process;
  }

  private rest(): void {
    if (this.asking === 0 && !this.ending.signal.aborted) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.end(), this.options.idle ?? defaultIdle).unref();
    }
  }

  private end(): void {
    this.process?.dispose();
    this.process = undefined;
  }
}
