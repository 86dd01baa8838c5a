import { readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { isWritten } from "../../../src/files/readText.ts";
import { Corpus } from "../../../src/model/embedded/corpus.ts";
import { type Corpus as Described, foldersOf } from "../corpora.ts";

export interface CodeFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

/** Code by its name. */
export interface Body {
  readonly name: string;
  readonly files: readonly CodeFile[];
}

/** A place in a held-out file where the rest of the line is asked for. */
interface Point {
  readonly prefix: string;
  readonly rest: string;
  readonly suffix: string;
}

/** A body of which a part was learnt; the rest is typed. */
export interface HeldOut {
  readonly corpus: Corpus;
  readonly learnt: readonly CodeFile[];
  readonly typed: readonly { readonly file: CodeFile; readonly points: readonly Point[] }[];
  readonly learntBytes: number;
  /** Of a core's time: the machine may have other things to do. */
  readonly learnSeconds: number;
  /** Lines of the typed files that are not blank; `typed` has a point in some of them. */
  readonly lines: number;
}

/** Share of the files that is held out. */
const heldOutShare = 0.15;
/** What the engine hands over of a document before the cursor, in characters. */
const windowLength = 65_536;

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

/** A published package's sources; downloads it once. */
export async function bodyOf(described: Described): Promise<Body> {
  const folders = await foldersOf(described);
  return { name: described.name, files: folders.flatMap((folder) => readCode(folder, described.extensions)) };
}

/** All code files under a folder that people wrote, in order of their paths, with `\n` as line ends. */
export function readCode(folder: string, extensions: readonly string[]): CodeFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/node_modules\/|\.d\.[cm]?ts$|\.min\.js$/.test(path))
    .sort()
    .map((path) => ({ path, folder: dirname(path), text: readFileSync(path, "utf8").replaceAll("\r\n", "\n") }))
    .filter(({ text }) => isWritten(text));
}

/**
 * Learns a body but for some files, and picks at most about `mostPoints` points in those; the same for the same seed.
 * `learntShare`: of the files that are not held out.
 */
export function holdOut(body: Body, seed: number, mostPoints: number, learntShare = 1): HeldOut {
  const random = seededRandom(seed);
  const learnt: CodeFile[] = [];
  const typed: CodeFile[] = [];
  for (const file of body.files) {
    if (random() < heldOutShare) {
      typed.push(file);
    } else if (random() < learntShare) {
      learnt.push(file);
    }
  }
  const corpus = new Corpus();
  const start = process.cpuUsage();
  for (const file of learnt) {
    Array.from(corpus.learn(file.path, file.folder, file.text));
  }
  const { user, system } = process.cpuUsage(start);
  const learnSeconds = (user + system) / 1e6;
  const learntBytes = learnt.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0);
  const lines = typed.reduce((sum, file) => sum + file.text.split("\n").filter((line) => line.trim() !== "").length, 0);
  const share = Math.min(1, mostPoints / lines);
  const withPoints = typed.map((file) => ({ file, points: pointsIn(file, share, random) }));
  return { corpus, learnt, typed: withPoints, learntBytes, learnSeconds, lines };
}

/** One random point in a line that is not blank, from its first character that is not blank to its last; in a share of the lines. */
function pointsIn(file: CodeFile, share: number, random: () => number): Point[] {
  const points: Point[] = [];
  let start = 0;
  for (const line of file.text.split("\n")) {
    const indentation = line.length - line.trimStart().length;
    if (line.trim() !== "" && random() < share) {
      const column = indentation + Math.floor(random() * (line.trimEnd().length - indentation));
      points.push({
        prefix: file.text.slice(0, start + column),
        rest: line.slice(column),
        suffix: file.text.slice(start + line.length),
      });
    }
    start += line.length + 1;
  }
  return points;
}

/** The end of a prefix that the engine hands over: whole lines. */
export function windowOf(prefix: string): string {
  return prefix.length <= windowLength ? prefix : prefix.slice(prefix.indexOf("\n", prefix.length - windowLength) + 1);
}
