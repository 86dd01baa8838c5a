const firstSlots = 1 << 12;
/** Numbers of a page of the pool; pages are added, never moved. */
const pageSize = 1 << 18;
/** Numbers of a slice: the first of a name is small, since most names are rare. The last number of a slice is where the next one begins. */
const sliceSizes = [2, 4, 8, 16, 32, 64, 128];

/**
 * In which blocks each name stands, in as few bytes as can be added to: a name's blocks lie in slices of a pool, each slice twice as long as
 * the one before (M. Busch et al., Earlybird: Real-Time Search at Twitter, ICDE 2012).
 */
export class Postings {
  /** Open addressing; 0 is an empty slot. */
  private names = new Uint32Array(firstSlots);
  private counts = new Uint32Array(firstSlots);
  /** Where the first slice begins, and where the next block is written. */
  private heads = new Uint32Array(firstSlots);
  private tails = new Uint32Array(firstSlots);
  private used = 0;
  private readonly pages: Uint32Array[] = [];
  private length = 1;

  /** Memory in bytes. */
  get bytes(): number {
    return this.names.length * 16 + this.pages.length * pageSize * 4;
  }

  /** Blocks that hold a name, forgotten ones included. */
  count(name: number): number {
    return this.counts[this.slotOf(name)]!;
  }

  /** `name`: a hash, not 0. A block is added once a name, after those added before. */
  add(name: number, block: number): void {
    let slot = this.slotOf(name);
    if (this.names[slot] === 0) {
      if (this.used * 10 > this.names.length * 7) {
        this.grow();
        slot = this.slotOf(name);
      }
      this.used++;
      this.names[slot] = name;
      this.heads[slot] = this.newSlice(0);
      this.tails[slot] = this.heads[slot]!;
    }
    this.append(slot, block);
  }

  /** Tells of the blocks that hold a name. */
  each(name: number, visit: (block: number) => void): void {
    const slot = this.slotOf(name);
    let at = this.heads[slot]!;
    for (let seen = 0, left = this.counts[slot]!; left > 0; seen++) {
      const size = sliceSize(seen) - 1;
      const page = this.pages[Math.floor(at / pageSize)]!;
      const start = at % pageSize;
      const here = Math.min(left, size);
      for (let index = 0; index < here; index++) {
        visit(page[start + index]!);
      }
      left -= here;
      at = page[start + size]!;
    }
  }

  private append(slot: number, block: number): void {
    const tail = this.tails[slot]!;
    const { isLast, level } = placeInSlices(this.counts[slot]!);
    this.write(tail, block);
    this.counts[slot]!++;
    if (isLast) {
      const next = this.newSlice(level + 1);
      this.write(tail + 1, next);
      this.tails[slot] = next;
    } else {
      this.tails[slot] = tail + 1;
    }
  }

  private newSlice(level: number): number {
    const size = sliceSize(level);
    if (this.length + size > this.pages.length * pageSize) {
      // Place 0 stands for no slice.
      this.length = Math.max(1, this.pages.length * pageSize);
      this.pages.push(new Uint32Array(pageSize));
    }
    const start = this.length;
    this.length += size;
    return start;
  }

  private write(at: number, value: number): void {
    this.pages[Math.floor(at / pageSize)]![at % pageSize] = value;
  }

  private slotOf(name: number): number {
    const mask = this.names.length - 1;
    let slot = (name ^ (name >>> 15)) & mask;
    while (this.names[slot] !== 0 && this.names[slot] !== name) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const { names, counts, heads, tails } = this;
    const size = names.length * 2;
    this.names = new Uint32Array(size);
    this.counts = new Uint32Array(size);
    this.heads = new Uint32Array(size);
    this.tails = new Uint32Array(size);
    for (let from = 0; from < names.length; from++) {
      const name = names[from]!;
      if (name !== 0) {
        const slot = this.slotOf(name);
        this.names[slot] = name;
        this.counts[slot] = counts[from]!;
        this.heads[slot] = heads[from]!;
        this.tails[slot] = tails[from]!;
      }
    }
  }
}

function sliceSize(level: number): number {
  return sliceSizes[Math.min(level, sliceSizes.length - 1)]!;
}

/** Which slice the entry with this number falls into, and whether it fills it. */
function placeInSlices(entry: number): { readonly level: number; readonly isLast: boolean } {
  let level = 0;
  let left = entry;
  while (left >= sliceSize(level) - 1 && level < sliceSizes.length - 1) {
    left -= sliceSize(level) - 1;
    level++;
  }
  const room = sliceSize(level) - 1;
  return { level, isLast: left % room === room - 1 };
}
