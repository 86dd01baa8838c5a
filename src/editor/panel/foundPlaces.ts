import type { CheckId, Finding } from "../../evidence/index.ts";
import { afterText } from "../../review/land.ts";
import { lineMover, presentLine } from "../../review/presentLine.ts";
import type { FileProposal } from "../../review/proposal.ts";
import { foundIn } from "./foundIn.ts";
import type { TurnState } from "./turnState.ts";

/** A finding at a line of a file as it is now. */
export interface FoundPlace {
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
  readonly check: CheckId;
  readonly finding: Finding;
  /** It is about an open hunk, and stands at what that replaces. */
  readonly isProposed: boolean;
}

/** From a place of a finding to the line of the file as it is now; `undefined` where the file is not what was checked there. */
type Finder = (place: Finding["place"]) => number | undefined;

/**
 * Where the findings of the newest proposal or review of a thread stand in the present files. What is decided is told no more, nor what
 * was changed since. `textOf`: the present text of a file with `\n` for line ends; `undefined` where it is taken to be as it was.
 */
export function foundPlaces(
  turns: readonly TurnState[],
  textOf: (uri: string) => string | undefined,
): readonly FoundPlace[] {
  const turn = turns.findLast(({ proposal, reviewed = [] }) => (proposal?.files.length ?? 0) + reviewed.length > 0);
  if (turn === undefined) {
    return [];
  }
  const files = [...proposedFinders(turn, textOf), ...reviewedFinders(turn, textOf)];
  return foundIn(turn).flatMap(({ check, finding }) => {
    const file = files.find(({ path }) => path === finding.place.path);
    const line = file?.find(finding.place);
    return file === undefined || line === undefined
      ? []
      : [{ uri: file.uri, line, check, finding, isProposed: file.isProposed }];
  });
}

type TextOf = (uri: string) => string | undefined;

function proposedFinders({ proposal, decisions }: TurnState, textOf: TextOf) {
  return (proposal?.files ?? []).map((file) => ({
    ...file,
    isProposed: true,
    find: finderIn(file, decisions, textOf),
  }));
}

function finderIn(file: FileProposal, decisions: TurnState["decisions"], textOf: TextOf): Finder {
  const isOpen = ({ id }: { readonly id: string }) => (decisions[id] ?? "undecided") === "undecided";
  const expected = afterText(
    file,
    file.hunks.filter(({ id }) => decisions[id] === "accepted"),
  );
  const move = lineMover(expected, textOf(file.uri) ?? expected);
  return ({ hunk: id, line }) => {
    const hunk = file.hunks.find((each) => (id === undefined ? isOpen(each) : each.id === id));
    return file.kind === "create" || hunk === undefined || !isOpen(hunk)
      ? undefined
      : move(presentLine(file, line ?? firstLine(file, hunk.start), decisions));
  };
}

/** The first line of a hunk in the file as it would be. */
function firstLine({ hunks }: FileProposal, start: number): number {
  const earlier = hunks.filter((hunk) => hunk.start < start);
  return earlier.reduce((line, { oldLines, newLines }) => line + newLines.length - oldLines.length, start);
}

function reviewedFinders({ reviewed = [] }: TurnState, textOf: TextOf) {
  return reviewed.map(({ uri, path, text }) => {
    const move = lineMover(text, textOf(uri) ?? text);
    const find: Finder = ({ line = 0 }) => move(line);
    return { uri, path, isProposed: false, find };
  });
}
