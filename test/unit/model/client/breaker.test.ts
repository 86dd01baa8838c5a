import assert from "node:assert/strict";
import { Breaker, sparingABrokenServer } from "../../../../src/model/client/breaker.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import { type Act, ActingModel, chat, failure, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const fault = new ModelError("server", { status: 500, detail: "out of memory" });
const fine: readonly Act[] = ["fine"];
const faulty: readonly Act[] = [fault];

class Guarded {
  readonly clock = new FakeClock();
  changes = 0;
  readonly breaker = new Breaker(this.clock, () => {
    this.changes++;
  });
  readonly model: ActingModel;
  private readonly client;

  constructor(...parts: readonly (readonly Act[])[]) {
    this.model = new ActingModel(this.clock, ...parts);
    this.client = sparingABrokenServer(this.breaker, "http://x.test")(this.model);
  }

  stream(signal = neverAborted) {
    return this.client.stream(chat(), signal);
  }

  async ask(times: number): Promise<string> {
    let last = "";
    for (let time = 0; time < times; time++) {
      last = await outcome(this.stream());
    }
    return last;
  }
}

describe("Sparing a broken server", () => {
  it("sends nothing after five faults in a row", async () => {
    const guarded = new Guarded(faulty);
    await guarded.ask(9);
    assert.equal(guarded.model.askedAt.length, 5);
  });

  it("counts only faults in a row", async () => {
    const guarded = new Guarded(faulty, faulty, faulty, faulty, fine, faulty);
    await guarded.ask(9);
    assert.equal(guarded.model.askedAt.length, 9);
  });

  it("tells the time left", async () => {
    const guarded = new Guarded(faulty);
    await guarded.ask(5);
    await guarded.clock.pass(10_000);
    assert.equal((await failure(guarded.stream())).retryAfter, 20_000);
  });

  it("tells the server's last words", async () => {
    const guarded = new Guarded(faulty);
    await guarded.ask(5);
    assert.equal((await failure(guarded.stream())).detail, "out of memory");
  });

  it("marks what it held back as unsent", async () => {
    const guarded = new Guarded(faulty);
    await guarded.ask(5);
    assert.equal((await failure(guarded.stream())).isUnsent, true);
  });

  for (const kind of ["auth", "rate", "badRequest", "cancelled"] as const) {
    it(`does not count ${kind}`, async () => {
      const guarded = new Guarded([new ModelError(kind, kind === "cancelled" ? {} : { status: 400 })]);
      await guarded.ask(9);
      assert.equal(guarded.model.askedAt.length, 9);
    });
  }

  for (const kind of ["network", "timeout"] as const) {
    it(`counts ${kind}`, async () => {
      const guarded = new Guarded([new ModelError(kind)]);
      await guarded.ask(9);
      assert.equal(guarded.model.askedAt.length, 5);
    });
  }

  it("sends one request after 30 s", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), [100, "fine"]);
    await guarded.ask(5);
    await guarded.clock.pass(30_000);
    const ends = [outcome(guarded.stream()), outcome(guarded.stream())];
    await guarded.clock.pass(100);
    assert.deepEqual(await Promise.all(ends), ["fine[stop]", "!server"]);
  });

  it("closes when that request is answered", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), fine);
    await guarded.ask(5);
    await guarded.clock.pass(30_000);
    assert.equal(await guarded.ask(2), "fine[stop]");
  });

  it("rests again when that request fails", async () => {
    const guarded = new Guarded(faulty);
    await guarded.ask(5);
    await guarded.clock.pass(30_000);
    await guarded.ask(3);
    assert.deepEqual([guarded.model.askedAt.length, guarded.breaker.timeLeft()], [6, 30_000]);
  });

  it("lets the next one try when that request is cancelled", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), [100], fine);
    await guarded.ask(5);
    await guarded.clock.pass(30_000);
    const controller = new AbortController();
    const cancelled = outcome(guarded.stream(controller.signal));
    await guarded.clock.pass(1);
    controller.abort();
    await cancelled;
    assert.equal(await guarded.ask(1), "fine[stop]");
  });

  it("says so when it opens and when it closes", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), fine);
    await guarded.ask(5);
    await guarded.clock.pass(30_000);
    await guarded.ask(1);
    assert.equal(guarded.changes, 2);
  });
});
