import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { unlessGone } from "./errors.ts";

const unfinished = ".tmp";

/** Milliseconds after which an unfinished file belongs to a process that has died. */
const longestWrite = 60 * 60 * 1000;

/**
 * Replaces a file as a whole: whoever reads it finds the old bytes or the new ones, also after a loss of power, since the new
 * ones are on the disk before they get the name. Only the person's own account may read it. Throws what the system throws.
 */
export async function writeAtomically(path: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void> {
  const draft = `${path}.${randomUUID()}${unfinished}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Removes what writers that died left unfinished in a folder. `now`: milliseconds since 1970. */
export async function removeUnfinished(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const entry = name.endsWith(unfinished) ? await unlessGone(stat(path)) : undefined;
    if (entry !== undefined && now - entry.mtimeMs > longestWrite) {
      await rm(path, { force: true });
    }
  }
}
