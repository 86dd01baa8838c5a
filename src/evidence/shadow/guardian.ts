import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { endAll, markName } from "./endAll.ts";
import type { CommandEnd, FromGuardian, RunMessage, ToGuardian } from "./protocol.ts";

// A process between the extension and the commands of a shadow run: `node guardian SHADOW MARK`. It ends them, and takes their folder
// away, when it is told to or when the extension is gone, however that came about.

const [shadow = "", mark = ""] = process.argv.slice(2);
let running: ChildProcess | undefined;

function say(message: FromGuardian): void {
  if (process.connected) {
    process.send?.(message);
  }
}

function run({ id, words, folder, milliseconds }: RunMessage): void {
  const [program = "", ...others] = words;
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const env = { ...inherited, [markName]: mark };
  const isLeader = process.platform !== "win32";
  const child = spawn(program, others, { cwd: folder, env, detached: isLeader, stdio: ["ignore", "pipe", "pipe"] });
  running = child;
  let end: CommandEnd = { how: "timedOut" };
  let isLate = false;
  let tidied = Promise.resolve();
  const timer = setTimeout(() => {
    isLate = true;
    void endAll(child, mark);
  }, milliseconds);
  const isOver = () => clearTimeout(timer);
  child.stdout.setEncoding("utf8").on("data", (text: string) => say({ type: "output", id, text }));
  child.stderr.setEncoding("utf8").on("data", (text: string) => say({ type: "output", id, text }));
  child.on("error", (error) => {
    isOver();
    say({ type: "ended", id, how: "notStarted", why: error.message });
  });
  child.on("exit", (code) => {
    isOver();
    // Without a code it was killed: by us where it was late, else by a fault of its own.
    end = isLate ? end : { how: "exited", code: code ?? 1 };
    // What it left running holds its output open, and would outlive it.
    tidied = endAll(child, mark);
  });
  // The next command bears the same mark, so it may not begin while it is looked for what bears it.
  child.on("close", () => void tidied.then(() => say({ type: "ended", id, ...end })));
}

async function end(): Promise<void> {
  if (running !== undefined) {
    await endAll(running, mark);
  }
  await rm(shadow, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.on("message", (message: ToGuardian) => {
  if (message.type === "run") {
    run(message.run);
  } else {
    void end();
  }
});
process.on("disconnect", () => void end());
