import type { Gate } from "./gate.ts";

/**
 * A suggestion extends the entry selected in the editor's own list. Where that entry is no continuation of what is typed (`gebi`
 * for `getElementById`), or is a snippet of several lines, the grey text would be torn into pieces or stand far away.
 */
export const editorList: Gate = (_, { selectedEntry }) => {
  if (selectedEntry === undefined) {
    return undefined;
  }
  const { typed, text } = selectedEntry;
  const extendsTyped = text.toLowerCase().startsWith(typed.toLowerCase());
  return extendsTyped && !text.includes("\n") ? undefined : "editorList";
};
