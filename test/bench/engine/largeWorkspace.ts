import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { benchCorpora } from "../corpora.ts";
import { bodyOf } from "../embedded/heldOut.ts";

/** A workspace on disk, made of real code. */
export interface LargeWorkspace {
  readonly files: readonly string[];
  readonly lines: number;
}

const filesInFolder = 50;
const foldersInFolder = 20;
/** Every so manyth name is another one in each folder, as names are in code that different people wrote. */
const renamed = 5;

/**
 * Writes so many files with so many lines in all into a folder: pieces of the benches' packages, over and over, each time with other names.
 * The pieces have half to one and a half times the mean length.
 */
export async function writeLargeWorkspace(
  root: string,
  files: number,
  lines: number,
  random: () => number,
): Promise<LargeWorkspace> {
  const texts = (await Promise.all(benchCorpora.map(bodyOf))).flatMap((body) => body.files);
  const sources = texts.map(({ path, text }) => ({ lines: text.split("\n"), extension: path.replace(/^.*\./, ".") }));
  const written: string[] = [];
  let left = lines;
  while (written.length < files) {
    const mean = left / (files - written.length);
    const length = written.length === files - 1 ? left : Math.max(1, Math.round(mean * (0.5 + random())));
    const { lines: all, extension } = sources[Math.floor(random() * sources.length)]!;
    const start = Math.floor(random() * all.length);
    const piece = Array.from({ length }, (_, line) => all[(start + line) % all.length]!).join("\n");
    const folder = Math.floor(written.length / filesInFolder);
    const path = join(
      root,
      `part${Math.floor(folder / foldersInFolder)}`,
      `folder${folder}`,
      `file${written.length}${extension}`,
    );
    if (written.length % filesInFolder === 0) {
      await mkdir(dirname(path), { recursive: true });
    }
    await writeFile(path, rename(piece, folder));
    written.push(path);
    left -= length;
  }
  return { files: written, lines };
}

function rename(text: string, folder: number): string {
  return text.replace(/[A-Za-z_$]\w{4,}/g, (name) =>
    (name.length * 31 + name.charCodeAt(1) * 7 + name.charCodeAt(3)) % renamed === 0 ? `${name}Of${folder}` : name,
  );
}
