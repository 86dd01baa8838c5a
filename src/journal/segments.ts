import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** One file of a journal, such as `usage.000003.jsonl`. The one with the highest number is written to, the others are full. */
export interface Segment {
  readonly number: number;
  readonly path: string;
}

/** The file of a journal with a number. */
export function segmentAt(folder: string, name: string, number: number): Segment {
  return { number, path: join(folder, `${name}.${String(number).padStart(6, "0")}.jsonl`) };
}

/** The files of a journal, the oldest first. */
export async function segmentsOf(folder: string, name: string): Promise<readonly Segment[]> {
  const numbers = (await readdir(folder)).flatMap((file) => {
    const digits = file.startsWith(`${name}.`) ? /^(\d{6,})\.jsonl$/.exec(file.slice(name.length + 1))?.[1] : undefined;
    return digits === undefined ? [] : [Number(digits)];
  });
  return numbers.sort((one, other) => one - other).map((number) => segmentAt(folder, name, number));
}
