import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { Line } from "../../../../src/model/client/line.ts";
import type { ModelError } from "../../../../src/model/errors.ts";
import type { Lane } from "../../../../src/model/model.ts";
import { neverAborted } from "./actingModel.ts";
import { FakeClock, settled } from "./fakeClock.ts";

/** A line that takes one request a second after `perMinute` at once, and notes who went when. */
class Queue {
  readonly clock = new FakeClock();
  readonly went: string[] = [];
  readonly line: Line;

  constructor(perMinute = 60) {
    this.line = new Line({ origin: "http://x.test", perMinute, clock: this.clock, onChange: () => {} });
  }

  enter(lane: Lane, name: string = lane, signal = neverAborted): Promise<ModelError | undefined> {
    return this.line.enter(lane, signal).then(
      () => {
        this.went.push(`${name} ${this.clock.now()}`);
        return undefined;
      },
      (error: ModelError) => error,
    );
  }

  /** Uses up what may be sent at once. */
  async empty(): Promise<void> {
    for (let sent = 0; sent < 60; sent++) {
      await this.enter("command");
    }
    this.went.length = 0;
  }
}

describe("A key's line", () => {
  it("lets 60 requests go at once where nothing is known, and no more", async () => {
    const queue = new Queue();
    for (let sent = 0; sent < 100; sent++) {
      void queue.enter("command");
    }
    await settled();
    assert.equal(queue.went.length, 60);
  });

  it("lets one more go each second", async () => {
    const queue = new Queue();
    await queue.empty();
    for (const name of ["a", "b", "c"]) {
      void queue.enter("command", name);
    }
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["a 1000", "b 2000", "c 3000"]);
  });

  it("lets commands go before the background", async () => {
    const queue = new Queue();
    await queue.empty();
    void queue.enter("background");
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 1000", "background 2000"]);
  });

  it("refuses typing that would wait", async () => {
    const queue = new Queue();
    await queue.empty();
    const error = await queue.enter("typing");
    assert.deepEqual([error?.kind, error?.isUnsent, error?.retryAfter], ["rate", true, 1000]);
  });

  it("sends nothing while a server wants rest", async () => {
    const queue = new Queue();
    queue.line.close(12_345);
    void queue.enter("command");
    await queue.clock.pass(100_000);
    assert.deepEqual(queue.went, ["command 12345"]);
  });

  it("keeps back who already waits when a server wants rest", async () => {
    const queue = new Queue();
    await queue.empty();
    void queue.enter("command");
    queue.line.close(5000);
    await queue.clock.pass(100_000);
    assert.deepEqual(queue.went, ["command 5000"]);
  });

  it("tells a command at once that it would wait longer than a minute", async () => {
    const queue = new Queue();
    queue.line.close(60_001);
    assert.equal((await queue.enter("command"))?.retryAfter, 60_001);
  });

  it("tells who already waits that it would be longer than a minute", async () => {
    const queue = new Queue();
    await queue.empty();
    const told = queue.enter("command");
    queue.line.close(60_001);
    assert.equal((await told)?.retryAfter, 60_001);
  });

  it("lets a waiting request be cancelled", async () => {
    const queue = new Queue();
    await queue.empty();
    const controller = new AbortController();
    const told = queue.enter("command", "command", controller.signal);
    controller.abort();
    assert.equal((await told)?.kind, "cancelled");
  });

  it("leaves no timer behind a cancelled request", async () => {
    const queue = new Queue();
    await queue.empty();
    const controller = new AbortController();
    const told = queue.enter("command", "command", controller.signal);
    controller.abort();
    await told;
    assert.equal(queue.clock.pending, 0);
  });

  it("leaves no listener behind a request that went", async () => {
    const queue = new Queue();
    await queue.empty();
    const { signal } = new AbortController();
    const told = queue.enter("command", "command", signal);
    await queue.clock.pass(1000);
    await told;
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("gives a cancelled request's turn to the next", async () => {
    const queue = new Queue();
    await queue.empty();
    const controller = new AbortController();
    void queue.enter("command", "a", controller.signal);
    void queue.enter("command", "b");
    controller.abort();
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["b 1000"]);
  });

  it("follows the limit that the provider states", async () => {
    const queue = new Queue();
    await queue.empty();
    queue.line.learn({ limit: 600, remaining: 0 });
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 100"]);
  });

  it("counts what others used of the key", async () => {
    const queue = new Queue();
    queue.line.learn({ limit: 60, remaining: 0 });
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 1000"]);
  });

  it("waits until the provider takes requests again", async () => {
    const queue = new Queue();
    queue.line.learn({ closedFor: 7000 });
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 7000"]);
  });

  it("holds nobody back where there is no limit", async () => {
    const queue = new Queue(Number.POSITIVE_INFINITY);
    for (let sent = 0; sent < 1000; sent++) {
      void queue.enter("typing");
    }
    await settled();
    assert.equal(queue.went.length, 1000);
  });

  it("says how many wait", async () => {
    const queue = new Queue();
    await queue.empty();
    void queue.enter("command");
    void queue.enter("background");
    assert.equal(queue.line.length, 2);
  });
});
