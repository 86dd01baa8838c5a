import { readdir, realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { IgnoreRules } from "./ignoreRules.ts";

/** Which files of a folder may be read. Links are not followed: what they lead to inside is found without them. */
export class FolderFiles {
  readonly root: string;
  private readonly rules: IgnoreRules;

  /** `root`: absolute. */
  constructor(root: string) {
    this.root = root;
    this.rules = new IgnoreRules(root);
  }

  /** Whether a path lies in the folder, read or not. */
  contains(path: string): boolean {
    return path.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep);
  }

  /** Absolute paths of the files that may be read, each folder's files before its folders. Stops when the signal is aborted. */
  async *list(signal: AbortSignal): AsyncGenerator<string> {
    this.rules.forget();
    const folders = [this.root];
    for (let folder = folders.shift(); folder !== undefined && !signal.aborted; folder = folders.shift()) {
      for (const entry of await entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (signal.aborted || (!entry.isFile() && !entry.isDirectory())) {
          continue;
        }
        if (await this.rules.leavesOut(path, entry.isDirectory())) {
          continue;
        }
        if (entry.isDirectory()) {
          folders.push(path);
        } else {
          yield path;
        }
      }
    }
  }

  /** Whether one file may be read: it and every folder on the way to it are let in, and no link is among them. */
  async allows(path: string): Promise<boolean> {
    if (!this.contains(path) || !(await this.hasNoLink(path))) {
      return false;
    }
    for (let folder = dirname(path); folder !== this.root; folder = dirname(folder)) {
      if (await this.rules.leavesOut(folder, true)) {
        return false;
      }
    }
    return !(await this.rules.leavesOut(path, false));
  }

  private async hasNoLink(path: string): Promise<boolean> {
    // What has no real path is gone or out of reach, so it is not let in either.
    const real = (each: string) => realpath(each).catch(() => undefined);
    const [root, file] = await Promise.all([real(this.root), real(path)]);
    return root !== undefined && file === join(root, relative(this.root, path));
  }
}

/** A folder that cannot be read has nothing to learn. */
async function entriesOf(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
