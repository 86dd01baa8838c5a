import type { PlaceSource } from "../placeSources.ts";
import { namesOf } from "../relatedWindows.ts";
import { definitionItem } from "./nearDefinitions.ts";

const most = 12;
/** Characters before the cursor in which a name counts as in use. */
const near = 2000;
/** What nothing near the cursor uses may be what is written next, but probably is not. */
const unusedRelevance = 0.3;

/** The signatures of what the document imports from files of the workspace. */
export const imports: PlaceSource = {
  source: "imports",
  weight: 0.7,
  cost: 0.5,
  find({ uri, prefix }, knowledge) {
    const used = namesOf(prefix.slice(-near));
    return knowledge
      .importsOf(uri)
      .slice(0, most)
      .map((definition) => {
        const isUsed = used.has(definition.symbol);
        return definitionItem("imports", definition, {
          relevance: isUsed ? 1 : unusedRelevance,
          reason: `signature of ${definition.symbol}, which the file imports${isUsed ? " and uses near the cursor" : ""}`,
        });
      });
  },
};
