import { stat } from "node:fs/promises";
import { onDisk, unlessGone } from "../../journal/errors.ts";
import type { JournalOptions } from "../../journal/journal.ts";
import { type Position, readOn } from "../../journal/readOn.ts";
import { segmentsOf } from "../../journal/segments.ts";
import { longestClaim } from "./keyUse.ts";

/** Bytes of each file's end that are looked at first: what a person's requests write in an hour. */
const firstLook = 64 * 1024;

/**
 * Where to begin to read a journal of uses so that no line is missed that still counts at `now`, and little more is read: what is older
 * than any claim lasts is past. Throws `JournalError`.
 */
export async function positionOfRecent<Entry>(
  journal: Pick<JournalOptions<Entry>, "folder" | "name" | "schema">,
  now: number,
): Promise<Position> {
  const sizes = await onDisk(() => sizesOf(journal.folder, journal.name));
  for (let look = firstLook; ; look *= 2) {
    const position = Object.fromEntries(sizes.map(([number, size]) => [number, Math.max(0, size - look)]));
    const { entries } = await readOn(journal, position);
    const isFirstPast = ([number]: readonly [number, number]) => {
      const first = entries.find(({ segment }) => segment === number);
      return first !== undefined && now - first.at > longestClaim;
    };
    if (sizes.every((each) => position[each[0]] === 0 || isFirstPast(each))) {
      return position;
    }
  }
}

async function sizesOf(folder: string, name: string): Promise<readonly (readonly [number, number])[]> {
  const found = (await segmentsOf(folder, name)).map(async ({ number, path }) => {
    const entry = await unlessGone(stat(path));
    return entry === undefined ? [] : [[number, entry.size] as const];
  });
  return (await Promise.all(found)).flat();
}
