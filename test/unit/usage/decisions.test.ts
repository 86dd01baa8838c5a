import assert from "node:assert/strict";
import { DecisionBatch } from "../../../src/usage/decisions.ts";
import { noon } from "./ledgers.ts";

const ghost = { feature: "completion", model: "embedded", origin: "embedded" };
const hunks = { feature: "fix", model: "openai/gpt-5-mini", origin: "https://api.openai.com" };

/** What a batch makes of some events: kept and dropped. */
function written(events: (batch: DecisionBatch) => void): readonly (readonly [number, number])[] {
  const batch = new DecisionBatch(() => {});
  events(batch);
  return batch.drain(noon).map(({ kept, dropped }) => [kept, dropped]);
}

describe("what became of suggestions", () => {
  it("counts one that was offered and left as dropped", () => {
    assert.deepEqual(
      written((batch) => batch.offered("a", ghost)),
      [[0, 1]],
    );
  });

  it("counts one that was taken as kept", () => {
    const events = (batch: DecisionBatch) => {
      batch.offered("a", ghost);
      batch.taken("a");
    };
    assert.deepEqual(written(events), [[1, 0]]);
  });

  it("counts one once, however many key presses offer it again", () => {
    const events = (batch: DecisionBatch) => {
      for (const id of ["a", "a", "b", "a"]) {
        batch.offered(id, ghost);
      }
    };
    assert.deepEqual(written(events), [[0, 2]]);
  });

  it("counts one once that was taken, undone and taken again", () => {
    const events = (batch: DecisionBatch) => {
      batch.offered("a", ghost);
      batch.taken("a");
      batch.offered("a", ghost);
      batch.taken("a");
    };
    assert.deepEqual(written(events), [[1, 0]]);
  });

  it("takes back what an earlier line counted as dropped where it is taken later", () => {
    const batch = new DecisionBatch(() => {});
    batch.offered("a", ghost);
    batch.drain(noon);
    batch.taken("a");
    assert.deepEqual(batch.drain(noon), [{ at: noon, ...ghost, kept: 1, dropped: -1 }]);
  });

  it("knows nothing of one that was never offered", () => {
    assert.deepEqual(
      written((batch) => batch.taken("a")),
      [],
    );
  });
});

describe("what became of hunks", () => {
  it("is one line for each feature and model", () => {
    const batch = new DecisionBatch(() => {});
    batch.offered("a", ghost);
    batch.decided(hunks, { kept: 2, dropped: 0 });
    batch.decided(hunks, { kept: 0, dropped: 1 });
    assert.deepEqual(batch.drain(noon), [
      { at: noon, ...ghost, kept: 0, dropped: 1 },
      { at: noon, ...hunks, kept: 2, dropped: 1 },
    ]);
  });

  it("is nothing where a decision was taken back before it was written", () => {
    const events = (batch: DecisionBatch) => {
      batch.decided(hunks, { kept: 1, dropped: 0 });
      batch.decided(hunks, { kept: -1, dropped: 0 });
    };
    assert.deepEqual(written(events), []);
  });

  it("asks to be written once until it is", () => {
    let asked = 0;
    const batch = new DecisionBatch(() => {
      asked++;
    });
    batch.decided(hunks, { kept: 1, dropped: 0 });
    batch.decided(hunks, { kept: 1, dropped: 0 });
    batch.drain(noon);
    batch.decided(hunks, { kept: 1, dropped: 0 });
    assert.equal(asked, 2);
  });
});
