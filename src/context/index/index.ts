import { FollowingThread } from "../../files/followingThread.ts";
import type { WorkspaceFollower } from "../../files/workspaceFollower.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { FromWorker, IndexQuery, Passage, ToWorker, WorkerStart } from "./protocol.ts";

export type { IndexQuery, Passage } from "./protocol.ts";

/** The index of the workspace; it works in a thread of its own, and all calls but `search` only hand a message over. */
export interface WorkspaceIndex extends Disposable {
  /** What it is to index. */
  readonly follower: WorkspaceFollower;
  /** Begins to index what it was told of, once, and not while somebody types; until then it takes neither time nor memory. */
  start(): void;
  /** Somebody types: what is still to be indexed gives way for a second. */
  typed(): void;
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
  /** Milliseconds without a key after which it may start. */
  readonly rest?: number;
}

/** Characters around the cursor that are handed over. */
const prefixWindow = 65_536;
const suffixWindow = 16_384;

/** Milliseconds without a key after which it may start: a new thread competes with whoever types. */
const defaultRest = 5000;

/** Milliseconds; each key would be too many messages. */
const tellEvery = 500;

/** Its worker is started anew if it dies, and told of the folders and the open documents. */
export function createWorkspaceIndex(options: WorkspaceIndexOptions): WorkspaceIndex {
  return new WorkerIndex(options);
}

class WorkerIndex implements WorkspaceIndex {
  readonly follower: WorkspaceFollower;
  private readonly thread: FollowingThread<ToWorker, FromWorker>;
  private readonly waiting = new Map<number, (passages: readonly Passage[]) => void>();
  private lastId = 0;
  private toldAt = 0;
  private typedAt = Number.NEGATIVE_INFINITY;
  private starting: NodeJS.Timeout | undefined;
  private readonly rest: number;

  constructor({ workerUrl, storage, memoryCap, log, onSettled, rest = defaultRest }: WorkspaceIndexOptions) {
    this.rest = rest;
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
    this.thread = new FollowingThread({
      workerUrl,
      name: "caveat-index",
      what: "The index",
      workerData,
      log,
      onMessage: receive,
      onDeath: () => this.answerAllWithNothing(),
    });
    this.follower = this.thread;
  }

  start(): void {
    clearTimeout(this.starting);
    const left = this.typedAt + this.rest - performance.now();
    if (left > 0) {
      this.starting = setTimeout(() => this.start(), left);
    } else {
      this.thread.startSoon();
    }
  }

  typed(): void {
    const now = performance.now();
    this.typedAt = now;
    if (now - this.toldAt > tellEvery) {
      this.toldAt = now;
      this.thread.post({ type: "typed" });
    }
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
    clearTimeout(this.starting);
    this.thread.dispose();
    this.answerAllWithNothing();
  }

  private answerAllWithNothing(): void {
    for (const resolve of [...this.waiting.values()]) {
      resolve([]);
    }
  }
}
