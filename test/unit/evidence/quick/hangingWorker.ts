import { parentPort } from "node:worker_threads";
import type { ToWorker } from "../../../../src/evidence/quick/protocol.ts";

/** A thread in which one check finds nothing and the next one hangs, as a pattern may in a text that was made for it. */
parentPort?.on("message", ({ type, ...message }: ToWorker) => {
  if (type === "check" && "id" in message) {
    const result = { check: "answer", outcome: "passed", findings: [], seen: [], unseen: [] };
    parentPort?.postMessage({ type: "begun", id: message.id, checks: ["answer", "unsafe"] });
    parentPort?.postMessage({ type: "result", id: message.id, result });
    setImmediate(() => {
      for (;;) {}
    });
  }
});
