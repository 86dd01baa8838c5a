import type { AnswerFacts, Check, Finding, Subject } from "../check.ts";

/** Tells whether the answer is whole, was made of what there was to see, and found its places. */
export const answerCheck: Check = {
  id: "answer",
  async run(subject, _knowledge, signal) {
    signal.throwIfAborted();
    const findings = [...endFindings(subject), ...contextFindings(subject.answer), ...placeFindings(subject)];
    return {
      check: "answer",
      outcome: findings.length > 0 ? "found" : "passed",
      findings,
      seen: ["finish", "trimmed", "stale", "unplaced", "movedHunks"],
      unseen: [],
    };
  },
};

/** A proposal without its end may leave code that does not work; of an explanation the reader sees that it ends. */
function endFindings({ answer: { finish }, files }: Subject): Finding[] {
  const severity = files.length > 0 ? "problem" : "doubt";
  switch (finish) {
    case "stop":
      return [];
    case "length":
    case "cut":
    case "failed":
      return [{ kind: "cutOff", severity, place: {} }];
    case "loop":
      return [{ kind: "looped", severity, place: {} }];
    case "filter":
      return [{ kind: "filtered", severity, place: {} }];
    case "stopped":
      // The person did it and knows.
      return [{ kind: "stopped", severity: "doubt", place: {} }];
  }
}

function contextFindings({ trimmed, stale }: AnswerFacts): Finding[] {
  const findings: Finding[] = [];
  if (trimmed.length > 0) {
    findings.push({ kind: "contextTrimmed", names: trimmed, severity: "doubt", place: {} });
  }
  if (stale.length > 0) {
    findings.push({ kind: "stale", paths: stale, severity: "doubt", place: {} });
  }
  return findings;
}

function placeFindings({ answer: { unplaced, movedHunks }, files }: Subject): Finding[] {
  const pathOf = new Map(files.flatMap(({ path, hunks }) => hunks.map(({ id }) => [id, path] as const)));
  const missing: Finding[] =
    unplaced > 0 ? [{ kind: "unplaced", count: unplaced, severity: "problem", place: {} }] : [];
  const moved = movedHunks.map((hunk): Finding => {
    const path = pathOf.get(hunk);
    return { kind: "moved", severity: "doubt", place: { hunk, ...(path === undefined ? {} : { path }) } };
  });
  return [...missing, ...moved];
}
