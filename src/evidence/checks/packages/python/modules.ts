import { posix } from "node:path";
import type { ChangedFile } from "../../../check.ts";
import type { ImportResult } from "../ecosystem.ts";
import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";

/** Modules that tools write or compilers make, which may be missing until they ran. */
const made = /_pb2(?:_grpc)?$|version|generated|^_/;
/** Folders from which a project's own modules are found besides those that hold the file. */
const roots = ["", "src", "lib", "python"];

/** Whether a module that is imported by dots is there, seen from the file's own package. */
export async function checkRelative(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const dots = /^\.+/.exec(name)![0].length;
  const folder = pathFrom(posix.dirname(file.path), "../".repeat(dots - 1) || ".");
  const parts = name
    .slice(dots)
    .split(".")
    .filter((part) => part !== "");
  const found = folder === undefined ? undefined : await walk(folder, parts, tree);
  return toResult(found, name);
}

/**
 * Whether a module of the project itself is there, below any folder above the file; `undefined` where the project has no module of
 * that name at all.
 */
export async function checkLocal(
  name: string,
  file: ChangedFile,
  tree: WorkspaceTree,
): Promise<ImportResult | undefined> {
  const parts = name.split(".");
  const folders = foldersAbove(file.path).flatMap((folder) => roots.map((root) => pathFrom(folder, root)!));
  const results: (boolean | undefined)[] = [];
  for (const folder of folders) {
    if (await walk(folder, parts.slice(0, 1), tree)) {
      results.push(await walk(folder, parts, tree));
    }
  }
  if (results.length === 0) {
    return undefined;
  }
  return toResult(results.includes(true) ? true : results.includes(undefined) ? undefined : false, name);
}

function toResult(found: boolean | undefined, name: string): ImportResult {
  if (found !== false) {
    return found ? "there" : "unknown";
  }
  return { kind: "unresolvedImport", name, severity: made.test(name.split(".").at(-1)!) ? "doubt" : "problem" };
}

/** `undefined`: a folder can't be looked at, or a package or module of the way may make its modules when it runs. */
async function walk(
  folder: string,
  [part, ...rest]: readonly string[],
  tree: WorkspaceTree,
): Promise<boolean | undefined> {
  if (part === undefined) {
    return true;
  }
  const entries = await tree.entriesOf(folder);
  if (!entries) {
    return entries === null ? false : undefined;
  }
  if (entries.has(`${part}/`)) {
    return walk(pathFrom(folder, part)!, rest, tree);
  }
  if ([...entries].some((entry) => entry.startsWith(`${part}.`))) {
    return rest.length === 0 ? true : undefined;
  }
  return (await isOpen(folder, tree)) ? undefined : false;
}

/** Whether a package says itself where its modules come from. */
async function isOpen(folder: string, tree: WorkspaceTree): Promise<boolean> {
  const text = await tree.readText(pathFrom(folder, "__init__.py")!);
  return text === undefined || /\b__path__\b|\bsys\.modules\b/.test(text ?? "");
}
