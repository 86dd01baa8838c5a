import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

const running = new Set<ChildProcess>();

process.on("exit", () => {
  for (const child of running) {
    kill(child);
  }
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** Starts a script on our own Node as the leader of a process group that never outlives us. */
export function startGroup(words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, words, { detached: process.platform !== "win32", stdio: "ignore", env });
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

/** Ends the process and all that it started. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (running.has(child)) {
    const exited = once(child, "exit");
    kill(child);
    await exited;
  }
}

function kill(child: ChildProcess): void {
  if (process.platform === "win32" || child.pid === undefined) {
    child.kill();
  } else {
    process.kill(-child.pid, "SIGKILL");
  }
}
