import { labelOf, newItem } from "../newItem.ts";
import type { Source } from "../taskSources.ts";

/** The diagnostic with its code. */
export const diagnostic: Source = ({ diagnostic: found, document }) => {
  if (found === undefined || document === undefined) {
    return [];
  }
  const { code, lines, message, severity, source } = found;
  const place = labelOf({ name: document.path, lines });
  const kind = [severity, source, code].filter((part) => part !== "").join(" ");
  return [
    newItem({
      source: "diagnostic",
      uri: document.uri,
      name: kind,
      text: `${kind} at ${place}:\n${message}`,
      relevance: 1,
      reason: "the diagnostic that was asked about",
      isFixed: true,
    }),
  ];
};
