import { setTimeout as sleep } from "node:timers/promises";

/** The longest hold of the event loop while some work goes on. */
export interface Held<Result> {
  readonly result: Result;
  /** Milliseconds of the thread's own time between two turns of the loop, at most: other processes and threads don't count. */
  readonly longestHold: number;
  /** Bytes of memory that the process had at most. */
  readonly mostMemory: number;
}

/** Milliseconds between two looks at the loop. */
const lookEvery = 2;
const looksAtMemory = 50;

/** Watches this thread's loop until some work is done. */
export async function watched<Result>(work: Promise<Result>): Promise<Held<Result>> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let longestHold = 0;
  let mostMemory = 0;
  for (let look = 0; !isDone; look++) {
    const before = process.threadCpuUsage();
    await sleep(lookEvery);
    const { user, system } = process.threadCpuUsage(before);
    longestHold = Math.max(longestHold, (user + system) / 1000);
    if (look % looksAtMemory === 0) {
      mostMemory = Math.max(mostMemory, process.memoryUsage.rss());
    }
  }
  return { result: await done, longestHold, mostMemory: Math.max(mostMemory, process.memoryUsage.rss()) };
}
