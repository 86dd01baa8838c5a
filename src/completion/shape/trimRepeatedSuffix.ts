import { lineAfter } from "../../text/snapshot.ts";
import type { Filter } from "./filter.ts";
import { onlyClosers } from "./soundBrackets.ts";

/** Takes the document's own following text off the end of the completion, so that it does not stand there twice. */
export const trimRepeatedSuffix: Filter = (draft, snapshot) => {
  const sameLine = lineAfter(snapshot);
  if (onlyClosers(sameLine)) {
    return draft;
  }
  const repeated =
    sameLine.trim() === "" ? repeatedLines(draft.text, snapshot.suffix) : repeatedEnd(draft.text, sameLine);
  if (repeated === 0) {
    return draft;
  }
  const kept = draft.text.slice(0, draft.text.length - repeated);
  const text = /^\s/.test(sameLine) ? kept.trimEnd() : kept;
  return text.trim() === "" ? "repeatsSuffix" : { ...draft, text };
};

/** Length of the completion's end that equals the rest of the cursor's line. */
function repeatedEnd(text: string, rest: string): number {
  const end = rest.trim();
  return end.length > 1 && text.trimEnd().endsWith(end) ? text.length - text.lastIndexOf(end) : 0;
}

/** Length of the completion's last lines that equal the document's next lines. */
function repeatedLines(text: string, following: string): number {
  const next = following.split("\n").filter((line) => line.trim() !== "");
  const breaks = [...text.matchAll(/\n/g)].map((match) => match.index);
  for (const start of breaks) {
    const lines = text
      .slice(start + 1)
      .split("\n")
      .filter((line) => line.trim() !== "");
    if (lines.length > 0 && lines.every((line, index) => line.trimEnd() === next[index]?.trimEnd())) {
      return text.length - start;
    }
  }
  return 0;
}
