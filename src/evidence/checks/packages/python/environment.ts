import { foldersAbove, pathFrom, type WorkspaceTree } from "../workspaceTree.ts";
import { normalized } from "./distributions.ts";

/** What is installed in the virtual environment of a project. */
export interface Environment {
  hasModule(top: string): boolean;
  hasDistribution(name: string): boolean;
}

const environmentFolders = [".venv/", "venv/", "env/"];

/** The nearest virtual environment above a file (PEP 405); `undefined` where there is none in the workspace. */
export async function environmentOf(path: string, tree: WorkspaceTree): Promise<Environment | undefined> {
  for (const folder of foldersAbove(path)) {
    const entries = await tree.entriesOf(folder);
    for (const name of environmentFolders.filter((each) => entries?.has(each))) {
      const packages = await sitePackages(pathFrom(folder, name)!, tree);
      if (packages !== undefined) {
        return environmentWith(packages);
      }
    }
  }
  return undefined;
}

async function sitePackages(environment: string, tree: WorkspaceTree): Promise<ReadonlySet<string> | undefined> {
  const versions = [...((await tree.entriesOf(`${environment}/lib`)) ?? [])].filter((each) =>
    each.startsWith("python"),
  );
  const folders = [...versions.map((each) => `lib/${each}site-packages`), "Lib/site-packages"];
  for (const folder of folders) {
    const entries = await tree.entriesOf(`${environment}/${folder}`);
    if (entries) {
      return entries;
    }
  }
  return undefined;
}

/** A link to a project under development is a `.pth` file that may bring any module. */
function environmentWith(packages: ReadonlySet<string>): Environment {
  const entries = [...packages];
  const distributions = new Set(
    entries.flatMap((entry) => /^(.+?)-[^-]+\.(?:dist|egg)-info\/?$/.exec(entry)?.slice(1) ?? []).map(normalized),
  );
  const modules = new Set(entries.map((entry) => entry.replace(/[./].*$/, "")));
  return { hasModule: (top) => modules.has(top), hasDistribution: (name) => distributions.has(name) };
}
