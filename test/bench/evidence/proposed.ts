import type { Asked, CheckId } from "../../../src/evidence/check.ts";
import type { SourceFile } from "./faults/fault.ts";

/** Files as they are and as they would be; without the first, a new one. */
export type Edit = readonly (readonly [before: SourceFile | undefined, after: SourceFile])[];

/** What a model proposed, and what it was asked for. */
export interface Proposed {
  readonly edit: Edit;
  readonly asked?: Asked;
}

/** Makes a proposal of real files; `undefined` where they have no place for it. */
export type ProposalMaker = (random: () => number, file: SourceFile, other: SourceFile) => Proposed | undefined;

/** A kind of fault, and the check that has to find it. */
export interface FaultKind {
  readonly check: CheckId;
  readonly make: ProposalMaker;
}

/** What was asked for, of some lines of a file. */
export function askedOf(
  { path, languageId, text }: SourceFile,
  task: Pick<Asked["task"], "feature"> & Partial<Asked["task"]>,
): Asked {
  const document = { uri: `file:///${path}`, path, languageId, version: 1, text };
  return { task: { document, ...task }, question: "" };
}
