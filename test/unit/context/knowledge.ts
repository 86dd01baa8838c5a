import type { PlaceKnowledge } from "../../../src/context/placeSources.ts";

/** An editor that knows this and nothing else. */
export function knowing(
  known: {
    readonly [Name in keyof PlaceKnowledge]?: ReturnType<PlaceKnowledge[Name]>;
  },
): PlaceKnowledge {
  return {
    openDocuments: () => known.openDocuments ?? [],
    definitionsNear: () => known.definitionsNear ?? [],
    importsOf: () => known.importsOf ?? [],
    errorsNear: () => known.errorsNear ?? [],
    recentEdits: () => known.recentEdits ?? [],
  };
}
