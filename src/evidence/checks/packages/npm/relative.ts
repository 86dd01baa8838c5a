import { posix } from "node:path";
import type { ChangedFile } from "../../../check.ts";
import type { ImportResult } from "../ecosystem.ts";
import { pathFrom, placedFolder, type WorkspaceTree } from "../workspaceTree.ts";

/** Files that a build writes, which may be missing until it ran. */
const built =
  /(?:^|\/)(?:dist|build|out|lib|esm|cjs|target|coverage|\.[\w-]+|_*gen(?:erated)?_*)(?:\/|$)|\.generated\b/;
/** Behind a name without its ending: one ending, with a platform or `d` before it. */
const endings = /^(?:\.(?:d|ios|android|native|web|server|client))?\.\w+$/;

/**
 * Whether a file imported by its path is there: as it is named, with an ending, as a folder, or as the TypeScript file from which a
 * JavaScript file is made (TypeScript handbook, "Modules - Reference"; Node.js, "CommonJS modules").
 */
export async function checkRelative(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const folder = await placedFolder(file.path, tree);
  const path = folder === undefined ? undefined : pathFrom(folder, name.replace(/[?!#].*$/, ""));
  if (path === undefined || /[!]|^\.{0,2}\/\*/.test(name)) {
    return "unknown";
  }
  if (path === "" || /(?:^|\/)\.{1,2}\/?$/.test(name)) {
    return "there";
  }
  const parent = posix.dirname(path);
  const entries = await tree.entriesOf(parent === "." ? "" : parent);
  if (entries === undefined) {
    return "unknown";
  }
  const base = posix.basename(path);
  if (entries !== null && [...entries].some((entry) => stands(entry, base))) {
    return "there";
  }
  return { kind: "unresolvedImport", name, severity: built.test(path) ? "doubt" : "problem" };
}

/** Disks that take `Cart` and `cart` for the same are common: letter case alone makes no difference here. */
function stands(entry: string, base: string): boolean {
  const has = entry.toLowerCase();
  const wants = base.toLowerCase();
  const [, stem, kind = ""] = /^(.+)\.([cm]?)[jt]sx?$/.exec(wants) ?? [];
  const sources = [`${stem}.${kind}ts`, `${stem}.${kind}tsx`, `${stem}.d.${kind}ts`];
  return (
    has === wants ||
    has === `${wants}/` ||
    (has.startsWith(wants) && endings.test(has.slice(wants.length))) ||
    sources.includes(has)
  );
}
