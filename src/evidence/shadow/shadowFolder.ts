import { constants } from "node:fs";
import { copyFile, cp, lstat, mkdir, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { FolderFiles } from "../../files/folderFiles.ts";

/** A file as it would be; `undefined` where it would be gone. `path`: in the project. */
export interface ShadowEdit {
  readonly path: string;
  readonly text: string | undefined;
}

/** Files beyond which a copy would take longer than a person waits. */
const mostFiles = 50_000;

/** There is more in the project than can be copied while a person waits. */
class TooManyFilesError extends Error {
  constructor() {
    super(`The project has more than ${mostFiles} files.`);
  }
}

/**
 * Copies what may be read of a project: what its ignore rules leave out stays, and so do keys. Of each `node_modules` the entries become
 * links, so that what a tool writes beside them (`.cache`) is written in the copy. `shadow`: a folder that is there and empty.
 * Throws `TooManyFilesError`, the signal's reason and what the file system throws.
 */
export async function copyProject(root: string, shadow: string, signal: AbortSignal): Promise<void> {
  const folders = new Set([root]);
  let files = 0;
  for await (const path of new FolderFiles(root).list(signal)) {
    if (++files > mostFiles) {
      throw new TooManyFilesError();
    }
    const copy = join(shadow, relative(root, path));
    if (!folders.has(dirname(path))) {
      folders.add(dirname(path));
      await mkdir(dirname(copy), { recursive: true });
    }
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
  }
  signal.throwIfAborted();
  for (const folder of folders) {
    await linkDependencies(folder, join(shadow, relative(root, folder)), root);
  }
}

/** Writes files as they would be. Throws what the file system throws; a path that leads out of the copy is refused. */
export async function applyEdits(shadow: string, edits: readonly ShadowEdit[]): Promise<void> {
  for (const { path, text } of edits) {
    const file = join(shadow, path);
    if (!file.startsWith(shadow + sep)) {
      throw new Error(`${path} lies outside the project.`);
    }
    if (text === undefined) {
      await rm(file, { force: true });
    } else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

async function linkDependencies(folder: string, copy: string, root: string): Promise<void> {
  const from = join(folder, "node_modules");
  // A folder that has none has no dependencies of its own.
  const entry = await lstat(from).catch(() => undefined);
  if (entry?.isDirectory() === true) {
    await linkEntries(from, join(copy, "node_modules"), root);
  }
}

/** Packages stand in `node_modules` itself and in its folders of a scope. What begins with a full stop is a tool's, but for the programs. */
async function linkEntries(from: string, to: string, root: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [path, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === ".bin") {
      await cp(path, copy, { recursive: true, verbatimSymlinks: true });
    } else if (entry.name.startsWith("@") && entry.isDirectory()) {
      await linkEntries(path, copy, root);
    } else if (!entry.name.startsWith(".")) {
      await symlink(await targetOf(path, copy, root), copy, "junction");
    }
  }
}

/** A package of the project itself is that of the copy. */
async function targetOf(path: string, copy: string, root: string): Promise<string> {
  const target = relative(root, await realpath(path));
  const isOurs = !target.startsWith("..") && !isAbsolute(target) && !target.split(sep).includes("node_modules");
  return isOurs ? resolve(dirname(copy), relative(dirname(path), join(root, target))) : path;
}
