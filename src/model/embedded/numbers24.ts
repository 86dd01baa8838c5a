/** A growing array of numbers below 2^24: three bytes each where a Uint32Array takes four. */
export class Numbers24 {
  private low: Uint16Array<ArrayBuffer>;
  private high: Uint8Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.low = new Uint16Array(capacity);
    this.high = new Uint8Array(capacity);
  }

  get length(): number {
    return this.high.length;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.low.byteLength + this.high.byteLength;
  }

  get(index: number): number {
    return this.low[index]! | (this.high[index]! << 16);
  }

  set(index: number, value: number): void {
    this.low[index] = value;
    this.high[index] = value >>> 16;
  }

  /** Makes room for `index`; a sixteenth more than needed, so that little memory lies idle. */
  reserve(index: number): void {
    if (index < this.length) {
      return;
    }
    const length = index + (index >> 4) + 64;
    const low = new Uint16Array(length);
    low.set(this.low);
    this.low = low;
    const high = new Uint8Array(length);
    high.set(this.high);
    this.high = high;
  }

  /** Appends a copy of the array to itself. */
  double(): void {
    const { length } = this;
    const low = new Uint16Array(length * 2);
    low.set(this.low);
    low.set(this.low, length);
    this.low = low;
    const high = new Uint8Array(length * 2);
    high.set(this.high);
    high.set(this.high, length);
    this.high = high;
  }
}
