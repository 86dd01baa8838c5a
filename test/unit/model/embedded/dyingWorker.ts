import { parentPort } from "node:worker_threads";

// A worker that dies of the first request, as the real one would of a fault of ours.
parentPort?.on("message", ({ type }: { type: string }) => {
  if (type === "complete") {
    throw new Error("fault");
  }
});
