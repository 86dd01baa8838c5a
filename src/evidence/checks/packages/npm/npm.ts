import { builtinModules, isBuiltin } from "node:module";
import type { ChangedFile } from "../../../check.ts";
import { closestPackage } from "../closestPackage.ts";
import type { Ecosystem, ImportResult } from "../ecosystem.ts";
import type { WorkspaceTree } from "../workspaceTree.ts";
import { fits, isAlias } from "./aliases.ts";
import { importsIn } from "./imports.ts";
import { goesToRoot, isInstalled, type Level, levelsAbove, typesOf, within } from "./level.ts";
import { readManifest } from "./manifest.ts";
import { popularNpm } from "./popular.ts";
import { checkRelative } from "./relative.ts";
import { workspaceNames } from "./workspaces.ts";

const builtins = new Set(builtinModules.map((name) => (name.startsWith("node:") ? name : `node:${name}`)));
/** The npm documentation, "package-name-guidelines", with the capital letters that old packages have. */
const packageName = /^(?:@[\w.~-]+\/)?[A-Za-z\d~-][\w.~-]*/;
/** Scopes by which site builders name what they make themselves. */
const madeByBuilds = /^@(?:site|theme|generated)\//;

export const npm: Ecosystem = {
  languages: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  importsIn,
  async checkImport(name, file, tree) {
    if (isBuiltin(name)) {
      return "there";
    }
    if (name.startsWith("node:")) {
      return unknownBuiltin(name);
    }
    if (name.startsWith("#")) {
      return checkOwnName(name, file, tree);
    }
    return name.startsWith(".") ? checkRelative(name, file, tree) : checkPackage(name, file, tree);
  },
  declarations: {
    declaredIn(path, text) {
      const manifest = /(?:^|\/)package\.json$/.test(path) ? readManifest(text) : undefined;
      return manifest && [...manifest.dependencies];
    },
    popular: popularNpm,
  },
};

/** A newer Node.js may have modules that this one has not; a slip is none of them. */
function unknownBuiltin(name: string): ImportResult {
  const closest = closestPackage(name, builtins);
  return closest === undefined
    ? { kind: "unknownBuiltin", name, severity: "doubt" }
    : { kind: "unknownBuiltin", name, closest, severity: "problem" };
}

/** Where a package names its own files, a name that is none of them is wrong, unless a build knows it. */
async function checkOwnName(name: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const levels = await levelsAbove(file.path, tree);
  const imports = levels.find(({ manifest, isUnclear }) => manifest !== undefined || isUnclear)?.manifest?.imports;
  if (imports?.has(name)) {
    return "there";
  }
  const isNamed = imports === undefined || imports.size === 0 || [...imports].some((pattern) => fits(name, pattern));
  return isNamed || (await isAlias(name, levels, tree))
    ? "unknown"
    : { kind: "unresolvedImport", name, severity: "doubt" };
}

async function checkPackage(specifier: string, file: ChangedFile, tree: WorkspaceTree): Promise<ImportResult> {
  const name = packageName.exec(specifier)?.[0];
  // Such as `virtual:pages`, `@/cart`, `$lib/cart`: names that a build or a runtime resolves.
  if (name === undefined || /[:!]/.test(specifier) || madeByBuilds.test(specifier)) {
    return "unknown";
  }
  const levels = await levelsAbove(file.path, tree);
  if (levels.every(({ manifest }) => manifest === undefined) || levels.some(({ isUnclear }) => isUnclear)) {
    return "unknown";
  }
  const declaring = levels.find(
    ({ manifest }) => manifest?.declared.has(name) || manifest?.declared.has(typesOf(name)),
  );
  return declaring === undefined
    ? checkUndeclared(name, specifier, levels, tree)
    : checkDeclared(name, declaring, levels, tree);
}

/** What is optional, comes from whoever uses the package, or is declared just now, may be missing. */
async function checkDeclared(
  name: string,
  { manifest, manifestPath }: Level,
  levels: readonly Level[],
  tree: WorkspaceTree,
): Promise<ImportResult> {
  const isExpected = manifest?.installed.has(name) === true && !tree.isChanged(manifestPath);
  return isExpected && (await isInstalled(name, levels, tree)) === false
    ? { kind: "packageNotInstalled", name, manifest: manifestPath, severity: "doubt" }
    : "there";
}

async function checkUndeclared(
  name: string,
  specifier: string,
  levels: readonly Level[],
  tree: WorkspaceTree,
): Promise<ImportResult> {
  const members = await workspaceNames(levels, tree);
  if (members.has(name)) {
    return "there";
  }
  if (await isAlias(specifier, levels, tree)) {
    return "unknown";
  }
  const installed = await isInstalled(name, levels, tree);
  const closest = installed === true ? undefined : closestPackage(name, await knownNames(levels, members, tree));
  if (closest === undefined && !(await goesToRoot(levels, tree))) {
    return "unknown";
  }
  return {
    kind: "packageNotDeclared",
    name,
    manifest: levels.find(({ manifest }) => manifest !== undefined)!.manifestPath,
    ...(installed === undefined ? {} : { installed }),
    ...(closest === undefined ? {} : { closest }),
    severity: installed === false ? "problem" : "doubt",
  };
}

/** The packages among which a slip is looked for. */
async function knownNames(
  levels: readonly Level[],
  members: ReadonlySet<string>,
  tree: WorkspaceTree,
): Promise<ReadonlySet<string>> {
  const installed = await Promise.all(levels.map(({ folder }) => tree.entriesOf(within(folder, "node_modules"))));
  return new Set([
    ...levels.flatMap(({ manifest }) => [...(manifest?.declared ?? [])]),
    ...installed.flatMap((entries) => [...(entries ?? [])]).map((entry) => entry.replace(/\/$/, "")),
    ...members,
    ...builtinModules,
    ...popularNpm,
  ]);
}
