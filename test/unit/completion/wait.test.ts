import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { wait } from "../../../src/completion/wait.ts";

describe("waiting for typing to rest", () => {
  it("ends at once when the signal aborts", async () => {
    const controller = new AbortController();
    const waiting = wait(1_000_000, controller.signal);
    controller.abort();
    await waiting;
  });

  it("does not begin when the signal has aborted", async () => {
    await wait(1_000_000, AbortSignal.abort());
  });

  it("leaves no listener behind on either way out", async () => {
    const controller = new AbortController();
    await wait(1, controller.signal);
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
    const waiting = wait(1_000_000, controller.signal);
    controller.abort();
    await waiting;
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });
});
