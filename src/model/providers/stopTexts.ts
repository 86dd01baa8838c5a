/**
 * Ends an answer at the first stop text, wherever the stream was split. Done here as well as asked of the server, because
 * reasoning models refuse stop texts and Anthropic refuses those of white space alone.
 */
export class StopTexts {
  private readonly stops: readonly string[];
  private held = "";

  constructor(stops: readonly string[]) {
    this.stops = stops.filter((stop) => stop !== "");
  }

  /** Takes the next piece; gives what is certainly before any stop text, and whether one was met. */
  take(piece: string): { readonly text: string; readonly stopped: boolean } {
    const text = this.held + piece;
    const starts = this.stops.map((stop) => text.indexOf(stop)).filter((start) => start >= 0);
    if (starts.length > 0) {
      this.held = "";
      return { text: text.slice(0, Math.min(...starts)), stopped: true };
    }
    const safe = text.length - this.tailThatMayBecomeAStop(text);
    this.held = text.slice(safe);
    return { text: text.slice(0, safe), stopped: false };
  }

  /** What was held back when the answer ended. */
  rest(): string {
    const { held } = this;
    this.held = "";
    return held;
  }

  private tailThatMayBecomeAStop(text: string): number {
    let longest = 0;
    for (const stop of this.stops) {
      for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
        if (text.endsWith(stop.slice(0, length))) {
          longest = length;
        }
      }
    }
    return longest;
  }
}
