import { dirname } from "node:path";
import { distanceToNearest } from "../../files/distance.ts";
import { keyOf } from "../../files/documentKey.ts";
import { isWritten } from "../../files/readText.ts";
import type { ReadableDocument } from "../../files/workspaceFollower.ts";
import type { OpenText } from "./passages.ts";
import { recordOf } from "./record.ts";
import type { Store } from "./store.ts";

/** The texts that changed are read before a search for at most so many milliseconds; what is left is read before the next one. */
const readMs = 8;

/** The documents that are open in the editor: their texts go before those on disk, and what lies near them before what lies far. */
export class OpenTexts {
  /** By the key of their files. */
  private readonly texts = new Map<string, OpenText>();
  /** Keys of texts that are newer than the index. */
  private readonly changed = new Set<string>();

  has(key: string): boolean {
    return this.texts.has(key);
  }

  get(key: string): OpenText | undefined {
    return this.texts.get(key);
  }

  /** It is read when it is next needed: while one types in it, that is not. */
  change({ uri, text }: ReadableDocument): void {
    const key = keyOf(uri);
    this.texts.set(key, { uri, text });
    this.changed.add(key);
  }

  /** Returns whether it was open. */
  close(key: string): boolean {
    this.changed.delete(key);
    return this.texts.delete(key);
  }

  /** Reads the texts that changed, but for the one that is written in: nothing of it is found anyway. */
  readInto(store: Store, except: string): void {
    const end = performance.now() + readMs;
    for (const key of [...this.changed]) {
      const text = this.texts.get(key)?.text ?? "";
      if (key !== except && performance.now() < end) {
        this.changed.delete(key);
        if (isWritten(text)) {
          store.add(key, 0, 0, recordOf(text));
        }
      }
    }
  }

  /** Steps from a folder to the nearest open document. */
  distance(folder: string): number {
    return distanceToNearest(folder, [...this.texts.keys()].map(dirname));
  }
}
