import assert from "node:assert/strict";
import { hedging } from "../../../../src/model/client/hedging.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Lane } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { type Act, ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock, settled } from "./fakeClock.ts";

/** A model behind a hedge after 100 ms. */
function hedged(...parts: readonly (readonly Act[])[]) {
  const clock = new FakeClock();
  const model = new ActingModel(clock, ...parts);
  const client = hedging(100, clock)(model);
  const events: RequestEvent[] = [];
  const ask = (lane: Lane = "command", signal = neverAborted) =>
    outcome(client.stream({ ...chat(lane), onEvent: (event) => events.push(event) }, signal));
  return { clock, model, client, events, ask };
}

describe("Hedging", () => {
  it("sends once what is answered in time", async () => {
    const { clock, model, ask } = hedged([99, "one", 1000, "two"]);
    const ended = ask();
    await clock.pass(2000);
    assert.deepEqual([await ended, model.askedAt], ["onetwo[stop]", [0]]);
  });

  it("sends a second time what is not, and says so", async () => {
    const { clock, model, events, ask } = hedged([500, "late"], [10, "early"]);
    const ended = ask();
    await clock.pass(1000);
    assert.deepEqual([await ended, model.askedAt, events], ["early[stop]", [0, 100], [{ type: "hedged" }]]);
  });

  it("keeps to the first where it answers first after all", async () => {
    const { clock, ask } = hedged([150, "first", 100, "more"], [100, "second"]);
    const ended = ask();
    await clock.pass(1000);
    assert.equal(await ended, "firstmore[stop]");
  });

  it("ends the slower one as soon as the faster answers", async () => {
    const { clock, model, ask } = hedged([500, "late"], [10, "early", 1000, "end"]);
    void ask();
    await clock.pass(110);
    assert.equal(model.running, 1);
  });

  it("waits for the second where the first fails", async () => {
    const { clock, ask } = hedged([150, new ModelError("server")], [100, "second"]);
    const ended = ask();
    await clock.pass(1000);
    assert.equal(await ended, "second[stop]");
  });

  it("waits for the first where the second fails", async () => {
    const { clock, ask } = hedged([150, "first"], [10, new ModelError("budget")]);
    const ended = ask();
    await clock.pass(1000);
    assert.equal(await ended, "first[stop]");
  });

  it("fails as the first where both fail, whichever failed earlier", async () => {
    const { clock, ask } = hedged([150, new ModelError("server")], [10, new ModelError("budget")]);
    const ended = ask();
    await clock.pass(1000);
    assert.equal(await ended, "!server");
  });

  it("sends nothing more for what has failed", async () => {
    const { clock, model, ask } = hedged([50, new ModelError("server")], ["second"]);
    const ended = ask();
    await clock.pass(1000);
    assert.deepEqual([await ended, model.askedAt.length], ["!server", 1]);
  });

  it("sends once what is in no hurry", async () => {
    const { clock, model, ask } = hedged([500, "late"], ["early"]);
    const ended = ask("background");
    await clock.pass(1000);
    assert.deepEqual([await ended, model.askedAt.length], ["late[stop]", 1]);
  });

  it("hedges what is typed", async () => {
    const { clock, ask } = hedged([500, "late"], ["early"]);
    const ended = ask("typing");
    await clock.pass(1000);
    assert.equal(await ended, "early[stop]");
  });

  it("gives the headers of the one that answers", async () => {
    const first = new Headers({ leg: "first" });
    const second = new Headers({ leg: "second" });
    const { clock, client } = hedged([first, 500, "late"], [second, "early"]);
    const seen: (string | null)[] = [];
    void outcome(client.stream(chat(), neverAborted, (headers) => seen.push(headers.get("leg"))));
    await clock.pass(1000);
    assert.deepEqual(seen, ["second"]);
  });

  for (const after of [50, 150, 250]) {
    it(`ends all that runs when the caller aborts after ${after} ms`, async () => {
      const { clock, model, ask } = hedged([500, "late"], [100, "early", 500, "end"]);
      const controller = new AbortController();
      const ended = ask("command", controller.signal);
      await clock.pass(after);
      controller.abort();
      assert.match(await ended, /!cancelled$/);
      assert.deepEqual([model.running, clock.pending], [0, 0]);
    });
  }

  it("leaves nothing behind when the caller leaves", async () => {
    const { clock, model, client } = hedged([500, "late"], ["early", "end"]);
    const stream = client.stream(chat(), neverAborted)[Symbol.asyncIterator]();
    const first = stream.next();
    await clock.pass(200);
    await first;
    await stream.return?.();
    await settled();
    assert.deepEqual([model.running, clock.pending], [0, 0]);
  });

  it("leaves no timer behind an answer in time", async () => {
    const { clock, ask } = hedged(["one"]);
    await ask();
    assert.equal(clock.pending, 0);
  });
});
