import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A real folder with the given files, by their paths in it; gone after the work. */
export async function withFolder(
  files: Record<string, string | Uint8Array>,
  work: (root: string) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(await realpath(tmpdir()), "caveat-files-"));
  try {
    await write(root, files);
    await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Writes files into a folder, by their paths in it. */
export async function write(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}
