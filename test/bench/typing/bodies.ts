import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stretch of a file that is cut out of it and typed back. */
export interface Body {
  /** Path in the workspace. */
  readonly file: string;
  /** The line, from 1, before which the stretch stood. */
  readonly line: number;
  readonly lines: readonly string[];
}

const shortestFile = 6_000;
const longestFile = 40_000;

/** Chooses files by chance and cuts a stretch of about `characters` (without indentation) out of the second half of each. */
export function cutBodies(folder: string, count: number, characters: number, random: () => number): readonly Body[] {
  const files = globSync("**/*.{ts,js,tsx,jsx,py,go}", { cwd: folder })
    .filter((file) => !file.endsWith(".d.ts"))
    .sort();
  const bodies: Body[] = [];
  while (bodies.length < count && files.length > 0) {
    const [file = ""] = files.splice(Math.floor(random() * files.length), 1);
    const text = readFileSync(join(folder, file), "utf8");
    if (text.length >= shortestFile && text.length <= longestFile && /^[\n\x20-\x7e]*$/.test(text)) {
      bodies.push(cut(folder, file, text, characters));
    }
  }
  return bodies;
}

/** The stretch begins behind a line that opens a block, so that it is code and no list of names. */
function cut(folder: string, file: string, text: string, characters: number): Body {
  const all = text.split("\n");
  const middle = Math.floor(all.length / 2);
  const opening = all.findIndex((line, index) => index >= middle && /[{(:]$/.test(line) && !/^\s*(\/\/|\*)/.test(line));
  const begin = Math.max(opening, middle) + 1;
  let end = begin;
  let length = 0;
  while (end < all.length - 1 && length < characters) {
    length += all[end]?.trim().length ?? 0;
    end++;
  }
  writeFileSync(join(folder, file), [...all.slice(0, begin), ...all.slice(end)].join("\n"));
  return { file, line: begin + 1, lines: all.slice(begin, end) };
}
