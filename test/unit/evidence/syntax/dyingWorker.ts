import { parentPort } from "node:worker_threads";

// A worker that dies of every text, as the real one would of a fault of ours.
parentPort?.on("message", () => {
  throw new Error("fault");
});
