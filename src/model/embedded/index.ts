import type { Disposable } from "../../text/disposable.ts";
import type { Model } from "../model.ts";

/** The model that learns the workspace; it runs in a worker thread of its own. */
export interface EmbeddedModel extends Model, Disposable {
  /** Learns a document of the editor at once; a later call with the same uri replaces what was learnt of it. */
  learnDocument(document: { readonly uri: string; readonly languageId: string; readonly text: string }): void;
  /** The document is no longer open: its text on disk, if it lies in a learnt folder, counts again. */
  closeDocument(uri: string): void;
  /** Learns a folder of the workspace in the background, without what its ignore files leave out. `path`: absolute, on this machine. */
  learnFolder(path: string): void;
  /** Forgets all that was learnt of a folder. */
  forgetFolder(path: string): void;
  /** A file in a learnt folder was made, changed or deleted on disk. `path`: absolute. */
  fileChanged(path: string): void;
  /** Bytes the tables may take; beyond it what is far from the open documents is let go. */
  setMemoryCap(bytes: number): void;
}

export interface EmbeddedModelOptions {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  readonly memoryCap: number;
  readonly log: (message: string) => void;
}
