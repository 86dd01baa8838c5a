import { posix } from "node:path";
import type { ChangedFile } from "../../../check.ts";
import { closestPackage } from "../closestPackage.ts";
import type { Ecosystem, ImportResult } from "../ecosystem.ts";
import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { brings, knownModules, normalized } from "./distributions.ts";
import { environmentOf } from "./environment.ts";
import { importsIn } from "./imports.ts";
import { declaredIn, manifestName, requiredIn } from "./manifest.ts";
import { checkLocal, checkRelative } from "./modules.ts";
import { popularPython } from "./popular.ts";
import { standardPython } from "./standard.ts";

/** What comes with an installer, or with the standard library on some systems: nobody declares it. */
const isEverywhere = /^(?:_.*|setuptools|pkg_resources|pip|wheel)$/;

export const python: Ecosystem = {
  languages: ["python"],
  importsIn,
  async checkImport(name, file, tree) {
    const top = name.split(".")[0]!;
    if (top === "") {
      return checkRelative(name, file, tree);
    }
    if (standardPython.has(top) || top === "__future__") {
      return "there";
    }
    const local = await checkLocal(name, file, tree);
    return local ?? (isEverywhere.test(top) ? "unknown" : checkModule(name, file, tree));
  },
  declarations: {
    declaredIn(path, text) {
      const name = posix.basename(path);
      // What a program declares is guessed from its words: too much for naming what is new in it.
      const isList = manifestName.test(name) && /\.(?:toml|txt|in)$/.test(name);
      return isList ? declaredIn(name, text) : undefined;
    },
    popular: popularPython,
  },
};

/** A module that is not the project's own comes with a distribution, which may have another name: that can only be doubted. */
async function checkModule(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const top = name.split(".")[0]!;
  const declared = await declaredAbove(file.path, tree);
  if (declared === undefined) {
    return "unknown";
  }
  const environment = await environmentOf(file.path, tree);
  const installed = environment?.hasModule(top);
  const [bringing, manifest] = [...declared].find(([each]) => brings(each, name)) ?? [];
  if (bringing !== undefined && manifest !== undefined) {
    const isMissing = installed === false && environment?.hasDistribution(bringing) === false;
    return isMissing && (await isExpected(bringing, manifest, tree))
      ? { kind: "packageNotInstalled", name: bringing, manifest, severity: "doubt" }
      : "there";
  }
  if (installed !== true && (await isElsewhere(top, tree))) {
    return "unknown";
  }
  const known = new Set([...declared.keys(), ...popularPython, ...knownModules, ...standardPython]);
  const isItself = installed === true || known.has(normalized(top));
  const closest = isItself ? undefined : closestPackage(top, known);
  const isCertain = installed === false && [...declared.keys()].every((each) => environment!.hasDistribution(each));
  return {
    kind: "packageNotDeclared",
    name: top,
    manifest: [...declared.values()][0]!,
    ...(installed === undefined ? {} : { installed }),
    ...(closest === undefined ? {} : { closest }),
    severity: isCertain ? "problem" : "doubt",
  };
}

/** What is declared just now, or for some uses or systems alone, may be missing. */
async function isExpected(distribution: string, manifest: string, tree: WorkspaceTree): Promise<boolean> {
  const text = tree.isChanged(manifest) ? undefined : await tree.readText(manifest);
  return requiredIn(posix.basename(manifest), text ?? "").includes(distribution);
}

/**
 * The distributions that the manifests of all folders above declare, each with the nearest one that does. `undefined` where none
 * declares any, as those that set up tools alone, or one can't be read.
 */
async function declaredAbove(path: string, tree: WorkspaceTree): Promise<ReadonlyMap<string, string> | undefined> {
  const declared = new Map<string, string>();
  for (const folder of foldersAbove(path)) {
    for (const place of await manifestsIn(folder, tree)) {
      const text = await tree.readText(place);
      const names = typeof text === "string" ? declaredIn(posix.basename(place), text) : undefined;
      if (names === undefined) {
        return undefined;
      }
      for (const name of names.filter((each) => !declared.has(each))) {
        declared.set(name, place);
      }
    }
  }
  return declared.size === 0 ? undefined : declared;
}

/** People put their requirements files side by side, or into a folder of that name. */
async function manifestsIn(folder: string, tree: WorkspaceTree): Promise<readonly string[]> {
  const entries = [...((await tree.entriesOf(folder)) ?? [])];
  const inside = entries.includes("requirements/")
    ? await tree.entriesOf(pathFrom(folder, "requirements")!)
    : undefined;
  const own = entries.filter((entry) => manifestName.test(entry));
  const apart = [...(inside ?? [])]
    .filter((entry) => /\.(?:txt|in)$/.test(entry))
    .map((entry) => `requirements/${entry}`);
  return [...own, ...apart].map((entry) => pathFrom(folder, entry)!);
}

/** Whether some folder of the workspace has such a module: what a program's path leads to can't be told. */
async function isElsewhere(top: string, tree: WorkspaceTree): Promise<boolean> {
  const found = await Promise.all([tree.hasFile(`${top}/__init__.py`), tree.hasFile(`${top}.py`)]);
  return found.some((each) => each !== false);
}
