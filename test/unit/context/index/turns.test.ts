import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { Turns } from "../../../../src/context/index/turns.ts";

/** Whether a pause is over when messages that wait have been looked at. */
async function isOverSoon(turns: Turns): Promise<boolean> {
  let isOver = false;
  const pause = turns.pause().then(() => {
    isOver = true;
  });
  await turn();
  await turn();
  const soon = isOver;
  await pause;
  return soon;
}

function newTurns(): Turns {
  return new Turns(
    () => {},
    () => {},
  );
}

describe("turns", () => {
  it("go on as soon as messages were let in", async () => {
    assert.equal(await isOverSoon(newTurns()), true);
  });

  it("rest between two slices while somebody types", async () => {
    const turns = newTurns();
    turns.giveWay();
    assert.equal(await isOverSoon(turns), false);
  });
});
