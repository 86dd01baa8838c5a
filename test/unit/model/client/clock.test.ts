import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { sleep, systemClock } from "../../../../src/model/client/clock.ts";
import { FakeClock } from "./fakeClock.ts";

const cancelled = { name: "ModelError", kind: "cancelled" };

describe("A sleep of the client", () => {
  it("ends when its time is over", async () => {
    const clock = new FakeClock();
    const slept = sleep(100, clock, new AbortController().signal);
    await clock.pass(100);
    assert.equal(await slept, undefined);
  });

  it("leaves no listener behind when its time is over", async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const slept = sleep(100, clock, signal);
    await clock.pass(100);
    await slept;
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("ends as cancelled when the signal aborts", async () => {
    const controller = new AbortController();
    const slept = sleep(100, new FakeClock(), controller.signal);
    controller.abort();
    await assert.rejects(slept, cancelled);
  });

  it("leaves neither timer nor listener behind when the signal aborts", async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const slept = sleep(100, clock, controller.signal);
    controller.abort();
    await assert.rejects(slept, cancelled);
    assert.deepEqual([clock.pending, getEventListeners(controller.signal, "abort").length], [0, 0]);
  });

  it("does not begin where the signal was aborted before", async () => {
    const clock = new FakeClock();
    await assert.rejects(sleep(100, clock, AbortSignal.abort()), cancelled);
    assert.equal(clock.pending, 0);
  });

  it("takes its time by the system's clock", async () => {
    const began = systemClock.now();
    await sleep(20, systemClock, new AbortController().signal);
    // A timer of Node may come up to a millisecond early.
    assert.ok(systemClock.now() - began >= 19);
  });
});
