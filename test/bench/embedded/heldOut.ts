import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";

export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a held-out file where the rest of the line is asked for. */
export interface Point {
  readonly prefix: string;
  readonly rest: string;
  readonly suffix: string;
}

/** Small, fast, seeded (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** All code files under a folder, in order of their paths, with `\n` as line ends. */
export function readCode(folder: string, extensions: readonly string[]): CodeFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/node_modules\/|\.d\.[cm]?ts$|\.min\.js$/.test(path) && statSync(path).size < 1_000_000)
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8").replaceAll("\r\n", "\n") }));
}

/** Splits files into those to learn and those to type; the same for the same seed. */
export function split(
  files: readonly CodeFile[],
  share: number,
  random: () => number,
): { learnt: CodeFile[]; typed: CodeFile[] } {
  const learnt: CodeFile[] = [];
  const typed: CodeFile[] = [];
  for (const file of files) {
    (random() < share ? typed : learnt).push(file);
  }
  return { learnt, typed };
}

/** One random point in each line that is not blank, from its first character that is not blank to its last. */
export function* points(file: CodeFile, random: () => number): Generator<Point> {
  let start = 0;
  for (const line of file.text.split("\n")) {
    const indentation = line.length - line.trimStart().length;
    if (line.trim() !== "") {
      const column = indentation + Math.floor(random() * (line.length - indentation));
      yield {
        prefix: file.text.slice(0, start + column),
        rest: line.slice(column),
        suffix: file.text.slice(start + line.length),
      };
    }
    start += line.length + 1;
  }
}

export function folderOf(path: string): string {
  return dirname(path);
}
