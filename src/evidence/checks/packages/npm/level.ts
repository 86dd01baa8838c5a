import { foldersAbove, type WorkspaceTree } from "../workspaceTree.ts";
import { type NpmManifest, readManifest } from "./manifest.ts";

/** A folder above a file as npm sees it. */
export interface Level {
  readonly folder: string;
  readonly entries: ReadonlySet<string>;
  readonly manifest?: NpmManifest;
  readonly manifestPath: string;
  /** It has a `package.json` that can't be read. */
  readonly isUnclear: boolean;
}

/** Files that only the folder has from which packages were installed. */
const lockFiles = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"];
const installRecords = [".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml"];

/** The folders above a file, the nearest first, as far as they can be seen. */
export async function levelsAbove(path: string, tree: WorkspaceTree): Promise<readonly Level[]> {
  const levels = await Promise.all(
    foldersAbove(path).map(async (folder): Promise<readonly Level[]> => {
      const entries = await tree.entriesOf(folder);
      if (!entries) {
        return [];
      }
      const manifestPath = within(folder, "package.json");
      const text = entries.has("package.json") ? await tree.readText(manifestPath) : null;
      const manifest = typeof text === "string" ? readManifest(text) : undefined;
      const isUnclear = text !== null && manifest === undefined;
      return [{ folder, entries, manifestPath, isUnclear, ...(manifest === undefined ? {} : { manifest }) }];
    }),
  );
  return levels.flat();
}

/** Whether the folders above go up to the one of the repository: of a part of it alone, manifests may lie above what is open. */
export async function goesToRoot(levels: readonly Level[], tree: WorkspaceTree): Promise<boolean> {
  const atRoot = await Promise.all(levels.map((level) => isInstallRoot(level, tree)));
  return atRoot.includes(true) || levels.some(({ entries }) => entries.has(".git/") || entries.has(".git"));
}

/** Whether packages are installed from a folder. */
async function isInstallRoot({ folder, entries }: Level, tree: WorkspaceTree): Promise<boolean> {
  const records = entries.has("node_modules/") ? await tree.entriesOf(within(folder, "node_modules")) : undefined;
  return lockFiles.some((each) => entries.has(each)) || installRecords.some((each) => records?.has(each));
}

/**
 * Whether a package lies in a `node_modules` above (Node.js, "Loading from node_modules folders"), its types included. `undefined`
 * where nothing is installed, or the folder from which packages were installed may lie above what is open.
 */
export async function isInstalled(
  name: string,
  levels: readonly Level[],
  tree: WorkspaceTree,
): Promise<boolean | undefined> {
  const installing = levels.filter(({ entries }) => entries.has("node_modules/"));
  for (const { folder } of installing) {
    const modules = within(folder, "node_modules");
    if ((await holds(modules, name, tree)) || (await holds(modules, typesOf(name), tree))) {
      return true;
    }
  }
  const areRoots = await Promise.all(installing.map((level) => isInstallRoot(level, tree)));
  return areRoots.includes(true) ? false : undefined;
}

async function holds(modules: string, name: string, tree: WorkspaceTree): Promise<boolean> {
  const [first, second] = name.split("/");
  const entries = await tree.entriesOf(second === undefined ? modules : within(modules, first!));
  return entries?.has(`${second ?? first}/`) ?? false;
}

/** Where the types of a package lie that has none itself: `@types/babel__core` for `@babel/core`. */
export function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, "").replace("/", "__")}`;
}

export function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
