import { lineChanges } from "../text/diff.ts";
import type { LineSpan } from "../text/lineSpan.ts";
import type { FileProposal, Hunk, Proposal } from "./proposal.ts";

/** What a document must change for a hunk to be in it, or the lines that keep it out. Lines are joined by `\n`; a text that ends with one has an empty last line. */
export type Landing =
  | {
      readonly kind: "lands";
      /** From the last line to the first, so that each can be made without moving the next; none: it is there already. */
      readonly edits: readonly { readonly span: LineSpan; readonly lines: readonly string[] }[];
    }
  | { readonly kind: "conflict"; readonly current: readonly string[] };

type Edit = { readonly span: LineSpan; readonly lines: readonly string[] };

/** A part of the base text, that is to be replaced. */
interface Region {
  readonly start: number;
  readonly count: number;
  readonly lines: readonly string[];
}

/**
 * Places hunks in a document's present text by a three-way merge as diff3 makes it (Khanna, Kunal and Pierce 2007): what changed
 * between the base and the present text stays, and a hunk that touches such a change is a conflict unless it is there already.
 * `landed`: hunks of the file that were accepted before, which makes the base the text with them.
 */
export function land(
  file: FileProposal,
  hunks: readonly Hunk[],
  current: string,
  landed: readonly Hunk[] = [],
): Landing {
  const others = landed.filter(({ id }) => !hunks.some((hunk) => hunk.id === id));
  const base = applied(file.before.split("\n"), others);
  const regions = hunks.map((hunk) => ({
    start: hunk.start + shiftBefore(hunk, others),
    count: hunk.oldLines.length,
    lines: hunk.newLines,
  }));
  return merge(base, regions, current.split("\n"), false);
}

/** Takes an accepted hunk out of a document's present text, as `land` puts it in. `landed`: the other hunks that are accepted. */
export function unland(file: FileProposal, hunk: Hunk, current: string, landed: readonly Hunk[] = []): Landing {
  const present = [hunk, ...landed.filter(({ id }) => id !== hunk.id)];
  const base = applied(file.before.split("\n"), present);
  const start = hunk.start + shiftBefore(hunk, present);
  if (base.length === 0) {
    // No lines at all are written as the empty text, which has one.
    return merge([""], [{ start: 0, count: 1, lines: hunk.oldLines }], current.split("\n"), true);
  }
  return merge(base, [{ start, count: hunk.newLines.length, lines: hunk.oldLines }], current.split("\n"), true);
}

/** The file's text with all of its hunks, or some of them. */
export function afterText(file: FileProposal, hunks: readonly Hunk[] = file.hunks): string {
  return applied(file.before.split("\n"), hunks).join("\n");
}

/** A text after the edits of a landing. */
export function withEdits(current: string, edits: readonly Edit[]): string {
  const lines = current.split("\n");
  for (const { span, lines: made } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    lines.splice(span.start, span.count, ...made);
  }
  return lines.join("\n");
}

/** The proposal with other new lines in one hunk, as a person wrote them. */
export function replaceHunk(proposal: Proposal, id: string, newLines: readonly string[]): Proposal {
  const files = proposal.files.map((file) =>
    file.hunks.some((hunk) => hunk.id === id)
      ? { ...file, hunks: file.hunks.map((hunk) => (hunk.id === id ? { ...hunk, newLines } : hunk)) }
      : file,
  );
  return { ...proposal, files };
}

function applied(lines: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const made = [...lines];
  for (const { start, oldLines, newLines } of hunks.toSorted((a, b) => b.start - a.start)) {
    made.splice(start, oldLines.length, ...newLines);
  }
  return made;
}

/** By how many lines the hunks before one move it. */
function shiftBefore(hunk: Hunk, hunks: readonly Hunk[]): number {
  return hunks
    .filter(({ id, start }) => id !== hunk.id && start < hunk.start)
    .reduce((sum, { oldLines, newLines }) => sum + newLines.length - oldLines.length, 0);
}

function merge(
  base: readonly string[],
  regions: readonly Region[],
  current: readonly string[],
  mayAdjoin: boolean,
): Landing {
  const changes = lineChanges(base, current);
  const edits: Edit[] = [];
  for (const { start, count, lines } of regions.toSorted((a, b) => a.start - b.start)) {
    const end = start + count;
    const touching = changes.filter((change) =>
      mayAdjoin && count > 0
        ? change.start < end && change.start + change.count > start
        : change.start <= end && change.start + change.count >= start,
    );
    const at = start + movedBy(changes, start, touching);
    if (touching.length === 0) {
      edits.unshift({ span: { start: at, count }, lines });
      continue;
    }
    const from = Math.min(start, ...touching.map((change) => change.start));
    const to = Math.max(end, ...touching.map((change) => change.start + change.count));
    const grown = touching.reduce((sum, change) => sum + change.lines.length - change.count, 0);
    const newFrom = from + movedBy(changes, from, touching);
    const present = current.slice(newFrom, newFrom + to - from + grown);
    const wanted = [...base.slice(from, start), ...lines, ...base.slice(end, to)];
    if (present.join("\n") !== wanted.join("\n") || present.length !== wanted.length) {
      return { kind: "conflict", current: present };
    }
  }
  return { kind: "lands", edits };
}

/** By how many lines the changes before a line move it. */
function movedBy(
  changes: ReturnType<typeof lineChanges>,
  line: number,
  except: ReturnType<typeof lineChanges>,
): number {
  return changes
    .filter((change) => !except.includes(change) && change.start + change.count <= line)
    .reduce((sum, change) => sum + change.lines.length - change.count, 0);
}
