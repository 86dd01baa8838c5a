import { OpenEditors } from "../openEditors.ts";
import type { PlaceSource } from "../placeSources.ts";

/** The windows of the other open editors that share most names with the text before the cursor; it keeps what it has read. */
export function openWindows(now?: () => number): PlaceSource {
  const editors = new OpenEditors(now);
  return {
    source: "openEditors",
    weight: 0.6,
    cost: 3.3,
    find: (snapshot, knowledge) => editors.items(snapshot, knowledge.openDocuments()),
  };
}
