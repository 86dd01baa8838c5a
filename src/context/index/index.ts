import type { Disposable } from "../../text/disposable.ts";
import { KeptThread } from "../../thread/keptThread.ts";
import type { FromWorker, IndexableDocument, IndexQuery, Passage, ToWorker, WorkerStart } from "./protocol.ts";

export type { IndexQuery, Passage } from "./protocol.ts";

/** The index of the workspace; it works in a thread of its own, and all calls but `search` only hand a message over. */
export interface WorkspaceIndex extends Disposable {
  /** Indexes a folder in the background, without what its ignore files leave out. `path`: absolute, on this machine. */
  addFolder(path: string): void;
  /** Forgets all of a folder, also on disk. */
  forgetFolder(path: string): void;
  /** A file in an indexed folder was made, changed or deleted on disk. `path`: absolute. */
  fileChanged(path: string): void;
  /** A document's text goes before that of its file until it is closed. */
  documentChanged(document: IndexableDocument): void;
  documentClosed(uri: string): void;
  /**
   * Lines of other files that tell most about what comes at a place, the most telling first, in at most so many tokens, their names
   * counted once a file. Empty where nothing fits, where a newer search took its place, and where the thread has stopped. Rejects with
   * the signal's reason and nothing else.
   */
  search(query: IndexQuery, tokens: number, signal: AbortSignal): Promise<readonly Passage[]>;
}

/** What is in the index when there is nothing left to do. */
export interface IndexExtent {
  readonly files: number;
  readonly lines: number;
  /** Of memory. */
  readonly bytes: number;
}

export interface WorkspaceIndexOptions extends WorkerStart {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  readonly log: (message: string) => void;
  /** Told each time that all is indexed that was asked for. */
  readonly onSettled?: (extent: IndexExtent) => void;
}

/** Characters beyond which a document is data; handing over more would hold the calling thread. */
const longestDocument = 1_000_000;
/** Characters around the cursor that are handed over. */
const prefixWindow = 65_536;
const suffixWindow = 16_384;
/** Starts the worker. It is started anew if it dies, and told of the folders and the open documents. */
export function startWorkspaceIndex(options: WorkspaceIndexOptions): WorkspaceIndex {
  return new WorkerIndex(options);
}

class WorkerIndex implements WorkspaceIndex {
  private readonly thread: KeptThread<ToWorker, FromWorker>;
  private readonly waiting = new Map<number, (passages: readonly Passage[]) => void>();
  private lastId = 0;

  constructor({ workerUrl, storage, memoryCap, log, onSettled }: WorkspaceIndexOptions) {
    const workerData: WorkerStart = { storage, memoryCap };
    const receive = (message: FromWorker) => {
      switch (message.type) {
        case "found":
          this.waiting.get(message.id)?.(message.passages);
          break;
        case "settled":
          onSettled?.(message);
          break;
        case "log":
          log(message.message);
          break;
      }
    };
    this.thread = new KeptThread({
      workerUrl,
      name: "caveat-index",
      what: "The index",
      workerData,
      log,
      onMessage: receive,
      onDeath: () => this.answerAllWithNothing(),
    });
  }

  addFolder(path: string): void {
    this.thread.tell(path, { type: "addFolder", path });
  }

  forgetFolder(path: string): void {
    this.thread.untell(path, { type: "forgetFolder", path });
  }

  fileChanged(path: string): void {
    this.thread.post({ type: "fileChanged", path });
  }

  documentChanged(document: IndexableDocument): void {
    if (document.text.length > longestDocument) {
      this.documentClosed(document.uri);
    } else {
      this.thread.tell(document.uri, { type: "documentChanged", document });
    }
  }

  documentClosed(uri: string): void {
    this.thread.untell(uri, { type: "documentClosed", uri });
  }

  async search(query: IndexQuery, tokens: number, signal: AbortSignal): Promise<readonly Passage[]> {
    signal.throwIfAborted();
    if (!this.thread.isAlive) {
      return [];
    }
    const id = ++this.lastId;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Passage[]>();
    const cancel = () => {
      this.thread.post({ type: "cancel", id });
      reject(signal.reason);
    };
    this.waiting.set(id, resolve);
    signal.addEventListener("abort", cancel, { once: true });
    const { uri, prefix, suffix } = query;
    const around = { prefix: prefix.slice(-prefixWindow), suffix: suffix.slice(0, suffixWindow) };
    this.thread.post({ type: "search", id, query: { uri, ...around }, tokens });
    return promise.finally(() => {
      this.waiting.delete(id);
      signal.removeEventListener("abort", cancel);
    });
  }

  dispose(): void {
    this.thread.dispose();
    this.answerAllWithNothing();
  }

  private answerAllWithNothing(): void {
    for (const resolve of [...this.waiting.values()]) {
      resolve([]);
    }
  }
}
