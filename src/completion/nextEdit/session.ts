import { causeOf } from "./causes.ts";
import { EditAtCursor, type ReadLines } from "./editAtCursor.ts";
import type { EditedDocument } from "./editedDocument.ts";
import { moved, type TextChange } from "./moved.ts";
import type { Cause, NextEdit, Place, PlaceEdit } from "./nextEdit.ts";
import { inOrder } from "./order.ts";
import { stands } from "./standing.ts";

/** Edits of before that one may repeat. */
const mostLeft = 8;

/** What a person edits, place by place, and where that is to be gone on with. */
export class EditSession {
  private readonly atCursor = new EditAtCursor();
  /** Causes that a person does not want to go on with, by their keys, and what they are. */
  private readonly unwanted = new Set<string>();
  /** The edits of the places that the cursor left, the newest first. */
  private left: readonly PlaceEdit[] = [];
  /** Nothing was edited since the newest of them. */
  private isJustLeft = false;
  /** Something was edited at the cursor's place since the last look. */
  private isEditing = false;
  /** The edit that was looked at last. */
  private followed: PlaceEdit | undefined;
  private cause: Cause | undefined;
  /** Places that were gone to, of which only the person knew what to write. */
  private visited: readonly Place[] = [];

  /** Whether something was edited of which nobody knows yet where it is to be gone on with. */
  isOpen(read: ReadLines): boolean {
    return (this.cause?.edits ?? []).length === 0 && this.edited(read) !== undefined;
  }

  /** The cursor is in a line of the document that is edited. */
  arrive(line: number, read: ReadLines): void {
    const left = this.atCursor.arrive(line, read);
    if (left !== undefined) {
      this.left = [left, ...this.left].slice(0, mostLeft);
      this.isJustLeft = true;
    }
  }

  /** Another document is edited from here on. What was to be done elsewhere is dropped, unless the person `asked` to go there. */
  turnTo(uri: string, asked: boolean): void {
    this.atCursor.forget();
    this.isJustLeft = false;
    this.isEditing = false;
    if (!asked) {
      this.keep((edit) => edit.uri === uri);
    }
  }

  /** A document changes; `isEdited`: it is the one that the cursor is in. A key costs a few sums for each place that is known. */
  change(uri: string, change: TextChange, isEdited: boolean): void {
    this.visited = movedIn(uri, this.visited, change);
    if (this.cause !== undefined) {
      this.cause = { ...this.cause, edits: movedIn(uri, this.cause.edits, change) };
    }
    if (isEdited) {
      const { startLine, endLine, text } = change;
      const replaced = { start: startLine, removed: endLine - startLine + 1, added: text.split("\n").length };
      this.isJustLeft = false;
      this.isEditing = this.atCursor.change(replaced) || this.isEditing;
    }
  }

  /** The next edit, if there is one. Takes some 3 ms for 100,000 characters where something was edited, else next to nothing. */
  next(document: EditedDocument): NextEdit | undefined {
    const edit = this.edited(document.read);
    const isFollowed = edit !== undefined && edit === this.followed && this.cause !== undefined;
    if (edit !== undefined && !isFollowed) {
      this.followed = edit;
      this.follow(edit, document);
    } else if (edit === undefined && this.isEditing) {
      this.cause = undefined;
    }
    this.isEditing = false;
    this.keep((each) => {
      const line = document.lineOf(each.uri, each.line);
      return line === undefined || stands(line, each);
    });
    return inOrder(this.cause?.edits ?? [], document.uri, document.cursorLine)[0];
  }

  /** The person has gone to a next edit. */
  went(edit: NextEdit): void {
    if (edit.newText === undefined) {
      this.visited = [...this.visited, { ...edit, end: edit.start }];
      this.drop(edit);
    }
  }

  /** Nobody can go to a next edit. */
  drop(edit: NextEdit): void {
    this.keep((each) => each !== edit);
  }

  /** A next edit has been made in a line: what it changed is no edit of the person's. */
  applied(line: number, read: ReadLines): void {
    this.atCursor.restart(line, read);
    this.isJustLeft = false;
    this.isEditing = false;
  }

  /** The person wants none of these. */
  dismiss(): void {
    if (this.cause !== undefined) {
      this.unwanted.add(keyOf(this.cause)).add(this.cause.what);
    }
    this.keep(() => false);
  }

  /** What was edited has been undone. */
  forget(): void {
    this.atCursor.forget();
    this.left = [];
    this.cause = undefined;
  }

  private edited(read: ReadLines): PlaceEdit | undefined {
    return this.atCursor.edit(read) ?? (this.isJustLeft ? this.left[0] : undefined);
  }

  private follow(edit: PlaceEdit, document: EditedDocument): void {
    if (this.isVisited(edit, document.uri)) {
      return;
    }
    const earlier = this.left.filter((each) => each !== edit);
    const cause = causeOf(edit, document, earlier);
    if (cause === undefined || this.unwanted.has(cause.kind === "repeat" ? cause.what : keyOf(cause))) {
      this.cause = undefined;
    } else if (!this.isAtIt(cause)) {
      this.cause = cause;
    }
  }

  /** The person makes one of the next edits by hand, or goes on with the edit that they are for. */
  private isAtIt(cause: Cause): boolean {
    const isSame = this.cause !== undefined && keyOf(cause) === keyOf(this.cause);
    return isSame || (cause.kind === "repeat" && cause.what === this.cause?.what);
  }

  private isVisited({ start, after }: PlaceEdit, uri: string): boolean {
    return this.visited.some((place) => place.uri === uri && place.line >= start && place.line < start + after.length);
  }

  private keep(isKept: (edit: NextEdit) => boolean): void {
    if (this.cause !== undefined) {
      this.cause = { ...this.cause, edits: this.cause.edits.filter(isKept) };
    }
  }
}

function keyOf({ kind, what, where }: Cause): string {
  return `${kind} ${what} ${where}`;
}

function movedIn<T extends Place>(uri: string, places: readonly T[], change: TextChange): readonly T[] {
  return places.flatMap((place) => (place.uri === uri ? moved([place], change) : [place]));
}
