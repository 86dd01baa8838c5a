import type { ContextItem } from "../contextItem.ts";
import { newItem } from "../newItem.ts";
import type { KnownDefinition, PlaceSource } from "../placeSources.ts";

/** More would push out what is like the place. */
const most = 8;

/** What the names near the cursor are: the one source that says what an object has. */
export const nearDefinitions: PlaceSource = {
  source: "definition",
  weight: 1,
  cost: 0.3,
  find: ({ uri }, knowledge) =>
    knowledge
      .definitionsNear(uri)
      .slice(0, most)
      .map((definition, index) =>
        definitionItem("definition", definition, {
          relevance: 1 - index / (2 * most),
          reason: `defines ${definition.symbol}, which the lines near the cursor use`,
        }),
      ),
};

/** A definition outside of the workspace goes by its name alone. */
export function definitionItem(
  source: "definition" | "imports",
  { at, symbol, text }: KnownDefinition,
  rest: Pick<ContextItem, "relevance" | "reason">,
): ContextItem {
  const place = at === undefined ? { uri: "", name: symbol } : { uri: at.uri, name: at.path, lines: at.lines };
  return newItem({ source, ...place, text, ...rest });
}
