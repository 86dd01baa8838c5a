import type { LineSpan } from "../text/lineSpan.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { ContextItem, ContextSource, Workspace } from "./contextItem.ts";

/** What is known of a name that is used near a place. */
export interface KnownDefinition {
  /** The name as it is used. */
  readonly symbol: string;
  /** The head of its definition, or its signature alone. */
  readonly text: string;
  /** Where it is defined; absent outside of the workspace, whose paths are nobody's business. */
  readonly at?: { readonly uri: string; readonly path: string; readonly lines: LineSpan };
}

/** An error that the editor's languages report. */
export interface NearError {
  readonly message: string;
  /** Counted from 0. */
  readonly line: number;
  /** Lines between it and the cursor. */
  readonly linesAway: number;
}

/** Neighbouring lines that were edited a while ago, as they were and as they are. */
export interface RecentEdit {
  readonly uri: string;
  /** Path in the workspace. */
  readonly path: string;
  /** First line, counted from 0, as it was and as it is. */
  readonly oldStart: number;
  readonly newStart: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The cursor stands in it or beside it: the person is still at it. */
  readonly isOngoing: boolean;
}

/** What context for a place needs to know of the editor. All of it is known already: nothing here waits, asks or throws. */
export interface PlaceKnowledge extends Workspace {
  /** Of the names near the cursor of late; the nearest first. */
  definitionsNear(uri: string): readonly KnownDefinition[];
  /** Of the names that a document imports from files of the workspace, in their order. */
  importsOf(uri: string): readonly KnownDefinition[];
  /** Errors near the cursor, but for those on its line: what is half typed is always wrong. The nearest first. */
  errorsNear(uri: string): readonly NearError[];
  /** In documents that may leave the machine, the newest first. */
  recentEdits(): readonly RecentEdit[];
}

/** One source of context for a place in a document. */
export interface PlaceSource {
  readonly source: ContextSource;
  /** What its best item is worth beside the best one of another source: 0 to 1. */
  readonly weight: number;
  /** Milliseconds of synchronous work that it takes at most. */
  readonly cost: number;
  /** Gives nothing where it knows nothing. Throws nothing but what the signal aborts with. */
  find(
    snapshot: Snapshot,
    knowledge: PlaceKnowledge,
    signal: AbortSignal,
  ): readonly ContextItem[] | Promise<readonly ContextItem[]>;
}

/** Windows of the workspace's files that are like the text around a place. */
export interface SimilarWindows {
  /** The most relevant first, `tokens` in all at most. Throws nothing but what the signal aborts with. */
  search(snapshot: Snapshot, tokens: number, signal: AbortSignal): Promise<readonly ContextItem[]>;
}
