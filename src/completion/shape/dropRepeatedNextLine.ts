import type { Filter } from "./filter.ts";

/** Drops a suggestion whose first whole line is what the next line of the document already says. */
export const dropRepeatedNextLine: Filter = (draft, snapshot) => {
  const next = snapshot.suffix
    .split("\n")
    .slice(1)
    .find((line) => line.trim() !== "")
    ?.trim();
  const before = snapshot.prefix.slice(snapshot.prefix.lastIndexOf("\n") + 1);
  const first = (before + draft.text)
    .split("\n")
    .find((line) => line.trim() !== "")
    ?.trim();
  return next !== undefined && next === first && !isCloser(next) ? "repeatsNextLine" : draft;
};

/** A line of closing brackets alone repeats rightly where blocks nest. */
function isCloser(line: string): boolean {
  return /^[)\]};,]*$/.test(line);
}
