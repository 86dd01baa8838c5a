import type { LastPress } from "../completion/lastPress.ts";

/** Keeps what became of the last key press, for whoever asks why there is no suggestion. */
export class Presses {
  private latest: LastPress | undefined;

  /** An earlier press may be decided after a later one, and explains nothing then. */
  record(press: LastPress): void {
    if (this.latest === undefined || press.at >= this.latest.at) {
      this.latest = press;
    }
  }

  /** `undefined` before the first. */
  get last(): LastPress | undefined {
    return this.latest;
  }
}
