import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Where downloads live: outside the checkout, so that a fresh clone finds them again. */
export const cacheFolder =
  process.env.CAVEAT_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "caveat");

const abandonedAfterMs = 2 * 60 * 60 * 1000;

/**
 * Gives the folder `name` of the cache, filled once by `fill`. The folder appears under its name only when it is whole:
 * a process killed midway leaves nothing behind that counts, and of two that fill at once the first one's result stays.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (isComplete(folder)) {
    return folder;
  }
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const work = await mkdtemp(join(parent, ".work-"));
  try {
    await fill(work);
    await writeFile(join(work, ".complete"), "");
    await rename(work, folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (!isComplete(folder)) {
      throw error;
    }
  }
  return folder;
}

function isComplete(folder: string): boolean {
  return existsSync(join(folder, ".complete"));
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    if (name.startsWith(".work-") && Date.now() - (await stat(folder)).mtimeMs > abandonedAfterMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
