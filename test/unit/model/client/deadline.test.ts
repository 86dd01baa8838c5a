import assert from "node:assert/strict";
import { endingInTime } from "../../../../src/model/client/deadline.ts";
import { type Act, ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const limits = { connect: 1, firstToken: 1, betweenTokens: 1, inAll: 100 };

function bounded(...part: readonly Act[]) {
  const clock = new FakeClock();
  const client = endingInTime(() => limits, "http://x.test", clock)(new ActingModel(clock, part));
  return { clock, client };
}

describe("Ending in time", () => {
  it("times out where nothing came", async () => {
    const { clock, client } = bounded(101, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(100);
    assert.equal(await ended, "!timeout");
  });

  it("keeps what came, marked as cut", async () => {
    const { clock, client } = bounded(60, "one", 60, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(100);
    assert.equal(await ended, "one[cut]");
  });

  it("leaves no timer behind an answer in time", async () => {
    const { clock, client } = bounded("one");
    await outcome(client.stream(chat(), neverAborted));
    assert.equal(clock.pending, 0);
  });
});
