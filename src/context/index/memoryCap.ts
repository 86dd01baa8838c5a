import type { OpenTexts } from "./openTexts.ts";
import type { Store } from "./store.ts";

/** What is left free of the cap, so that the next files need no other letting go. */
const shareKept = 0.8;

/**
 * Forgets the files farthest from the open documents until the others fit into so many bytes with some room. Returns the distance from which
 * on files were forgotten; infinite where there was none to forget.
 */
export function letGoFarthest(store: Store, memoryCap: number, open: OpenTexts): number {
  const files = [...store.all()].map((file) => ({ file, distance: open.distance(file.folder) }));
  const bytes = files.reduce((sum, { file }) => sum + file.length, 0);
  let excess = bytes - (bytes * memoryCap * shareKept) / store.bytes;
  let horizon = Number.POSITIVE_INFINITY;
  for (const { file, distance } of files.sort((one, other) => other.distance - one.distance)) {
    if (excess > 0 && !open.has(file.key)) {
      store.forget(file.key);
      excess -= file.length;
      horizon = distance;
    }
  }
  return horizon;
}
