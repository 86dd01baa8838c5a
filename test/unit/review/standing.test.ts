import assert from "node:assert/strict";
import { afterText } from "../../../src/review/land.ts";
import type { HunkState } from "../../../src/review/proposal.ts";
import { standing, standsAlike } from "../../../src/review/standing.ts";
import { answerFor, proposal } from "./proposed.ts";

const files = { "src/cart.ts": "one\ntwo\nthree\n", "src/old.ts": "old\n" };
const answer = [
  answerFor("src/cart.ts", ["one", "ONE\nONE"], ["three", "THREE"]),
  answerFor("src/new.ts", ["", "new"]),
].join("\n\n");

/** The files that stand, with the texts that they would have; `decided`: states of the hunks in their order. */
async function textsOf(...decided: readonly HunkState[]): Promise<Readonly<Record<string, string>>> {
  const made = await proposal(files, answer);
  const ids = made.files.flatMap(({ hunks }) => hunks.map(({ id }) => id));
  const decisions = Object.fromEntries(decided.map((state, index) => [ids[index] ?? "", state]));
  return Object.fromEntries(standing(made, decisions).files.map((file) => [file.path, afterText(file)]));
}

describe("what stands of a proposal", () => {
  it("is all of it while nothing is rejected", async () => {
    assert.deepEqual(await textsOf(), { "src/cart.ts": "ONE\nONE\ntwo\nTHREE\n", "src/new.ts": "new\n" });
  });

  it("has what was accepted or is in conflict", async () => {
    const texts = await textsOf("accepted", "conflict");
    assert.equal(texts["src/cart.ts"], "ONE\nONE\ntwo\nTHREE\n");
  });

  it("has no hunk that was rejected", async () => {
    assert.equal((await textsOf("rejected"))["src/cart.ts"], "one\ntwo\nTHREE\n");
  });

  it("has no file of which all was rejected", async () => {
    assert.deepEqual(Object.keys(await textsOf("rejected", "rejected")), ["src/new.ts"]);
    assert.deepEqual(Object.keys(await textsOf("undecided", "undecided", "rejected")), ["src/cart.ts"]);
  });

  it("is the same as long as the same hunks are rejected", async () => {
    const made = await proposal(files, answer);
    const [id = ""] = made.files.flatMap(({ hunks }) => hunks.map((hunk) => hunk.id));
    assert.ok(standsAlike(made, {}, { [id]: "accepted" }));
    assert.ok(!standsAlike(made, { [id]: "accepted" }, { [id]: "rejected" }));
  });
});
