import type { Decisions } from "./decisions.ts";
import type { Proposal } from "./proposal.ts";

/** The proposal as far as it was not rejected: what a person keeps or has yet to decide. */
export function standing(proposal: Proposal, decisions: Decisions): Proposal {
  const files = proposal.files.map((file) => ({
    ...file,
    hunks: file.hunks.filter(({ id }) => decisions[id] !== "rejected"),
  }));
  return { ...proposal, files: files.filter(({ hunks }) => hunks.length > 0) };
}

/** Whether the same stands of a proposal by both decisions. */
export function standsAlike({ files }: Proposal, one: Decisions, other: Decisions): boolean {
  const isRejected = (decisions: Decisions, id: string) => decisions[id] === "rejected";
  return files.every(({ hunks }) => hunks.every(({ id }) => isRejected(one, id) === isRejected(other, id)));
}
