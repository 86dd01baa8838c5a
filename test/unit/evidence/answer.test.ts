import assert from "node:assert/strict";
import type { AnswerFacts, ChangedFile } from "../../../src/evidence/check.ts";
import { answerCheck } from "../../../src/evidence/checks/answer.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

const proposal = [changed(" a\n+b\n c\n+d")];

async function found(answer: Partial<AnswerFacts>, files: readonly ChangedFile[] = proposal) {
  const { findings } = await answerCheck.run(subject({ answer, files }), noKnowledge, never);
  return findings.map(({ kind, severity }) => `${severity}: ${kind}`);
}

describe("checking how an answer came about", () => {
  const rows: readonly [string, Partial<AnswerFacts>, readonly string[]][] = [
    ["finds nothing in an answer that came whole", {}, []],
    ["finds an answer cut off for its length", { finish: "length" }, ["problem: cutOff"]],
    ["finds an answer whose stream ended without its end mark", { finish: "cut" }, ["problem: cutOff"]],
    ["finds an answer whose stream failed", { finish: "failed" }, ["problem: cutOff"]],
    ["finds an answer that the provider filtered", { finish: "filter" }, ["problem: filtered"]],
    ["doubts an answer that the person stopped", { finish: "stopped" }, ["doubt: stopped"]],
    ["doubts an answer whose context was trimmed", { trimmed: ["src/a.ts"] }, ["doubt: contextTrimmed"]],
    ["doubts an answer about a file that changed meanwhile", { stale: ["src/a.ts"] }, ["doubt: stale"]],
    ["finds parts without a place", { unplaced: 2 }, ["problem: unplaced"]],
    [
      "doubts each hunk whose place was found in spite of the answer",
      { movedHunks: ["h1", "h2"] },
      ["doubt: moved", "doubt: moved"],
    ],
    [
      "tells everything there is",
      { finish: "cut", unplaced: 1, stale: ["a"] },
      ["problem: cutOff", "doubt: stale", "problem: unplaced"],
    ],
  ];
  for (const [name, answer, expected] of rows) {
    it(name, async () => {
      assert.deepEqual(await found(answer), expected);
    });
  }

  it("only doubts an explanation that is cut off: its reader sees that it ends", async () => {
    assert.deepEqual(await found({ finish: "length" }, []), ["doubt: cutOff"]);
  });

  it("puts a moved hunk's doubt at the hunk and its file", async () => {
    const checked = await answerCheck.run(
      subject({ answer: { movedHunks: ["h2"] }, files: proposal }),
      noKnowledge,
      never,
    );
    assert.deepEqual(checked.findings[0]?.place, { hunk: "h2", path: "src/cart.ts" });
  });
});
