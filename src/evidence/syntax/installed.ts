import { access } from "node:fs/promises";
import { join } from "node:path";
import type { TreeSitterFiles } from "./protocol.ts";

/**
 * Where VS Code's builds keep their packages. A desktop build may pack them into an archive that Electron reads like a folder;
 * what must lie on disk as it is, such as `.wasm`, is then beside it.
 */
const packageFolders = ["node_modules", "node_modules.asar.unpacked", "node_modules.asar"];
const inPackage = join("@vscode", "tree-sitter-wasm", "wasm");

/** The tree-sitter that a VS Code carries, or `undefined` where it carries none. `appRoot`: as `vscode.env.appRoot` says. */
export async function findTreeSitter(appRoot: string): Promise<TreeSitterFiles | undefined> {
  const folders = packageFolders.map((folder) => join(appRoot, folder, inPackage));
  const [runtime, wasm] = await Promise.all([
    firstThere(folders.map((folder) => join(folder, "tree-sitter.js"))),
    firstThere(folders.map((folder) => join(folder, "tree-sitter.wasm"))),
  ]);
  return runtime === undefined || wasm === undefined ? undefined : { runtime, wasmFolder: join(wasm, "..") };
}

async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  const there = await Promise.all(paths.map(isThere));
  return paths.find((_, index) => there[index]);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
