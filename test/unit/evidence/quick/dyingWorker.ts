import { parentPort } from "node:worker_threads";

/** A thread that dies of what it is told. */
parentPort?.on("message", () => process.exit(1));
