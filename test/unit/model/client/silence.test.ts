import assert from "node:assert/strict";
import { givingUpOnSilence } from "../../../../src/model/client/silence.ts";
import { type Act, ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const limits = { connect: 5, firstToken: 100, betweenTokens: 10, inAll: 1000 };
const headers = new Headers();

function silent(...part: readonly Act[]) {
  const clock = new FakeClock();
  const model = new ActingModel(clock, part);
  const policy = givingUpOnSilence(() => limits, "http://x.test", clock);
  return { clock, model, client: policy(model) };
}

describe("Giving up on silence", () => {
  it("lets an answer through that keeps its times", async () => {
    const { clock, client } = silent(4, headers, 90, "one", 9, "two");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(1000);
    assert.equal(await ended, "onetwo[stop]");
  });

  it("times out when the headers stay away", async () => {
    const { clock, client } = silent(6, headers, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(5);
    assert.equal(await ended, "!timeout");
  });

  it("times out when the first token stays away, counted from the request", async () => {
    const { clock, client } = silent(4, headers, 97, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(100);
    assert.equal(await ended, "!timeout");
  });

  it("keeps what came before a stall, marked as cut", async () => {
    const { clock, client } = silent(headers, "one", 11, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(10);
    assert.equal(await ended, "one[cut]");
  });

  it("ends the request beneath it", async () => {
    const { clock, model, client } = silent(6, headers, "late");
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(5);
    await ended;
    assert.equal(model.running, 0);
  });

  it("counts no time while the caller works", async () => {
    const { clock, client } = silent(headers, "one", "two");
    const stream = client.stream(chat(), neverAborted)[Symbol.asyncIterator]();
    await stream.next();
    await clock.pass(100);
    assert.deepEqual((await stream.next()).value, { type: "text", text: "two" });
  });

  it("leaves no timer behind when the caller leaves", async () => {
    const { clock, client } = silent(headers, "one", "two");
    for await (const _delta of client.stream(chat(), neverAborted)) {
      break;
    }
    assert.equal(clock.pending, 0);
  });

  it("ends as cancelled when the caller aborts", async () => {
    const { clock, client } = silent(4, headers, "late");
    const controller = new AbortController();
    const ended = outcome(client.stream(chat(), controller.signal));
    await clock.pass(1);
    controller.abort();
    assert.equal(await ended, "!cancelled");
  });
});
