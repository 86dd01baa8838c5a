import type { ChangedFile } from "../../../check.ts";
import type { ImportResult } from "../ecosystem.ts";
import { foldersAbove, pathFrom, placedFolder, type WorkspaceTree } from "../workspaceTree.ts";

/** Modules that tools write or compilers make, which may be missing until they ran. */
const made = /_pb2(?:_grpc)?$|version|generated|^_/;
/** Folders from which a project's own modules are found besides those that hold the file. */
const roots = ["", "src", "lib", "python"];

/** Whether a module that is imported by dots is there, seen from the file's own package. */
export async function checkRelative(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const dots = /^\.+/.exec(name)![0].length;
  const own = await placedFolder(file.path, tree);
  const folder = own === undefined ? undefined : pathFrom(own, "../".repeat(dots - 1) || ".");
  const parts = name
    .slice(dots)
    .split(".")
    .filter((part) => part !== "");
  const found = folder === undefined ? undefined : await walk(folder, parts, tree);
  return toResult(found, name);
}

/**
 * Whether a module of the project itself is there, below any folder above the file; `undefined` where the project has no such module
 * and no package that it would have to be in. Modules are looked up from folders that are no packages; a folder without Python files
 * may be called like any distribution.
 */
export async function checkLocal(
  name: string,
  file: ChangedFile,
  tree: WorkspaceTree,
): Promise<ImportResult | undefined> {
  const [top = "", ...rest] = name.split(".");
  let isMissing = false;
  for (const folder of foldersAbove(file.path).flatMap((above) => roots.map((root) => pathFrom(above, root)!))) {
    const found = await walk(folder, [top, ...rest], tree);
    if (found) {
      return "there";
    }
    const isPackage = (await tree.entriesOf(pathFrom(folder, top)!))?.has("__init__.py");
    const isInPackage = (await tree.entriesOf(folder))?.has("__init__.py");
    if (isPackage && !isInPackage && found === undefined) {
      return "unknown";
    }
    isMissing ||= isPackage === true && !isInPackage;
  }
  return isMissing ? toResult(false, name) : undefined;
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
