import { Worker } from "node:worker_threads";
import type { Disposable } from "../../text/disposable.ts";
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
/** Megabytes of heap; the tables lie outside it. What is read is short-lived, so a small nursery does. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 256 };
/** A worker that dies more often than this in a session is left dead: the next start would die as well. */
const mostStarts = 3;

/** Starts the worker. It is started anew if it dies, and told of the folders and the open documents. */
export function startWorkspaceIndex(options: WorkspaceIndexOptions): WorkspaceIndex {
  return new WorkerIndex(options);
}

class WorkerIndex implements WorkspaceIndex {
  private readonly options: WorkspaceIndexOptions;
  private readonly waiting = new Map<number, (passages: readonly Passage[]) => void>();
  /** What a new worker has to be told, by what it is about. */
  private readonly known = new Map<string, ToWorker>();
  private readonly firstStart: NodeJS.Immediate;
  private worker: Worker | undefined;
  private starts = 0;
  private lastId = 0;
  private disposed = false;

  constructor(options: WorkspaceIndexOptions) {
    this.options = options;
    // A new thread competes with the one that activates the extension, so it starts when that is done.
    this.firstStart = setImmediate(() => this.start());
  }

  addFolder(path: string): void {
    this.tell({ type: "addFolder", path }, path);
  }

  forgetFolder(path: string): void {
    this.known.delete(path);
    this.post({ type: "forgetFolder", path });
  }

  fileChanged(path: string): void {
    this.post({ type: "fileChanged", path });
  }

  documentChanged(document: IndexableDocument): void {
    if (document.text.length > longestDocument) {
      this.documentClosed(document.uri);
    } else {
      this.tell({ type: "documentChanged", document }, document.uri);
    }
  }

  documentClosed(uri: string): void {
    this.known.delete(uri);
    this.post({ type: "documentClosed", uri });
  }

  async search(query: IndexQuery, tokens: number, signal: AbortSignal): Promise<readonly Passage[]> {
    signal.throwIfAborted();
    if (this.worker === undefined) {
      return [];
    }
    const id = ++this.lastId;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Passage[]>();
    const cancel = () => {
      this.post({ type: "cancel", id });
      reject(signal.reason);
    };
    this.waiting.set(id, resolve);
    signal.addEventListener("abort", cancel, { once: true });
    const { uri, prefix, suffix } = query;
    const around = { prefix: prefix.slice(-prefixWindow), suffix: suffix.slice(0, suffixWindow) };
    this.post({ type: "search", id, query: { uri, ...around }, tokens });
    return promise.finally(() => {
      this.waiting.delete(id);
      signal.removeEventListener("abort", cancel);
    });
  }

  dispose(): void {
    this.disposed = true;
    clearImmediate(this.firstStart);
    void this.worker?.terminate();
    this.worker = undefined;
    this.answerAllWithNothing();
  }

  private start(): void {
    this.starts++;
    const { workerUrl, storage, memoryCap, log } = this.options;
    const workerData: WorkerStart = { storage, memoryCap };
    const worker = new Worker(workerUrl, { name: "caveat-index", workerData, resourceLimits });
    worker.on("message", (message: FromWorker) => this.receive(message));
    worker.on("error", (error) => log(`The index failed: ${error.stack ?? error.message}`));
    worker.on("exit", () => this.ended(worker));
    this.worker = worker;
    for (const message of this.known.values()) {
      worker.postMessage(message);
    }
  }

  private ended(worker: Worker): void {
    if (this.disposed || worker !== this.worker) {
      return;
    }
    this.worker = undefined;
    this.answerAllWithNothing();
    if (this.starts < mostStarts) {
      this.options.log("The index is started anew.");
      this.start();
    } else {
      this.options.log("The index stays off until the editor is restarted.");
    }
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "found":
        this.waiting.get(message.id)?.(message.passages);
        break;
      case "settled":
        this.options.onSettled?.(message);
        break;
      case "log":
        this.options.log(message.message);
        break;
    }
  }

  private answerAllWithNothing(): void {
    for (const resolve of [...this.waiting.values()]) {
      resolve([]);
    }
  }

  private tell(message: ToWorker, subject: string): void {
    this.known.set(subject, message);
    this.post(message);
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }
}
