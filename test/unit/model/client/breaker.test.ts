import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { Breaker, sparingABrokenServer } from "../../../../src/model/client/breaker.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { ChatRequest, ModelRequest } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
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
    this.client = sparingABrokenServer(this.breaker, "http://x.test", this.clock)(this.model);
  }

  stream(signal = neverAborted, request: Partial<ChatRequest> = { lane: "typing" }) {
    return this.client.stream({ ...chat(), ...request } as ModelRequest, signal);
  }

  /** Fails until the server is spared. */
  async break(): Promise<void> {
    await this.ask(5);
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
    await guarded.break();
    await guarded.clock.pass(10_000);
    assert.equal((await failure(guarded.stream())).retryAfter, 20_000);
  });

  it("tells the server's last words", async () => {
    const guarded = new Guarded(faulty);
    await guarded.break();
    assert.equal((await failure(guarded.stream())).detail, "out of memory");
  });

  it("marks what it held back as unsent", async () => {
    const guarded = new Guarded(faulty);
    await guarded.break();
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
    await guarded.break();
    await guarded.clock.pass(30_000);
    const ends = [outcome(guarded.stream()), outcome(guarded.stream())];
    await guarded.clock.pass(100);
    assert.deepEqual(await Promise.all(ends), ["fine[stop]", "!server"]);
  });

  it("closes when that request is answered", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), fine);
    await guarded.break();
    await guarded.clock.pass(30_000);
    assert.equal(await guarded.ask(2), "fine[stop]");
  });

  it("rests again when that request fails", async () => {
    const guarded = new Guarded(faulty);
    await guarded.break();
    await guarded.clock.pass(30_000);
    await guarded.ask(3);
    assert.deepEqual([guarded.model.askedAt.length, guarded.breaker.timeLeft()], [6, 30_000]);
  });

  it("lets the next one try when that request is cancelled", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), [100], fine);
    await guarded.break();
    await guarded.clock.pass(30_000);
    const controller = new AbortController();
    const cancelled = outcome(guarded.stream(controller.signal));
    await guarded.clock.pass(1);
    controller.abort();
    await cancelled;
    assert.equal(await guarded.ask(1), "fine[stop]");
  });

  const command = { lane: "command" } as const;
  const broken = Array<typeof faulty>(5).fill(faulty);

  it("lets a command wait until the rest is over", async () => {
    const guarded = new Guarded(...broken, fine);
    await guarded.break();
    const ended = outcome(guarded.stream(neverAborted, command));
    await guarded.clock.pass(30_000);
    assert.deepEqual([await ended, guarded.model.askedAt.at(-1)], ["fine[stop]", 30_000]);
  });

  it("tells who waits how long the rest is", async () => {
    const guarded = new Guarded(...broken, fine);
    await guarded.break();
    const events: RequestEvent[] = [];
    const ended = outcome(guarded.stream(neverAborted, { ...command, onEvent: (event) => events.push(event) }));
    await guarded.clock.pass(30_000);
    await ended;
    assert.deepEqual(events, [{ type: "waiting", why: "rest", milliseconds: 30_000 }]);
  });

  it("sends one of those that waited, and the others when it is answered", async () => {
    const guarded = new Guarded(...broken, [100, "fine"]);
    await guarded.break();
    const ends = [1, 2, 3].map(() => outcome(guarded.stream(neverAborted, command)));
    await guarded.clock.pass(30_200);
    await Promise.all(ends);
    assert.deepEqual(guarded.model.askedAt.slice(5), [30_000, 30_100, 30_100]);
  });

  it("sends the next of those that waited when the one that went is cancelled", async () => {
    const guarded = new Guarded(...broken, [1000], [100, "fine"]);
    await guarded.break();
    const controller = new AbortController();
    const ends = [controller.signal, neverAborted].map((signal) => outcome(guarded.stream(signal, command)));
    await guarded.clock.pass(30_010);
    controller.abort();
    await guarded.clock.pass(200);
    assert.deepEqual(await Promise.all(ends), ["!cancelled", "fine[stop]"]);
  });

  it("tells those that waited a minute without an answer", async () => {
    const guarded = new Guarded(...broken, [1000, fault]);
    await guarded.break();
    const ends = [1, 2].map(() => outcome(guarded.stream(neverAborted, command)));
    await guarded.clock.pass(31_000);
    assert.deepEqual(await Promise.all(ends), ["!server", "!server"]);
  });

  it("hands a command with an alternative on at once", async () => {
    const guarded = new Guarded(faulty);
    await guarded.break();
    const error = await failure(guarded.stream(neverAborted, { ...command, hasAlternative: true }));
    assert.deepEqual([error.kind, error.isUnsent, guarded.clock.pending], ["server", true, 0]);
  });

  it("leaves neither timer nor listener behind a wait that is cancelled", async () => {
    const guarded = new Guarded(faulty);
    await guarded.break();
    const controller = new AbortController();
    const ended = outcome(guarded.stream(controller.signal, command));
    await guarded.clock.pass(10);
    controller.abort();
    assert.deepEqual(
      [await ended, guarded.clock.pending, getEventListeners(controller.signal, "abort").length],
      ["!cancelled", 0, 0],
    );
  });

  it("says so when it opens and when it closes", async () => {
    const guarded = new Guarded(...Array<typeof faulty>(5).fill(faulty), fine);
    await guarded.break();
    await guarded.clock.pass(30_000);
    await guarded.ask(1);
    assert.equal(guarded.changes, 2);
  });
});
