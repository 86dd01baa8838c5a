import type { File, Hunk, Thread, Turn } from "../protocol.ts";

/** A hunk and where it stands. */
export interface PlacedHunk {
  readonly turn: Turn;
  readonly file: File;
  readonly hunk: Hunk;
}

/** A hunk's name in the whole thread: its own id is unique in its turn alone. */
export function hunkKey(turn: string, hunk: string): string {
  return `${turn}#${hunk}`;
}

/** A file's name in the whole thread. */
export function fileKey(turn: string, uri: string): string {
  return `${turn}#${uri}`;
}

/** All hunks, in the order in which they stand on the page. */
export function placedHunks(turns: readonly Turn[]): readonly PlacedHunk[] {
  return turns.flatMap((turn) => turn.files.flatMap((file) => file.hunks.map((hunk) => ({ turn, file, hunk }))));
}

export function isDecided(hunk: Hunk): boolean {
  return hunk.state === "accepted" || hunk.state === "rejected";
}

/** How many of the turn's hunks a person has decided. */
export function decisions(turn: Turn): { readonly decided: number; readonly total: number } {
  const hunks = turn.files.flatMap((file) => file.hunks);
  return { decided: hunks.filter(isDecided).length, total: hunks.length };
}

/** Hunks that "accept all" takes: undecided, without a problem, in files that are not decided one by one. */
export function acceptableHunks(turn: Turn, files: readonly File[] = turn.files): readonly string[] {
  const found = turn.caveats.filter(({ severity }) => severity === "problem");
  if (found.some(({ concernsAll }) => concernsAll)) {
    return [];
  }
  const problems = new Set(found.map(({ hunk }) => hunk));
  return files
    .filter((file) => file.guard === undefined)
    .flatMap((file) => file.hunks)
    .filter((hunk) => hunk.state === "undecided" && !problems.has(hunk.id))
    .map((hunk) => hunk.id);
}

/** Hunks of the file that are still to be decided. */
export function undecidedHunks(file: File): readonly string[] {
  return file.hunks.filter((hunk) => !isDecided(hunk)).map((hunk) => hunk.id);
}

/** The newest turn that proposes changes: the one that is being reviewed. */
export function reviewedTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast((turn) => turn.files.some((file) => file.hunks.length > 0));
}

export function runningTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast((turn) => turn.state === "running");
}

/** The turn of which something can be stopped: its answer, or what is tried out of it. */
export function stoppableTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast(({ state, tryOut }) => state === "running" || tryOut?.running !== undefined);
}

export function draftTurn(thread: Thread): Turn | undefined {
  return thread.turns.findLast((turn) => turn.state === "draft");
}
