import { dirname } from "node:path";
import type { OpenTexts } from "./openTexts.ts";
import { Store } from "./store.ts";
import type { Turns } from "./turns.ts";

/** What is left free of the cap, so that the next files need no other letting go. */
const shareKept = 0.8;

export interface CappedStoreParts {
  /** Bytes. */
  readonly memoryCap: number;
  readonly open: OpenTexts;
  readonly turns: Turns;
}

/** The store under its memory cap: beyond it the files farthest from the open documents are let go. */
export class CappedStore {
  private store = new Store();
  private isRebuilding = false;
  /** Files as far as this from the open documents, or farther, were let go. */
  private horizon = Number.POSITIVE_INFINITY;
  private readonly parts: CappedStoreParts;

  constructor(parts: CappedStoreParts) {
    this.parts = parts;
  }

  /** Another one after a rebuild. */
  get current(): Store {
    return this.store;
  }

  /** Whether a file lies where files were let go. */
  isTooFar(path: string): boolean {
    return this.parts.open.distance(dirname(path)) >= this.horizon;
  }

  /** What was let go may lie near now. */
  takeAll(): void {
    this.horizon = Number.POSITIVE_INFINITY;
  }

  /** Brings what is known of open documents up to date, but for the one that is written in. */
  readDocuments(except: string): void {
    if (!this.isRebuilding) {
      this.parts.open.readInto(this.store, except);
    }
  }

  /** Lets files go where the store is over its cap, and drops what was forgotten where that pays. */
  async keepUnderCap(): Promise<void> {
    const { memoryCap, open } = this.parts;
    if (this.store.bytes > memoryCap) {
      this.horizon = Math.min(this.horizon, letGoFarthest(this.store, memoryCap, open));
      await this.rebuild();
    } else if (this.store.isWorthRebuilding) {
      await this.rebuild();
    }
  }

  private async rebuild(): Promise<void> {
    this.isRebuilding = true;
    try {
      const steps = this.store.rebuilt();
      let step = steps.next();
      while (step.done !== true) {
        await this.parts.turns.pause();
        step = steps.next();
      }
      this.store = step.value;
    } finally {
      this.isRebuilding = false;
    }
  }
}

/**
 * Forgets the files farthest from the open documents until the others fit into so many bytes with some room. Returns the distance from which
 * on files were forgotten; infinite where there was none to forget.
 */
function letGoFarthest(store: Store, memoryCap: number, open: OpenTexts): number {
  const files = [...store.all()].map((file) => ({ file, distance: open.distance(file.folder) }));
  const bytes = files.reduce((sum, { file }) => sum + file.length, 0);
  let excess = bytes - (bytes * memoryCap * shareKept) / store.bytes;
  let horizon = Number.POSITIVE_INFINITY;
  for (const { file, distance } of files.sort((one, other) => other.distance - one.distance)) {
    if (excess > 0 && !open.has(file.key)) {
      store.forget(file.key);
      excess -= file.length;
      horizon = distance;
    }
  }
  return horizon;
}
