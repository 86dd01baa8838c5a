import { closestPackage } from "../closestPackage.ts";
import type { Ecosystem } from "../ecosystem.ts";
import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { importsIn } from "./imports.ts";
import { type CargoManifest, readCargo } from "./manifest.ts";

/** What a path may begin with besides crates, and the crates that come with the compiler. */
const always = new Set(["crate", "self", "super", "Self", "std", "core", "alloc", "proc_macro", "test"]);

/** A glob may bring a module of any name; that of a module in the same file brings what the file names. */
const mayBringModules = /\buse\s+(?!super::\*)[^;]{0,4000}\*/;

export const rust: Ecosystem = {
  languages: ["rust"],
  importsIn,
  async checkImport(name, file, tree) {
    if (always.has(name)) {
      return "there";
    }
    const found = await packageAbove(file.path, tree);
    if (found === undefined || found.manifest.isOld) {
      return "unknown";
    }
    if (found.manifest.declared.has(name)) {
      return "there";
    }
    const closest = closestPackage(name, found.manifest.declared);
    return {
      kind: "packageNotDeclared",
      name,
      manifest: found.path,
      ...(closest === undefined ? {} : { closest }),
      severity: mayBringModules.test(file.after ?? "") ? "doubt" : "problem",
    };
  },
};

/** The nearest package above a file; what a workspace above it declares has to be taken up by it. */
async function packageAbove(
  path: string,
  tree: WorkspaceTree,
): Promise<{ readonly path: string; readonly manifest: CargoManifest } | undefined> {
  for (const folder of foldersAbove(path)) {
    if ((await tree.entriesOf(folder))?.has("Cargo.toml")) {
      const place = pathFrom(folder, "Cargo.toml")!;
      const text = await tree.readText(place);
      const manifest = typeof text === "string" ? readCargo(text) : undefined;
      return manifest?.isPackage ? { path: place, manifest } : undefined;
    }
  }
  return undefined;
}
