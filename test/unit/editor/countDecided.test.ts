import assert from "node:assert/strict";
import { decidedAs, tellDecided, tellVerdicts } from "../../../src/editor/panel/countDecided.ts";
import type { TurnState } from "../../../src/editor/panel/turnState.ts";
import type { Verdict } from "../../../src/evidence/index.ts";
import { DecisionBatch } from "../../../src/usage/decisions.ts";
import { VerdictBatch } from "../../../src/usage/verdictBatch.ts";
import { answerFor, proposal } from "../review/proposed.ts";

const answer = answerFor("src/cart.ts", ["one", "ONE"], ["three", "THREE"]);
const answeredBy = { model: "openai/gpt-5-mini", origin: "https://api.openai.com" };

type Decided = TurnState["decisions"];

/** What the ledger hears where hunks were decided so before and are decided so now; `0`, `1`: the hunks by their place. */
async function told(before: Decided, now: Decided, some: Partial<TurnState> = { answeredBy }) {
  const made = await proposal({ "src/cart.ts": "one\ntwo\nthree\n" }, answer);
  const ids = made.files.flatMap(({ hunks }) => hunks.map(({ id }) => id));
  const byId = (decided: Decided) =>
    Object.fromEntries(Object.entries(decided).map(([place, state]) => [ids[Number(place)] ?? "", state]));
  const batch = new DecisionBatch(() => {});
  const turn = { task: { feature: "fix" }, proposal: made, decisions: byId(before), ...some } as unknown as TurnState;
  tellDecided(turn, byId(now), batch);
  return batch.drain(0).map(({ kept, dropped }) => [kept, dropped]);
}

describe("hunks that are decided", () => {
  it("count as kept where they are accepted and as dropped where they are rejected", async () => {
    assert.deepEqual(await told({}, { 0: "accepted", 1: "rejected" }), [[1, 1]]);
  });

  it("count once", async () => {
    assert.deepEqual(await told({ 0: "accepted" }, { 0: "accepted", 1: "accepted" }), [[1, 0]]);
  });

  it("no longer count once they are open again", async () => {
    assert.deepEqual(await told({ 0: "accepted", 1: "rejected" }, { 0: "undecided", 1: "undecided" }), [[-1, -1]]);
  });

  it("count for nobody where the file keeps them from being applied", async () => {
    assert.deepEqual(await told({}, { 0: "conflict" }), []);
  });

  it("count for nobody where no model proposed them", async () => {
    assert.deepEqual(await told({}, { 0: "accepted" }, {}), []);
  });
});

describe("hunks that are decided, by their verdict", () => {
  /** What the ledger hears of the first hunk where it is decided so, each time under the verdict beside it. */
  async function judged(...steps: readonly (readonly [Decided[string], Verdict])[]) {
    const made = await proposal({ "src/cart.ts": "one\ntwo\nthree\n" }, answer);
    const [id = ""] = made.files.flatMap(({ hunks }) => hunks.map((hunk) => hunk.id));
    const batch = new VerdictBatch(() => {});
    let turn = { task: { feature: "fix" }, proposal: made, decisions: {}, answeredBy } as unknown as TurnState;
    for (const [state, verdict] of steps) {
      const decisions = { [id]: state } as Decided;
      const now = { ...turn, decisions, decidedAs: decidedAs(turn, decisions, verdict) };
      tellVerdicts(turn, now, batch);
      turn = now;
    }
    return batch.drain().map(({ languageId, verdict, kept, dropped }) => [languageId, verdict, kept, dropped]);
  }

  it("count as kept or as dropped, with the language of their file", async () => {
    assert.deepEqual(await judged(["accepted", "checked"]), [["typescript", "checked", 1, 0]]);
    assert.deepEqual(await judged(["rejected", "problem"]), [["typescript", "problem", 0, 1]]);
  });

  it("no longer count once they are open again, whatever was found meanwhile", async () => {
    assert.deepEqual(await judged(["accepted", "checked"], ["undecided", "problem"]), []);
  });

  it("count under the verdict with which they were decided last", async () => {
    const steps = [
      ["accepted", "checked"],
      ["undecided", "problem"],
      ["rejected", "problem"],
    ] as const;
    assert.deepEqual(await judged(...steps), [["typescript", "problem", 0, 1]]);
  });
});
