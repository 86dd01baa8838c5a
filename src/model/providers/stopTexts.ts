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
    if (this.stops.length === 0) {
      return { text: piece, stopped: false };
    }
    const text = this.held + piece;
    const start = this.firstStop(text);
    if (start !== undefined) {
      this.held = "";
      return { text: text.slice(0, start), stopped: true };
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

  /** Start of the stop text that ends first: of two that overlap, a stream can't wait for the longer. */
  private firstStop(text: string): number | undefined {
    const found = this.stops
      .map((stop) => ({ start: text.indexOf(stop), length: stop.length }))
      .filter(({ start }) => start >= 0)
      .sort((a, b) => a.start + a.length - (b.start + b.length) || a.start - b.start);
    return found[0]?.start;
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
