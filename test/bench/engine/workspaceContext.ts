import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ContextRun } from "./contextProcess.ts";
import { writeLargeWorkspace } from "./largeWorkspace.ts";

const run = promisify(execFile);

const files = 100_000;
const lines = 1_000_000;

/**
 * Indexes 100,000 files with 1,000,000 lines, from nothing and from what was kept on disk, and gathers context in them, each time in a process
 * of its own. `contextP95`: milliseconds for a place's whole context, the index's answer from its thread included; `indexS`: seconds from the
 * start to the last file; `resumeS`: the same when nothing has changed since; `indexMB`: memory that this costs the process at most;
 * `indexHold`: milliseconds for which the loop that asks was held at most while it went on.
 */
export async function contextFigures(random: () => number): Promise<Record<string, number>> {
  const parent = await mkdtemp(join(await realpath(tmpdir()), "caveat-engine-"));
  try {
    const root = join(parent, "workspace");
    await writeLargeWorkspace(root, files, lines, random);
    const ask = async (): Promise<ContextRun> => {
      const words = [join(import.meta.dirname, "contextProcess.ts"), root, join(parent, "storage")];
      return JSON.parse((await run(process.execPath, words)).stdout);
    };
    const first = await ask();
    const again = await ask();
    for (const { indexed, seconds, memoryMB, contextP50, contextP95 } of [first, again]) {
      console.log(
        `${indexed.files} files, ${indexed.lines} lines in ${seconds.toFixed(1)} s, ${(indexed.bytes / 1e6).toFixed(0)} MB of tables, ` +
          `${memoryMB.toFixed(0)} MB in all; a context p50 ${contextP50.toFixed(1)}, p95 ${contextP95.toFixed(1)} ms`,
      );
    }
    return {
      contextP95: Math.max(first.contextP95, again.contextP95),
      indexS: first.seconds,
      resumeS: again.seconds,
      indexMB: Math.max(first.memoryMB, again.memoryMB),
      indexHold: Math.max(first.longestHold, again.longestHold),
    };
  } finally {
    await rm(parent, { recursive: true });
  }
}
