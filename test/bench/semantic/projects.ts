import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Corpus, foldersOf } from "../corpora.ts";
import { readCode } from "../embedded/heldOut.ts";
import type { SourceFile } from "../evidence/faults/fault.ts";

/** A project on disk as the compiler reads it, and its files that people wrote. */
export interface Project {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly SourceFile[];
  remove(): Promise<void>;
}

const extensions = [".ts", ".tsx"];
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
};

/** A copy of a published package's sources with a `tsconfig.json`: packages ship their sources without one that fits them. */
export async function projectOf(corpus: Corpus): Promise<Project> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "caveat-semantic-"));
  for (const [index, source] of (await foldersOf(corpus)).entries()) {
    await cp(source, join(folder, corpus.folders[index] ?? "src"), { recursive: true });
  }
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: corpus.folders, exclude: ["**/tests/**", "**/__tests__/**"] }),
  );
  return { ...projectIn(folder), name: corpus.name, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A project with a `tsconfig.json` of its own; it is left as it is. */
export function projectIn(folder: string): Project {
  const files = readCode(folder, extensions)
    .filter(({ path }) => !/\/(?:__)?tests?(?:__)?\//.test(path))
    .map(({ path, text }) => ({
      path,
      languageId: path.endsWith("x") ? "typescriptreact" : "typescript",
      text: text.replaceAll("\r\n", "\n"),
    }));
  return { name: folder, folder, files, remove: async () => {} };
}
