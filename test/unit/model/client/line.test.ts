import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import type { Asking, Line } from "../../../../src/model/client/line.ts";
import type { ModelError } from "../../../../src/model/errors.ts";
import type { Lane } from "../../../../src/model/model.ts";
import { neverAborted } from "./actingModel.ts";
import { FakeClock, settled } from "./fakeClock.ts";
import { lineOf } from "./lines.ts";

const cost = { inputTokens: 100, outputTokens: 10 };

/** A line that takes `perMinute` requests in any minute, and notes who went when. */
class Queue {
  readonly clock = new FakeClock();
  readonly went: string[] = [];
  readonly line: Line;

  constructor(perMinute = 60) {
    this.line = lineOf(this.clock, perMinute).line;
  }

  enter(
    lane: Lane,
    name: string = lane,
    signal = neverAborted,
    more: Partial<Asking> = {},
  ): Promise<ModelError | undefined> {
    return this.line.enter({ lane, cost, ...more }, signal).then(
      (claim) => {
        claim.arrived(false);
        this.went.push(`${name} ${this.clock.now()}`);
        return undefined;
      },
      (error: ModelError) => error,
    );
  }

  /** Uses up what may be sent in a minute; the next may go after `gone`. */
  async empty(): Promise<void> {
    for (let sent = 0; sent < 60; sent++) {
      await this.enter("command");
    }
    this.went.length = 0;
  }

  /** Has the provider say that there is room for one request a second. */
  async foreign(): Promise<void> {
    await this.line.learn({ limits: { requests: 60 }, remaining: { requests: 0 } });
  }
}

/** Milliseconds after which what was sent at 0 counts no more: the second it was sent in, a minute, and a second for clocks that differ. */
const gone = 62_000;

describe("A key's line", () => {
  it("lets 60 requests go at once where nothing is known, and no more", async () => {
    const queue = new Queue();
    for (let sent = 0; sent < 100; sent++) {
      void queue.enter("command");
    }
    await settled();
    assert.equal(queue.went.length, 60);
  });

  it("lets the next go when a minute has passed since the first", async () => {
    const queue = new Queue(3);
    for (const name of ["a", "b", "c", "d", "e"]) {
      void queue.enter("command", name);
      await queue.clock.pass(2500);
    }
    await queue.clock.pass(100_000);
    assert.deepEqual(queue.went, ["a 0", "b 2500", "c 5000", `d ${gone}`, `e ${gone + 2000}`]);
  });

  it("lets commands go before the background", async () => {
    const queue = new Queue();
    await queue.foreign();
    void queue.enter("background");
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 1000", "background 2000"]);
  });

  it("refuses typing that would wait", async () => {
    const queue = new Queue();
    await queue.foreign();
    const error = await queue.enter("typing");
    assert.deepEqual([error?.kind, error?.isUnsent, error?.retryAfter], ["rate", true, 1000]);
  });

  it("sends nothing while a server wants rest", async () => {
    const queue = new Queue();
    await queue.line.close(12_345);
    void queue.enter("command");
    await queue.clock.pass(100_000);
    assert.deepEqual(queue.went, ["command 12345"]);
  });

  it("keeps back who already waits when a server wants rest", async () => {
    const queue = new Queue();
    await queue.foreign();
    void queue.enter("command");
    await queue.line.close(5000);
    await queue.clock.pass(100_000);
    assert.deepEqual(queue.went, ["command 5000"]);
  });

  it("tells a command at once that it would wait longer than a minute", async () => {
    const queue = new Queue();
    await queue.line.close(60_001);
    assert.equal((await queue.enter("command"))?.retryAfter, 60_001);
  });

  it("tells who already waits that it would be longer than a minute", async () => {
    const queue = new Queue();
    await queue.foreign();
    const told = queue.enter("command");
    await queue.line.close(60_001);
    assert.equal((await told)?.retryAfter, 60_001);
  });

  it("lets a waiting request be cancelled", async () => {
    const queue = new Queue();
    await queue.foreign();
    const controller = new AbortController();
    const told = queue.enter("command", "command", controller.signal);
    controller.abort();
    assert.equal((await told)?.kind, "cancelled");
  });

  it("leaves no timer behind a cancelled request", async () => {
    const queue = new Queue();
    await queue.foreign();
    const controller = new AbortController();
    const told = queue.enter("command", "command", controller.signal);
    controller.abort();
    await told;
    assert.equal(queue.clock.pending, 0);
  });

  it("leaves no listener behind a request that went", async () => {
    const queue = new Queue();
    await queue.foreign();
    const { signal } = new AbortController();
    const told = queue.enter("command", "command", signal);
    await queue.clock.pass(1000);
    await told;
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("gives a cancelled request's turn to the next", async () => {
    const queue = new Queue();
    await queue.foreign();
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
    await queue.line.learn({ limits: { requests: 600 }, remaining: { requests: 0 } });
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 100"]);
  });

  it("counts what others used of the key", async () => {
    const queue = new Queue();
    await queue.foreign();
    void queue.enter("command");
    await queue.clock.pass(10_000);
    assert.deepEqual(queue.went, ["command 1000"]);
  });

  it("waits until the provider takes requests again", async () => {
    const queue = new Queue();
    await queue.line.learn({ closedFor: 7000 });
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

  it("tells who waits for how long", async () => {
    const queue = new Queue();
    await queue.foreign();
    const told: number[] = [];
    void queue.enter("command", "command", neverAborted, { onWait: (milliseconds) => told.push(milliseconds) });
    await settled();
    assert.deepEqual(told, [1000]);
  });

  it("refuses a request with an alternative that would wait for more than 2 s", async () => {
    const queue = new Queue();
    await queue.line.close(2001);
    const error = await queue.enter("command", "command", neverAborted, { hasAlternative: true });
    assert.deepEqual([error?.kind, error?.isUnsent, error?.retryAfter], ["rate", true, 2001]);
  });

  it("refuses a request with an alternative after 2 s behind others", async () => {
    const queue = new Queue();
    await queue.foreign();
    for (const name of ["a", "b", "c"]) {
      void queue.enter("command", name);
    }
    await settled();
    const told = queue.enter("command", "d", neverAborted, { hasAlternative: true });
    await queue.clock.pass(2000);
    assert.deepEqual([(await told)?.kind, queue.line.length], ["rate", 1]);
  });

  it("lets the background wait no longer than 30 s behind commands", async () => {
    const queue = new Queue();
    await queue.foreign();
    void queue.enter("background");
    for (let second = 0; second < 40; second++) {
      void queue.enter("command");
      await queue.clock.pass(1000);
    }
    assert.ok(queue.went.includes("background 30000"), queue.went.join(", "));
  });

  it("lets typing go before who waits for the tokens of a large request", async () => {
    const queue = new Queue();
    await queue.line.learn({ limits: { tokens: 1000 } });
    await queue.enter("command");
    void queue.enter("command", "large", neverAborted, { cost: { inputTokens: 950, outputTokens: 0 } });
    await settled();
    await queue.enter("typing");
    assert.deepEqual(queue.went, ["command 0", "typing 0"]);
  });

  it("keeps typing back for who has waited for over 30 s", async () => {
    const queue = new Queue();
    await queue.line.learn({ limits: { tokens: 1000 } });
    await queue.enter("command");
    void queue.enter("command", "large", neverAborted, { cost: { inputTokens: 950, outputTokens: 0 } });
    await queue.clock.pass(30_000);
    assert.equal((await queue.enter("typing"))?.kind, "rate");
  });

  it("tells at once that a request is larger than a whole minute's tokens", async () => {
    const queue = new Queue();
    await queue.line.learn({ limits: { tokens: 1000 } });
    const error = await queue.enter("command", "command", neverAborted, {
      cost: { inputTokens: 900, outputTokens: 101 },
    });
    assert.deepEqual([error?.kind, error?.isUnsent, error?.retryAfter], ["rate", true, undefined]);
  });

  it("tells who waits when the provider states a limit that the request is larger than", async () => {
    const queue = new Queue();
    await queue.foreign();
    const told = queue.enter("command");
    await settled();
    await queue.line.learn({ limits: { tokens: 100 } });
    await queue.clock.pass(1000);
    assert.deepEqual([(await Promise.race([told, settled()]))?.kind, queue.line.length], ["rate", 0]);
  });

  it("says how many wait", async () => {
    const queue = new Queue();
    await queue.foreign();
    void queue.enter("command");
    void queue.enter("background");
    await settled();
    assert.equal(queue.line.length, 2);
  });
});
