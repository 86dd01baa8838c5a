import { closestPackage } from "../closestPackage.ts";
import type { Ecosystem, ImportResult } from "../ecosystem.ts";
import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { importsIn } from "./imports.ts";
import { type GoManifest, liesIn, readGoMod } from "./manifest.ts";

/** Packages that tools write, which may be missing until they ran. */
const made = /(?:pb|proto|gen|generated|mocks?)(?:\/|$)/;

export const go: Ecosystem = {
  languages: ["go"],
  importsIn,
  async checkImport(name, file, tree) {
    // The standard library, `C` and relative paths have no dot in their first part; every other module's path has one.
    if (!name.split("/")[0]!.includes(".") || name.startsWith(".")) {
      return checkPlain(name, file.path, tree);
    }
    const found = await moduleAbove(file.path, tree);
    if (found === undefined) {
      return "unknown";
    }
    const { folder, manifest } = found;
    const place = pathFrom(folder, "go.mod")!;
    const { module, required } = manifest;
    const declaring = required.find((each) => liesIn(name, each));
    if (declaring !== undefined) {
      return "there";
    }
    if (liesIn(name, module)) {
      return checkOwn(name, module, folder, tree);
    }
    const closest = closestPackage(name, new Set(required)) ?? closestPackage(moduleOf(name), new Set(required));
    const inWorkspace = await hasWorkspace(file.path, tree);
    return {
      kind: "packageNotDeclared",
      name,
      manifest: place,
      ...(closest === undefined ? {} : { closest }),
      severity: inWorkspace ? "doubt" : "problem",
    };
  },
};

/** A module may have a path without a dot, too; then its own packages look like the standard library's. */
async function checkPlain(name: string, path: string, tree: WorkspaceTree): Promise<ImportResult> {
  const found = name.startsWith(".") ? undefined : await moduleAbove(path, tree);
  return found !== undefined && liesIn(name, found.manifest.module)
    ? checkOwn(name, found.manifest.module, found.folder, tree)
    : "there";
}

/** A package of the module itself is a folder with Go files. */
async function checkOwn(name: string, module: string, folder: string, tree: WorkspaceTree): Promise<ImportResult> {
  const entries = await tree.entriesOf(pathFrom(folder, name.slice(module.length + 1) || ".")!);
  if (entries === undefined) {
    return "unknown";
  }
  return entries !== null && [...entries].some((entry) => entry.endsWith(".go"))
    ? "there"
    : { kind: "unresolvedImport", name, severity: made.test(name) ? "doubt" : "problem" };
}

interface FoundModule {
  readonly folder: string;
  readonly manifest: GoManifest;
}

/** The nearest module above a file; only that one counts. */
async function moduleAbove(path: string, tree: WorkspaceTree): Promise<FoundModule | undefined> {
  for (const folder of foldersAbove(path)) {
    if ((await tree.entriesOf(folder))?.has("go.mod")) {
      const text = await tree.readText(pathFrom(folder, "go.mod")!);
      const manifest = typeof text === "string" ? readGoMod(text) : undefined;
      return manifest && { folder, manifest };
    }
  }
  return undefined;
}

/** With a `go.work`, modules beside this one need not be required. */
async function hasWorkspace(path: string, tree: WorkspaceTree): Promise<boolean> {
  const folders = await Promise.all(foldersAbove(path).map((folder) => tree.entriesOf(folder)));
  return folders.some((entries) => entries?.has("go.work"));
}

/** Most modules are `host/owner/name`. */
function moduleOf(name: string): string {
  return name.split("/").slice(0, 3).join("/");
}
