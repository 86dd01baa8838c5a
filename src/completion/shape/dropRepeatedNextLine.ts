import type { Filter } from "./filter.ts";

/** Drops a suggestion whose first whole line is what the next line of the document already says, unless that line stands above, too. */
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
  const isSame = next !== undefined && next === first && !isCloser(next);
  return isSame && !standsIn(next, snapshot.prefix) ? "repeatsNextLine" : draft;
};

/** Where a line stands several times, as `break;` does, it may stand once more. */
function standsIn(line: string, text: string): boolean {
  return text.includes(line) && text.split("\n").some((each) => each.trim() === line);
}

/** A line of closing brackets alone repeats rightly where blocks nest. */
function isCloser(line: string): boolean {
  return /^[)\]};,]*$/.test(line);
}
