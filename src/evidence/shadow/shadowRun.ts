import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import type { CheckCommand } from "./checkCommands.ts";
import { type CommandRun, hasPassed, isGood } from "./commandRun.ts";
import { endAll } from "./endAll.ts";
import { type Copy, type MutantLimits, type MutantsRun, runMutants } from "./mutantRun.ts";
import type { FromGuardian, ToGuardian } from "./protocol.ts";
import { applyEdits, copyProject, type ShadowEdit } from "./shadowFolder.ts";
import { testCountsOf } from "./testCounts.ts";

export interface ShadowOptions {
  /** The project's folder; absolute. Nothing in it is written. */
  readonly root: string;
  /** The proposal's files as they would be. */
  readonly edits: readonly ShadowEdit[];
  /** The same files as they are, for what fails with the proposal. */
  readonly present: readonly ShadowEdit[];
  readonly commands: readonly CheckCommand[];
  /** Milliseconds that one command may take. */
  readonly milliseconds: number;
  /** The guardian's script: a bundle in the extension, the source in tests. */
  readonly guardian: URL;
  readonly onStart?: (command: CheckCommand) => void;
  readonly onOutput?: (command: CheckCommand, text: string) => void;
}

/** How a command went with the proposal and, where it did not go well, without it. */
export interface CommandResult {
  readonly command: CheckCommand;
  readonly changed: CommandRun;
  readonly present?: CommandRun;
  /** How the proposal's tests fare against faults in the code they test. */
  readonly mutants?: MutantsRun;
}

/** Characters of a command's output that are kept: its summary is at the end. */
const mostOutput = 200_000;
/** Twelve faults show whether tests notice any, within two minutes. */
const mutantLimits: Omit<MutantLimits, "command"> = { most: 12, total: 120_000 };
/** Names of variables that hold what opens doors; a test needs none of them. */
const secretName = /key|token|secret|passw|credential|auth/i;

/**
 * Runs a project's own commands in a copy of it, with a proposal's files in place. When it ends, in whatever way, no process that it
 * started is left, and nothing of the copy. Throws the signal's reason, `TooManyFilesError` and what the file system throws.
 */
export async function runInShadow(options: ShadowOptions, signal: AbortSignal): Promise<readonly CommandResult[]> {
  signal.throwIfAborted();
  const { root, edits, present, commands } = options;
  const shadow = await mkdtemp(join(await realpath(tmpdir()), "caveat-shadow-"));
  const guard = new Guard(shadow, options, signal);
  try {
    await copyProject(root, shadow, signal);
    await applyEdits(shadow, edits);
    const results: CommandResult[] = [];
    for (const command of commands) {
      results.push({ command, changed: await guard.run(command) });
    }
    const tested = results.findIndex(({ changed }) => hasPassed(changed));
    if (tested >= 0) {
      const limits = { ...mutantLimits, command: options.milliseconds };
      const mutants = await runMutants(edits, results[tested]!.command, copyIn(shadow, guard), limits);
      results[tested] = { ...results[tested]!, ...(mutants && { mutants }) };
    }
    await applyEdits(shadow, present);
    for (const [index, result] of results.entries()) {
      if (!isGood(result.changed)) {
        results[index] = { ...result, present: await guard.run(result.command) };
      }
    }
    return results;
  } finally {
    await guard.end();
  }
}

function copyIn(shadow: string, guard: Guard): Copy {
  return {
    // What is not there is `undefined`, as a folder is.
    read: (path) => readFile(join(shadow, path), "utf8").catch(() => undefined),
    write: (path, text) => applyEdits(shadow, [{ path, text }]),
    run: (command, milliseconds) => guard.run(command, milliseconds),
  };
}

/** The process that outlives this one by as long as it takes to tidy up. */
class Guard {
  private readonly shadow: string;
  private readonly options: ShadowOptions;
  private readonly signal: AbortSignal;
  private readonly child: ChildProcess;
  private readonly mark = randomUUID();
  private runs = 0;

  constructor(shadow: string, options: ShadowOptions, signal: AbortSignal) {
    this.shadow = shadow;
    this.options = options;
    this.signal = signal;
    const env = {
      ...safeEnvironment(process.env),
      ELECTRON_RUN_AS_NODE: "1",
      CI: "true",
      npm_config_logs_max: "0",
      // Python takes a file for unchanged that has the same length and second.
      PYTHONDONTWRITEBYTECODE: "1",
    };
    this.child = fork(options.guardian, [shadow, this.mark], { env, execArgv: [], stdio: "ignore" });
    // One that could not be started has no pid, which `hasEnded` knows.
    this.child.on("error", () => {});
  }

  /** Never rejects but with the signal's reason. */
  async run(command: CheckCommand, milliseconds = this.options.milliseconds): Promise<CommandRun> {
    this.signal.throwIfAborted();
    const id = ++this.runs;
    const { promise, resolve, reject } = Promise.withResolvers<CommandRun>();
    let output = "";
    const hear = (message: FromGuardian) => {
      if (message.id !== id) {
        return;
      }
      if (message.type === "output") {
        output = (output + message.text).slice(-mostOutput);
        this.options.onOutput?.(command, message.text);
      } else {
        const { type: _, id: __, ...end } = message;
        // Where the copy lay is of no use to anyone once it is gone.
        const printed = output.replaceAll(`${this.shadow}${sep}`, "");
        const tests = command.kind === "test" ? testCountsOf(printed) : undefined;
        resolve({ end, output: printed, ...(tests && { tests }) });
      }
    };
    const cancel = () => reject(this.signal.reason);
    const gone = () =>
      resolve({ end: { how: "notStarted", why: "The process that runs commands has ended." }, output });
    if (this.hasEnded) {
      gone();
    }
    this.child.on("message", hear).once("exit", gone);
    this.signal.addEventListener("abort", cancel, { once: true });
    const { words } = command;
    this.options.onStart?.(command);
    this.tell({ type: "run", run: { id, words, folder: this.shadow, milliseconds } });
    return promise.finally(() => {
      this.child.off("message", hear).off("exit", gone);
      this.signal.removeEventListener("abort", cancel);
    });
  }

  /** Resolves when no process and no file is left. */
  async end(): Promise<void> {
    if (!this.hasEnded) {
      const exited = once(this.child, "exit");
      this.tell({ type: "end" });
      await exited;
    }
    // A guardian that was killed has left both.
    await endAll({ pid: undefined }, this.mark);
    await rm(this.shadow, { recursive: true, force: true, maxRetries: 5 });
  }

  private get hasEnded(): boolean {
    return this.child.pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private tell(message: ToGuardian): void {
    if (this.child.connected) {
      this.child.send(message);
    }
  }
}

function safeEnvironment(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !secretName.test(name)));
}
