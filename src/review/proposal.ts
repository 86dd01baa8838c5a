/** One file as it was when a model saw it, or as it is now. Lines end with `\n`, whatever the file has. */
export interface FileVersion {
  readonly uri: string;
  /** Path in the workspace, with `/`, such as `src/cart.ts`; for an untitled document its name. */
  readonly path: string;
  readonly languageId: string;
  /** The editor's version of the document; a result made for another version is stale. */
  readonly version: number;
  readonly text: string;
}

/** How a hunk's place was found: as the answer says, or in spite of it. Everything but `exact` and `whole` is told as a caveat. */
export type Placement =
  /** The lines stand there exactly so. */
  | "exact"
  /** They do but for white space. */
  | "whitespace"
  /** They stand elsewhere than the answer says, or a few of them differ. */
  | "drifted"
  /** The answer left lines out with an ellipsis. */
  | "ellipsis"
  /** The whole file was given: the hunk is a difference. */
  | "whole";

/** A change of neighbouring lines, the unit that a person accepts or rejects. */
export interface Hunk {
  /** Unique in its proposal. */
  readonly id: string;
  /** Line of the file's `before`, counted from 0, at which `oldLines` begin. */
  readonly start: number;
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly placement: Placement;
}

/** Why a file's hunks are decided one by one and never by "accept all". */
export type Guard = "outsideWorkspace" | "editorSettings" | "ci" | "packageScripts" | "ignored";

/** What is proposed for one file. A new, a renamed and a deleted file have one hunk at least, too. */
export interface FileProposal {
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly kind: "change" | "create" | "rename" | "delete";
  /** Of a rename: the path in the workspace that it gets. */
  readonly newPath?: string;
  /** The editor's version that `before` is of; `undefined` for a new file. */
  readonly version: number | undefined;
  /** Text it was made for; empty for a new file. */
  readonly before: string;
  /** In the order of their lines; they do not overlap. */
  readonly hunks: readonly Hunk[];
  readonly guard?: Guard;
}

/** A part of an answer that has no place: told, never guessed. */
export interface UnplacedEdit {
  readonly path: string;
  readonly reason: "notFound" | "ambiguous" | "malformed" | "unknownFile" | "unchanged" | "cutOff" | "overlaps";
  /** The part of the answer, as the model wrote it. */
  readonly text: string;
}

/** A set of hunks over files, made for stated versions. */
export interface Proposal {
  readonly id: string;
  readonly files: readonly FileProposal[];
  readonly unplaced: readonly UnplacedEdit[];
}

/** What became of a hunk. `conflict`: the file changed where it belongs, so it was not applied. */
export type HunkState = "undecided" | "accepted" | "rejected" | "conflict";
