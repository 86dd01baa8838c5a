import type { LastPress } from "../completion/lastPress.ts";

/** Keeps what became of the last key press, for whoever asks why there is no suggestion. */
export class Presses {
  private latest: LastPress | undefined;

  record(press: LastPress): void {
    this.latest = press;
  }

  /** `undefined` before the first. */
  get last(): LastPress | undefined {
    return this.latest;
  }
}
