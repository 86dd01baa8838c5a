/** Milliseconds; the factors and the start are Copilot's for its next edits, and so are the bounds. */
const first = 200;
const [shortest, longest] = [100, 5000];

/** How long to wait after a change before the next edit is shown: longer for who waves it off, shorter for who takes it. Learnt for a window's life. */
export class Pace {
  private wait = first;

  /** Milliseconds. */
  get milliseconds(): number {
    return this.wait;
  }

  accepted(): void {
    this.wait = Math.max(shortest, this.wait * 0.8);
  }

  dismissed(): void {
    this.wait = Math.min(longest, this.wait * 1.5);
  }
}
