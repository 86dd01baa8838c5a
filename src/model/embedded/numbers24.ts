const chunkBits = 12;
const chunkLength = 1 << chunkBits;
/** What two typed arrays take besides their numbers, in bytes. */
const overheadPerChunk = 400;

/**
 * A growing array of numbers below 2^24: three bytes each where a Uint32Array takes four. It lies in chunks, so that growing
 * copies nothing and holds no thread, however long the array is.
 */
export class Numbers24 {
  private readonly low: Uint16Array[] = [];
  private readonly high: Uint8Array[] = [];

  /** Numbers there is room for. */
  get length(): number {
    return this.low.length * chunkLength;
  }

  /** Memory in bytes. */
  get bytes(): number {
    return this.low.length * (chunkLength * 3 + overheadPerChunk);
  }

  get(index: number): number {
    const chunk = index >> chunkBits;
    const at = index & (chunkLength - 1);
    return this.low[chunk]![at]! | (this.high[chunk]![at]! << 16);
  }

  set(index: number, value: number): void {
    const chunk = index >> chunkBits;
    const at = index & (chunkLength - 1);
    this.low[chunk]![at] = value;
    this.high[chunk]![at] = value >>> 16;
  }

  /** Makes room for `index`. */
  reserve(index: number): void {
    while (index >= this.length) {
      this.low.push(new Uint16Array(chunkLength));
      this.high.push(new Uint8Array(chunkLength));
    }
  }

  /** Appends a copy of the array to itself. */
  double(): void {
    const chunks = this.low.length;
    for (let chunk = 0; chunk < chunks; chunk++) {
      this.low.push(this.low[chunk]!.slice());
      this.high.push(this.high[chunk]!.slice());
    }
  }
}
