import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** The variable in a command's environment by which all that it starts is known, also what leaves its process group. */
export const markName = "CAVEAT_SHADOW";

/** Times that are looked for processes: one may start another while it is looked, and takes a moment to end. */
const mostRounds = 200;
/** Milliseconds between two looks. */
const lookEvery = 10;

/** Kills a command and all that it started. Never rejects. */
export async function endAll({ pid }: { readonly pid?: number | undefined }, mark: string): Promise<void> {
  if (pid !== undefined) {
    kill(process.platform === "win32" ? pid : -pid);
  }
  for (let round = 0; round < mostRounds; round++) {
    const left = await marked(mark);
    if (left.length === 0) {
      return;
    }
    left.forEach(kill);
    await sleep(lookEvery);
  }
}

/** Processes with the mark in their environment, where the system shows it as files (proc(5)); elsewhere only the group is known. */
async function marked(mark: string): Promise<readonly number[]> {
  const entries = await readdir("/proc").catch(() => []);
  const wanted = `${markName}=${mark}\0`;
  const found = await Promise.all(
    entries
      .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
      .map(async (entry) => {
        // A process of somebody else can't be read, and one that has ended is gone.
        const environment = await readFile(`/proc/${entry}/environ`, "utf8").catch(() => "");
        return `${environment}\0`.includes(wanted) && !(await isDead(entry)) ? [Number(entry)] : [];
      }),
  );
  return found.flat();
}

async function isDead(entry: string): Promise<boolean> {
  const status = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => ") X");
  return /\) [ZX]/.test(status);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
