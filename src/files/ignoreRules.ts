import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isNeverRead } from "./neverRead.ts";

const ignoreFiles = [".gitignore", ".caveatignore"];

/** Whether a change of this file changes what may be read. */
export function isIgnoreFile(path: string): boolean {
  return ignoreFiles.includes(basename(path));
}

/** What the ignore files of a folder, of the folders in it and of its repository leave out. */
export class IgnoreRules {
  private readonly root: string;
  /** By folder; kept until `forget`. */
  private readonly rules = new Map<string, Promise<Ignore | undefined>>();
  private top: Promise<string> | undefined;

  constructor(root: string) {
    this.root = root;
  }

  /** Reads the ignore files anew when they are next asked for. */
  forget(): void {
    this.rules.clear();
    this.top = undefined;
  }

  /** Whether an entry is left out; the folders above it are taken to be let in. `path`: absolute, in the root. */
  async leavesOut(path: string, isFolder: boolean): Promise<boolean> {
    if (isNeverRead(relative(this.root, path).split(sep))) {
      return true;
    }
    this.top ??= repositoryTop(this.root);
    const top = await this.top;
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const rules = await this.rulesOf(folder);
      const verdict = rules === undefined ? "silent" : test(rules, folder, path, isFolder);
      if (verdict !== "silent") {
        return verdict === "out";
      }
      if (folder === top || folder === dirname(folder)) {
        return false;
      }
    }
  }

  private rulesOf(folder: string): Promise<Ignore | undefined> {
    let rules = this.rules.get(folder);
    if (rules === undefined) {
      rules = readRules(folder);
      this.rules.set(folder, rules);
    }
    return rules;
  }
}

function test(rules: Ignore, folder: string, path: string, isFolder: boolean): "out" | "in" | "silent" {
  const name = relative(folder, path).split(sep).join("/") + (isFolder ? "/" : "");
  if (!ignore.isPathValid(name)) {
    return "silent";
  }
  const { ignored, unignored } = rules.test(name);
  return ignored ? "out" : unignored ? "in" : "silent";
}

async function readRules(folder: string): Promise<Ignore | undefined> {
  const texts = await Promise.all(ignoreFiles.map((file) => readIfThere(join(folder, file))));
  const found = texts.filter((text) => text !== undefined);
  return found.length === 0 ? undefined : ignore().add(found.join("\n"));
}

/** The repository's top folder above `root`, whose ignore files hold in `root` as well; `root` itself if there is none. */
async function repositoryTop(root: string): Promise<string> {
  for (let folder = root; folder !== dirname(folder); folder = dirname(folder)) {
    if ((await readIfThere(join(folder, ".git", "HEAD"))) !== undefined) {
      return folder;
    }
  }
  return root;
}

async function readIfThere(path: string): Promise<string | undefined> {
  // Most folders have no such file; one that can't be read has no rules to tell, like one that is not there.
  return readFile(path, "utf8").catch(() => undefined);
}
