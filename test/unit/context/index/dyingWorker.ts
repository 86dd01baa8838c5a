import { parentPort } from "node:worker_threads";

// A worker that dies of the first search, as the real one would of a fault of ours.
parentPort?.on("message", ({ type }: { type: string }) => {
  if (type === "search") {
    throw new Error("fault");
  }
});
