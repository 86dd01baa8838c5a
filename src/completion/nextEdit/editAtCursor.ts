import type { ReplacedLines } from "../../context/editedText.ts";
import type { PlaceEdit } from "./nextEdit.ts";

/** Lines from a number on, counted from 0. */
export type ReadLines = (start: number, count: number) => readonly string[];

/** What is edited where the cursor stands, since it came there: however many keys it takes, it is one edit. A key costs a few sums. */
export class EditAtCursor {
  private place: { readonly start: number; readonly count: number; readonly before: readonly string[] } | undefined;
  private cursor = 0;
  private isMovedByChange = false;

  /** The cursor is in a line now. Gives the edit of the place that it has left, if there was one. */
  arrive(line: number, read: ReadLines): PlaceEdit | undefined {
    const { place, cursor, isMovedByChange } = this;
    this.cursor = line;
    this.isMovedByChange = false;
    const isInside = place !== undefined && line >= place.start && line < place.start + place.count;
    return isInside && (isMovedByChange || line === cursor) ? undefined : this.restart(line, read);
  }

  /** From here on a line counts as unchanged. Gives the edit up to now, if there was one. */
  restart(line: number, read: ReadLines): PlaceEdit | undefined {
    const left = this.edit(read);
    this.cursor = line;
    this.place = { start: line, count: 1, before: read(line, 1) };
    return left;
  }

  /** Lines were replaced. Tells whether it was at the place. */
  change({ start, removed, added }: ReplacedLines): boolean {
    this.isMovedByChange = true;
    const { place } = this;
    const end = start + removed;
    if (place === undefined || start >= place.start + place.count) {
      return false;
    }
    if (end <= place.start) {
      this.place = { ...place, start: place.start + added - removed };
      return false;
    }
    // How the lines beyond the place were is not known.
    const isWithin = start >= place.start && end <= place.start + place.count;
    this.place = isWithin ? { ...place, count: place.count + added - removed } : undefined;
    return true;
  }

  /** What has been changed at the place; `undefined` where nothing has. */
  edit(read: ReadLines): PlaceEdit | undefined {
    if (this.place === undefined) {
      return undefined;
    }
    const { start, count, before } = this.place;
    const after = read(start, count);
    const isSame = after.length === before.length && after.every((line, index) => line === before[index]);
    return isSame ? undefined : { start, before, after };
  }

  /** Another document is edited from here on. */
  forget(): void {
    this.place = undefined;
  }
}
