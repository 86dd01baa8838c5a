import assert from "node:assert/strict";
import fc from "fast-check";
import { tryingAgain } from "../../../../src/model/client/retry.ts";
import { ModelError, type ModelErrorKind } from "../../../../src/model/errors.ts";
import type { Lane } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { type Act, ActingModel, chat, failure, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const fault = new ModelError("server", { status: 503 });

function retried(parts: readonly (readonly Act[])[], random = () => 0.5) {
  const clock = new FakeClock();
  const model = new ActingModel(clock, ...parts);
  return { clock, model, client: tryingAgain(clock, random)(model) };
}

/** When a model was asked that fails once, and then answers. */
async function askedAt(error: ModelError, lane: Lane = "command"): Promise<readonly number[]> {
  const { clock, model, client } = retried([[error], ["fine"]]);
  const ended = outcome(client.stream(chat(lane), neverAborted));
  await clock.pass(1_000_000);
  await ended;
  return model.askedAt;
}

describe("Trying again", () => {
  it("gives the answer of the second try", async () => {
    const { clock, client } = retried([[fault], ["fine"]]);
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(1000);
    assert.equal(await ended, "fine[stop]");
  });

  it("gives up after three tries", async () => {
    const { clock, model, client } = retried([[fault]]);
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(100_000);
    await ended;
    assert.equal(model.askedAt.length, 3);
  });

  it("tells the last fault", async () => {
    const { clock, client } = retried([[fault], [fault], [new ModelError("network")]]);
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(100_000);
    assert.equal(await ended, "!network");
  });

  it("waits a part of 1 s, then a part of 2 s, as chance has it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), async (chance) => {
        const { clock, model, client } = retried([[fault]], () => chance);
        const ended = outcome(client.stream(chat(), neverAborted));
        await clock.pass(10_000);
        await ended;
        assert.deepEqual(model.askedAt, [0, chance * 1000, chance * 1000 + chance * 2000]);
      }),
    );
  });

  it("waits exactly as long as the server said", async () => {
    assert.deepEqual(await askedAt(new ModelError("rate", { retryAfter: 12_345 })), [0, 12_345]);
  });

  it("tells a time of over a minute and does not wait for it", async () => {
    const { model, client } = retried([[new ModelError("rate", { retryAfter: 60_001 })], ["fine"]]);
    const error = await failure(client.stream(chat(), neverAborted));
    assert.deepEqual([error.retryAfter, model.askedAt.length], [60_001, 1]);
  });

  for (const kind of ["rate", "server", "network", "timeout"] as const) {
    it(`sends a request again after ${kind}`, async () => {
      assert.equal((await askedAt(new ModelError(kind))).length, 2);
    });
  }

  it("sends a request again after a conflict (409)", async () => {
    assert.equal((await askedAt(new ModelError("badRequest", { status: 409 }))).length, 2);
  });

  const final: readonly ModelErrorKind[] = [
    "auth",
    "quota",
    "badRequest",
    "notFound",
    "contextLength",
    "contentFilter",
    "protocol",
    "cancelled",
  ];
  for (const kind of final) {
    it(`sends nothing again after ${kind}`, async () => {
      assert.equal((await askedAt(new ModelError(kind))).length, 1);
    });
  }

  it("sends nothing again that the client held back", async () => {
    assert.equal((await askedAt(new ModelError("server", { isUnsent: true, retryAfter: 10 }))).length, 1);
  });

  it("sends nothing again after the first piece of an answer", async () => {
    const { clock, model, client } = retried([["one", fault], ["again"]]);
    const ended = outcome(client.stream(chat(), neverAborted));
    await clock.pass(10_000);
    assert.deepEqual([await ended, model.askedAt.length], ["one!server", 1]);
  });

  it("lets typing wait for no server that asks to be left alone", async () => {
    assert.equal((await askedAt(new ModelError("rate", { retryAfter: 10 }), "typing")).length, 1);
  });

  it("tries again for typing after a server's fault", async () => {
    assert.equal((await askedAt(fault, "typing")).length, 2);
  });

  for (const error of [new ModelError("rate", { retryAfter: 10 }), new ModelError("server", { retryAfter: 2001 })]) {
    it(`hands a request with an alternative on at once after ${error.kind}, ${error.retryAfter} ms to wait`, async () => {
      const { model, client } = retried([[error], ["fine"]]);
      const told = await failure(client.stream({ ...chat(), hasAlternative: true }, neverAborted));
      assert.deepEqual([told, model.askedAt.length], [error, 1]);
    });
  }

  it("tries again beside an alternative where that takes up to 2 s", async () => {
    const { clock, client } = retried([[fault], ["fine"]]);
    const ended = outcome(client.stream({ ...chat(), hasAlternative: true }, neverAborted));
    await clock.pass(2000);
    assert.equal(await ended, "fine[stop]");
  });

  it("tells of each try that failed, and of each wait", async () => {
    const named = new ModelError("server", { status: 503, requestId: "req_1" });
    const { clock, client } = retried([[named], [new ModelError("network")]]);
    const events: RequestEvent[] = [];
    const ended = outcome(client.stream({ ...chat(), onEvent: (event) => events.push(event) }, neverAborted));
    await clock.pass(10_000);
    await ended;
    assert.deepEqual(events, [
      { type: "failed", kind: "server", status: 503, requestId: "req_1" },
      { type: "waiting", why: "backOff", milliseconds: 500 },
      { type: "failed", kind: "network" },
      { type: "waiting", why: "backOff", milliseconds: 1000 },
      { type: "failed", kind: "network" },
    ]);
  });

  for (const error of [new ModelError("cancelled"), new ModelError("rate", { isUnsent: true })]) {
    it(`tells of no failed try where nothing was sent: ${error.kind}`, async () => {
      const { client } = retried([[error]]);
      const events: RequestEvent[] = [];
      await failure(client.stream({ ...chat(), onEvent: (event) => events.push(event) }, neverAborted));
      assert.deepEqual(events, []);
    });
  }

  it("ends at once when the caller aborts during the back-off", async () => {
    const { clock, client } = retried([[fault], ["fine"]]);
    const controller = new AbortController();
    const ended = outcome(client.stream(chat(), controller.signal));
    await clock.pass(100);
    controller.abort();
    assert.deepEqual([await ended, clock.now(), clock.pending], ["!cancelled", 100, 0]);
  });

  it("sends nothing after an abort during the back-off", async () => {
    const { clock, model, client } = retried([[fault], ["fine"]]);
    const controller = new AbortController();
    const ended = outcome(client.stream(chat(), controller.signal));
    await clock.pass(100);
    controller.abort();
    await ended;
    await clock.pass(10_000);
    assert.equal(model.askedAt.length, 1);
  });
});
