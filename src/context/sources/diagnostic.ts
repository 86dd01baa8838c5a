import { labelOf, newItem } from "../newItem.ts";
import type { TaskDiagnostic } from "../task.ts";
import type { Source } from "../taskSources.ts";

/** The diagnostic with its code. */
export const diagnostic: Source = ({ diagnostic: found, document }) => {
  if (found === undefined || document === undefined) {
    return [];
  }
  const { lines, message, severity } = found;
  const place = labelOf({ name: document.path, lines });
  const kind = `${severity} ${codeOf(found)}`.trimEnd();
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

/** As an editor shows it, such as `ts(2345)`. */
function codeOf({ code, source }: TaskDiagnostic): string {
  return code === "" || source === "" ? source + code : `${source}(${code})`;
}
