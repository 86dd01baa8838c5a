import type { FileProposal, Hunk, HunkState, Proposal } from "./proposal.ts";

/** What was decided of a proposal's hunks, by their ids; a hunk that is not in it is undecided. */
export type Decisions = Readonly<Record<string, HunkState>>;

/** Hunks that are neither accepted nor rejected; one in conflict is decided by nobody yet. */
export function undecided(proposal: Proposal, decisions: Decisions): readonly Hunk[] {
  return hunksOf(proposal).filter(({ id }) => ["undecided", "conflict"].includes(stateOf(decisions, id)));
}

/** How many hunks have each state. */
export function countStates(proposal: Proposal, decisions: Decisions): Readonly<Record<HunkState, number>> {
  const counts = { undecided: 0, accepted: 0, rejected: 0, conflict: 0 };
  for (const { id } of hunksOf(proposal)) {
    counts[stateOf(decisions, id)]++;
  }
  return counts;
}

/** What "accept all" takes: hunks of files without a guard, that no check found a problem in and nobody decided. */
export function acceptable(
  proposal: Proposal,
  decisions: Decisions,
  problemHunks: ReadonlySet<string>,
): readonly { readonly file: FileProposal; readonly hunk: Hunk }[] {
  return proposal.files
    .filter(({ guard }) => guard === undefined)
    .flatMap((file) => file.hunks.map((hunk) => ({ file, hunk })))
    .filter(({ hunk }) => !problemHunks.has(hunk.id) && stateOf(decisions, hunk.id) === "undecided");
}

function stateOf(decisions: Decisions, id: string): HunkState {
  return decisions[id] ?? "undecided";
}

function hunksOf({ files }: Proposal): readonly Hunk[] {
  return files.flatMap(({ hunks }) => hunks);
}
