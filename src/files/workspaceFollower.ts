/** A document of the editor that may be read. */
export interface ReadableDocument {
  readonly uri: string;
  readonly text: string;
}

/** Who keeps up with the texts of a workspace. None of these calls waits, throws or takes time on the calling thread. */
export interface WorkspaceFollower {
  /** A document was opened or changed; its text goes before that of its file until it is closed. */
  documentChanged(document: ReadableDocument): void;
  /** The document is no longer open, or may not be read any more: its text on disk, if it lies in an added folder, counts again. */
  documentClosed(uri: string): void;
  /** Reads a folder in the background, without what its ignore files leave out. `path`: absolute, on this machine. */
  addFolder(path: string): void;
  /** Forgets all of a folder, also on disk. */
  forgetFolder(path: string): void;
  /** A file in an added folder was made, changed or deleted on disk. `path`: absolute. */
  fileChanged(path: string): void;
}
