import { draftTurn, type TurnState } from "../../../src/editor/panel/turnState.ts";
import type { Finding } from "../../../src/evidence/check.ts";
import type { FileProposal } from "../../../src/review/proposal.ts";

/** The problem of the second hunk: a weak hash in the second of its lines. */
export const weakHash: Finding = {
  kind: "unsafe",
  rule: "weak-hash",
  cwe: 328,
  code: 'createHash("md5")',
  severity: "problem",
  place: { hunk: "h2", path: "src/auth/token.ts", line: 4 },
};

const file: FileProposal = {
  uri: "file:///shop/src/auth/token.ts",
  path: "src/auth/token.ts",
  languageId: "typescript",
  version: 1,
  kind: "change",
  before: "one\ntwo\nthree\nfour\n",
  hunks: [
    { id: "h1", start: 0, oldLines: ["one"], newLines: ["ONE", "AND A HALF"], placement: "exact" },
    { id: "h2", start: 2, oldLines: ["three"], newLines: ["THREE", 'createHash("md5")'], placement: "exact" },
  ],
};

/** A turn that proposes two hunks, of which the second has a problem. */
export function proposedTurn(some: Partial<TurnState> = {}): TurnState {
  return {
    ...draftTurn("t1", { feature: "change" }, ""),
    state: "done",
    finish: "stop",
    proposal: { id: "p1", files: [file], unplaced: [] },
    results: [
      { check: "syntax", outcome: "passed", findings: [], seen: [file.path], unseen: [] },
      { check: "unsafe", outcome: "found", findings: [weakHash], seen: [file.path], unseen: [] },
    ],
    ...some,
  };
}
