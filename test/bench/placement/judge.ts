import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { afterText, land, unland, withEdits } from "../../../src/review/land.ts";
import type { Hunk, Proposal } from "../../../src/review/proposal.ts";
import { propose } from "../../../src/review/propose.ts";
import { lineChanges } from "../../../src/text/diff.ts";
import { decodeText, encodeText } from "../../../src/text/lineEndings.ts";
import type { Case } from "./spoilings.ts";

export interface Verdict {
  /** `marked`: placed wrong, but told as moved; `wrong`: placed wrong without a mark. */
  readonly outcome: "placed" | "reported" | "marked" | "wrong";
  readonly hasPlace: boolean;
  /** Accepting all and taking it back gave the file's bytes. */
  readonly goesRound: boolean;
}

/** Proposes a case's edits for a file that has those bytes, and holds what comes of it against the truth. */
export async function judge(path: string, written: string, spoiled: Case): Promise<Verdict> {
  const { text } = decodeText(written);
  const answer = readAnswer(spoiled.answer, { finish: spoiled.finish, target: path });
  const proposal = await propose({
    id: "case",
    answer,
    uriOf: (each) => `file:///${each}`,
    files: (each) => (each === path ? { uri: `file:///${path}`, path, languageId: "", version: 1, text } : undefined),
  });
  return {
    outcome: outcomeOf(proposal, path, text, spoiled.after),
    hasPlace: spoiled.after !== undefined,
    goesRound: goesRound(proposal, written),
  };
}

function outcomeOf(proposal: Proposal, path: string, before: string, after: string | undefined): Verdict["outcome"] {
  const file = proposal.files.find((each) => each.path === path);
  const hunks = proposal.files.flatMap((each) => each.hunks);
  const result = file === undefined ? before : afterText(file);
  if (result === after && proposal.files.length === 1) {
    return "placed";
  }
  const isPartOfTruth = hunks.every((hunk) => proposal.files.length === 1 && isTrue(hunk, before, after ?? before));
  if (proposal.unplaced.length > 0 && isPartOfTruth) {
    return "reported";
  }
  const isMarked = hunks.every(({ placement }) => placement !== "exact" && placement !== "whole");
  return isMarked && hunks.length > 0 ? "marked" : "wrong";
}

function isTrue(hunk: Hunk, before: string, after: string): boolean {
  return lineChanges(before.split("\n"), after.split("\n")).some(
    ({ start, count, lines }) =>
      start === hunk.start && count === hunk.oldLines.length && lines.join("\n") === hunk.newLines.join("\n"),
  );
}

function goesRound({ files }: Proposal, written: string): boolean {
  const { text, origin } = decodeText(written);
  return files.every((file) => {
    const landing = land(file, file.hunks, text);
    if (landing.kind === "conflict") {
      return false;
    }
    let current = withEdits(text, landing.edits);
    const isWhole = current === afterText(file);
    const landed = [...file.hunks];
    while (landed.length > 0) {
      const hunk = landed.shift()!;
      const taken = unland(file, hunk, current, landed);
      if (taken.kind === "conflict") {
        return false;
      }
      current = withEdits(current, taken.edits);
    }
    return isWhole && encodeText(current, origin) === written;
  });
}
