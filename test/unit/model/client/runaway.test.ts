import assert from "node:assert/strict";
import { stoppingRunaways } from "../../../../src/model/client/runaway.ts";
import { RunawayGuard } from "../../../../src/model/client/runawayGuard.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Delta, Feature, FinishReason, Lane } from "../../../../src/model/model.ts";
import { type Act, ActingModel, chat, failure, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const fault = new ModelError("server", { status: 500 });

function guarded(parts: readonly (readonly Act[])[] = [["fine"]], origin = "https://x.test") {
  const clock = new FakeClock();
  const model = new ActingModel(clock, ...parts);
  const changes: number[] = [];
  const guard: RunawayGuard = new RunawayGuard(clock, () => changes.push(guard.stopped().length));
  const client = stoppingRunaways(guard, origin)(model);
  const ask = (lane: Lane = "command", feature: Feature = "explain", signal = neverAborted) =>
    outcome(client.stream({ ...chat(lane), feature }, signal));
  /** Asks so often, with a pause after each, and gives how many were answered. */
  const askOften = async (times: number, pause: number, lane: Lane = "command") => {
    const before = model.askedAt.length;
    for (let asked = 0; asked < times; asked++) {
      await ask(lane);
      await clock.pass(pause);
    }
    return model.askedAt.length - before;
  };
  return { clock, model, guard, client, changes, ask, askOften };
}

describe("Stopping runaways", () => {
  const limits: readonly [Lane, number][] = [
    ["typing", 240],
    ["command", 20],
    ["background", 60],
  ];
  for (const [lane, most] of limits) {
    it(`sends ${most} requests of a feature in a minute, and no more: ${lane}`, async () => {
      const { askOften } = guarded();
      assert.equal(await askOften(most + 10, 60_000 / (most + 10), lane), most);
    });

    it(`lets a feature ask for ever that asks more slowly: ${lane}`, async () => {
      const { askOften } = guarded();
      assert.equal(await askOften(3 * most, 60_000 / most, lane), 3 * most);
    });
  }

  it("says why a request did not go out", async () => {
    const { client, askOften } = guarded();
    await askOften(20, 0);
    const { kind, budget, isUnsent } = await failure(client.stream(chat(), neverAborted));
    assert.deepEqual([kind, budget, isUnsent], ["budget", "asksOverAndOver", true]);
  });

  it("keeps a feature stopped until a person lets it go on", async () => {
    const { clock, guard, ask, askOften } = guarded();
    await askOften(21, 0);
    await clock.pass(1_000_000);
    assert.equal(await ask(), "!budget");
    guard.goOn("explain");
    assert.equal(await ask(), "fine[stop]");
  });

  it("stops no other feature", async () => {
    const { ask, askOften } = guarded();
    await askOften(21, 0);
    assert.equal(await ask("command", "review"), "fine[stop]");
  });

  it("says which features are stopped, why and since when", async () => {
    const { guard, askOften } = guarded();
    await askOften(21, 100);
    assert.deepEqual(guard.stopped(), [{ feature: "explain", why: "asksOverAndOver", since: 2000 }]);
  });

  it("tells once that a feature is stopped, and that it goes on", async () => {
    const { guard, changes, askOften } = guarded();
    await askOften(30, 0);
    guard.goOn();
    guard.goOn();
    assert.deepEqual(changes, [1, 0]);
  });

  it("lets only the feature go on that a person names", async () => {
    const { guard, ask } = guarded();
    for (const feature of ["explain", "review"] as const) {
      for (let asked = 0; asked < 21; asked++) {
        await ask("command", feature);
      }
    }
    guard.goOn("review");
    assert.deepEqual(
      guard.stopped().map(({ feature }) => feature),
      ["explain"],
    );
  });

  for (const origin of ["http://127.0.0.1:8080", "http://localhost", "http://192.168.0.7:8080"]) {
    it(`lets typing ask a server of one's own as often as it wants: ${origin}`, async () => {
      const { askOften } = guarded([["fine"]], origin);
      assert.equal(await askOften(800, 10, "typing"), 800);
    });
  }

  it("holds commands to their limit at a server of one's own, too", async () => {
    const { askOften } = guarded([["fine"]], "http://127.0.0.1:8080");
    assert.equal(await askOften(30, 0), 20);
  });

  it("does not count what the next key press ends", async () => {
    const { clock, model, guard, ask } = guarded([[200, "late"]]);
    for (let key = 0; key < 800; key++) {
      const controller = new AbortController();
      const ended = ask("typing", "completion", controller.signal);
      await clock.pass(75);
      controller.abort();
      await ended;
    }
    assert.deepEqual([model.askedAt.length, guard.stopped()], [800, []]);
  });

  it("counts a command that is stopped and started over and over", async () => {
    const { clock, model, ask } = guarded([[200, "late"]]);
    for (let times = 0; times < 30; times++) {
      const controller = new AbortController();
      const ended = ask("command", "explain", controller.signal);
      await clock.pass(10);
      controller.abort();
      await ended;
    }
    assert.equal(model.askedAt.length, 20);
  });

  it("does not count what was not sent", async () => {
    const { guard, askOften } = guarded([[new ModelError("rate", { isUnsent: true })]]);
    await askOften(100, 0);
    assert.deepEqual(guard.stopped(), []);
  });

  it("stops a feature that failed ten times in a row", async () => {
    const { guard, askOften } = guarded([[fault]]);
    assert.deepEqual(
      [await askOften(30, 5000), guard.stopped()],
      [10, [{ feature: "explain", why: "failsOverAndOver", since: 45_000 }]],
    );
  });

  it("stops a feature whose answers break off after their first piece each time", async () => {
    const { askOften } = guarded([["one", fault]]);
    assert.equal(await askOften(30, 5000), 10);
  });

  it("lets it go on from nothing", async () => {
    const { guard, askOften } = guarded([[fault]]);
    await askOften(30, 5000);
    guard.goOn();
    assert.equal(await askOften(30, 5000), 10);
  });

  const harmless: readonly [string, readonly Act[], number][] = [
    ["with an answer in between", ["fine"], 5000],
    ["over more than five minutes", [fault], 34_000],
  ];
  for (const [name, tenth, pause] of harmless) {
    it(`does not stop a feature that failed ten times ${name}`, async () => {
      const nine = Array.from({ length: 9 }, () => [fault]);
      const { guard, askOften } = guarded([...nine, tenth, [fault], ["fine"]]);
      await askOften(11, pause);
      assert.deepEqual(guard.stopped(), []);
    });
  }

  it("does not take what was cancelled for a failure", async () => {
    const { guard, askOften } = guarded([[new ModelError("cancelled")]]);
    await askOften(30, 5000);
    assert.deepEqual(guard.stopped(), []);
  });

  it("waits for a server on this machine that does not run, as its breaker does", async () => {
    const { guard, askOften } = guarded([[new ModelError("network")]], "http://127.0.0.1:8080");
    await askOften(30, 5000);
    assert.deepEqual(guard.stopped(), []);
  });

  /** A feature whose answers end for a reason, asked so that its asking alone stops nothing. */
  async function stoppedBy(reason: FinishReason): Promise<number> {
    const clock = new FakeClock();
    const guard = new RunawayGuard(clock, () => {});
    const { id, capabilities } = new ActingModel(clock);
    const client = stoppingRunaways(
      guard,
      "https://x.test",
    )({
      id,
      capabilities,
      async *stream() {
        yield* [{ type: "text", text: "a" } as const, { type: "finish", reason } as const] satisfies Delta[];
      },
    });
    for (let asked = 0; asked < 10; asked++) {
      await outcome(client.stream(chat(), neverAborted));
    }
    return guard.stopped().length;
  }

  it("takes an answer that repeats itself for a failure", async () => assert.equal(await stoppedBy("loop"), 1));
  it("takes an answer that was cut for an answer", async () => assert.equal(await stoppedBy("cut"), 0));

  it("takes an answer of which enough was read for an answer", async () => {
    const { guard, client, ask } = guarded([...Array.from({ length: 9 }, () => [fault]), ["enough", "more"], [fault]]);
    for (let asked = 0; asked < 9; asked++) {
      await ask();
    }
    for await (const _delta of client.stream(chat(), neverAborted)) {
      break;
    }
    await ask();
    assert.deepEqual(guard.stopped(), []);
  });

  it("is not stopped by what was asked before a person let it go on", async () => {
    const { clock, guard, ask, askOften } = guarded([[60_000, fault], [fault]]);
    const late = ask();
    await askOften(10, 1000);
    guard.goOn();
    await clock.pass(60_000);
    await late;
    assert.deepEqual(guard.stopped(), []);
  });
});
