import { sep } from "node:path";

/** Steps from one folder to another, up and down. */
export function folderDistance(one: string, other: string): number {
  const ones = one.split(sep);
  const others = other.split(sep);
  let common = 0;
  while (common < ones.length && common < others.length && ones[common] === others[common]) {
    common++;
  }
  return ones.length + others.length - 2 * common;
}

/** Steps to the nearest of some folders; where there are none, the folder's depth. */
export function distanceToNearest(folder: string, folders: Iterable<string>): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of folders) {
    nearest = Math.min(nearest, folderDistance(folder, other));
  }
  return nearest === Number.POSITIVE_INFINITY ? folder.split(sep).length : nearest;
}
