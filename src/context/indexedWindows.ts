import { pathToFileURL } from "node:url";
import type { WorkspaceIndex } from "./index/index.ts";
import type { SimilarWindows } from "./placeSources.ts";

/** What the index of the workspace finds for a place, as context. */
export function indexedWindows(index: Pick<WorkspaceIndex, "search">): SimilarWindows {
  return {
    search: async (snapshot, tokens, signal) => {
      const passages = await index.search(snapshot, tokens, signal);
      return passages.map(({ path, uri, ...passage }) => ({
        ...passage,
        source: "similar",
        uri: uri ?? pathToFileURL(path).href,
      }));
    },
  };
}
