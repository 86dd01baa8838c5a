import { ModelError } from "../errors.ts";

/** Time as the policies see it; tests turn it by hand. */
export interface Clock {
  /** Milliseconds that never go backwards; their zero means nothing. */
  now(): number;
  /** Runs a callback once after some milliseconds; the returned function undoes that. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** The time of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Sleeps some milliseconds; throws `ModelError` of kind `cancelled` at once when the signal aborts. Leaves no timer and no listener behind. */
export function sleep(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return Promise.reject(new ModelError("cancelled"));
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      undo();
      reject(new ModelError("cancelled"));
    };
    const undo = clock.after(milliseconds, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
