import type { PlaceSource, SimilarWindows } from "../placeSources.ts";

/** Tokens of windows from all over the workspace: a quarter of a prompt. */
const most = 1024;

/** What stands after lines like those at the cursor, anywhere in the workspace. The search itself is not done on this thread. */
export function similarWindows(windows: SimilarWindows): PlaceSource {
  return {
    source: "similar",
    weight: 0.9,
    cost: 0.2,
    find: (snapshot, _knowledge, signal) => windows.search(snapshot, most, signal),
  };
}
