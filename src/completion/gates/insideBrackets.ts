import { lineAfter, lineBefore } from "../../text/snapshot.ts";
import type { Gate } from "./gate.ts";

/** What ends a place of a list, so that a value before it is one of its own. */
const endsPlace = /^\s*(?:[)\]},;:]|$)/;
/** A name, a value or a dot: something of the new text is said already. */
const endsSaid = /[\p{L}\p{N}_$.)\]}"'`]\s*$/u;

/**
 * Stops before what stands inside brackets that are closed on the line, where nothing is typed yet: in `f(█a, b)` the cursor
 * has come to change what is there, and a guess would push it aside. A place that is empty (`f(█)`, `f(a, █)`, `f(█, b)`) is
 * there to be filled, and so is one where a value was begun (`f(a, ne█, b)`, `f(list.█ + 1)`).
 */
export const insideBrackets: Gate = (snapshot) => {
  const after = lineAfter(snapshot);
  return endsPlace.test(after) || endsSaid.test(lineBefore(snapshot)) || !isClosedBehind(after)
    ? undefined
    : "insideBrackets";
};

/** Whether a text closes a bracket that it does not open. */
function isClosedBehind(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) {
      depth++;
    } else if (")]}".includes(character) && --depth < 0) {
      return true;
    }
  }
  return false;
}
