import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type OpenText, slashed } from "./asking.ts";
import type { OverlayFile } from "./fileErrors.ts";

const source = /(?<!\.d)\.[cm]?tsx?$/;

/**
 * For each file that is not on disk a neighbour that is, from its own folder up to the workspace's, with a reference to it on top: what
 * a file of a project refers to belongs to the project. `taken`: paths that may not serve, since they have a text of their own.
 */
export async function carriersFor(
  files: readonly OverlayFile[],
  taken: ReadonlySet<string>,
): Promise<readonly OpenText[]> {
  const carriers = new Map<string, OpenText>();
  for (const { path, folder } of files) {
    const neighbour = source.test(path) ? await neighbourOf(path, folder, taken) : undefined;
    if (neighbour !== undefined) {
      const text = carriers.get(neighbour)?.text ?? (await readFile(neighbour, "utf8"));
      const reference = `/// <reference path="${slashed(relative(dirname(neighbour), path))}" />\n`;
      carriers.set(neighbour, { path: neighbour, folder, text: reference + text });
    }
  }
  return [...carriers.values()];
}

async function neighbourOf(path: string, root: string, taken: ReadonlySet<string>): Promise<string | undefined> {
  for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder)) {
    const found = (await filesIn(folder)).map((name) => join(folder, name)).find((each) => !taken.has(each));
    if (found !== undefined || folder === root) {
      return found;
    }
  }
  return undefined;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && source.test(entry.name)).map(({ name }) => name);
  } catch {
    // A folder that is new, too, has no files.
    return [];
  }
}
