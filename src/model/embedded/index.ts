import { FollowingThread } from "../../files/followingThread.ts";
import type { WorkspaceFollower } from "../../files/workspaceFollower.ts";
import type { Disposable } from "../../text/disposable.ts";
import { ModelError } from "../errors.ts";
import type { Capabilities, Delta, Model } from "../model.ts";
import type { FromWorker, JudgedSpan, ToWorker } from "./protocol.ts";

export type { JudgedSpan } from "./protocol.ts";

/** What another model wrote for the place between prefix and suffix. Lines end with `\n`. */
export interface JudgeRequest {
  readonly document: { readonly uri: string; readonly languageId: string };
  readonly prefix: string;
  readonly suffix: string;
  readonly text: string;
}

/** The model that learns the workspace; it runs in a worker thread of its own. */
export interface EmbeddedModel extends Model, Disposable {
  /** What it is to learn. */
  readonly follower: WorkspaceFollower;
  /**
   * Says of each token of a text how probable it is that the file's author wrote it: less than 10 ms of the worker for ten lines.
   * The text is taken for whole: its last token is held against what follows the cursor. Comments are not judged, nor what stands
   * further on than some 25 lines. Throws `ModelError`.
   */
  judge(request: JudgeRequest, signal: AbortSignal): Promise<readonly JudgedSpan[]>;
  /** Bytes the tables may take; beyond it what is far from the open documents is let go. */
  setMemoryCap(bytes: number): void;
}

export interface EmbeddedModelOptions {
  /** The worker's script: a bundle in the extension, the source in tests. */
  readonly workerUrl: URL;
  readonly memoryCap: number;
  readonly log: (message: string) => void;
}

/** What a request to the worker is answered with. */
type Answer = Exclude<FromWorker, { readonly type: "log" }>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: ModelError) => void;
}

/** Starts the worker. It is restarted, empty but for open documents and folders, if it dies. */
export function startEmbeddedModel(options: EmbeddedModelOptions): EmbeddedModel {
  return new WorkerModel(options);
}

class WorkerModel implements EmbeddedModel {
  readonly id = "embedded";
  readonly capabilities: Capabilities = {
    fim: "suffix",
    chat: false,
    tools: false,
    logprobs: true,
    learnsWorkspace: true,
    contextWindow: 65_536,
    maxOutput: 1024,
  };
  readonly follower: WorkspaceFollower;
  private readonly thread: FollowingThread<ToWorker, FromWorker>;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private disposed = false;

  constructor({ workerUrl, memoryCap, log }: EmbeddedModelOptions) {
    this.thread = new FollowingThread({
      workerUrl,
      name: "caveat-embedded",
      what: "The embedded model",
      log,
      onMessage: (message) => {
        if (message.type === "log") {
          log(message.message);
        } else {
          this.waiting.get(message.id)?.resolve(message);
        }
      },
      onDeath: () => this.failWaiting(new ModelError("server", { detail: "The embedded model's thread ended." })),
    });
    this.thread.startSoon();
    this.follower = this.thread;
    this.setMemoryCap(memoryCap);
  }

  setMemoryCap(bytes: number): void {
    this.thread.tell("cap", { type: "setMemoryCap", bytes });
  }

  async *stream(request: Parameters<Model["stream"]>[0], signal: AbortSignal): AsyncIterable<Delta> {
    if (request.task !== "complete") {
      throw new ModelError("badRequest", { detail: "The embedded model completes code; it cannot chat." });
    }
    const { prefix, suffix, document } = request;
    const answer = await this.ask((id) => ({ type: "complete", id, prefix, suffix, uri: document.uri }), signal);
    if (answer.type !== "answer") {
      throw new ModelError("protocol", { detail: "The embedded model judged where it was asked to complete." });
    }
    const text = untilStop(answer.text, request.stop);
    if (text !== "") {
      yield { type: "text", text, logprob: Math.log(answer.probability) };
    }
    yield { type: "finish", reason: "stop" };
  }

  async judge({ prefix, suffix, document, text }: JudgeRequest, signal: AbortSignal): Promise<readonly JudgedSpan[]> {
    const answer = await this.ask((id) => ({ type: "judge", id, prefix, suffix, uri: document.uri, text }), signal);
    return answer.type === "judged" ? answer.spans : [];
  }

  dispose(): void {
    this.disposed = true;
    this.thread.dispose();
    this.failWaiting(new ModelError("cancelled"));
  }

  private ask(message: (id: number) => ToWorker, signal: AbortSignal): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const id = ++this.lastId;
    const cancel = () => {
      this.thread.post({ type: "cancel", id });
      reject(new ModelError("cancelled"));
    };
    this.thread.startNow();
    if (signal.aborted || this.disposed) {
      reject(new ModelError("cancelled"));
    } else if (!this.thread.isAlive) {
      reject(new ModelError("server", { detail: "The embedded model has stopped." }));
    } else {
      this.waiting.set(id, { resolve, reject });
      signal.addEventListener("abort", cancel, { once: true });
      this.thread.post(message(id));
    }
    return promise.finally(() => {
      this.waiting.delete(id);
      signal.removeEventListener("abort", cancel);
    });
  }

  private failWaiting(error: ModelError): void {
    for (const { reject } of [...this.waiting.values()]) {
      reject(error);
    }
  }
}

/** The text before the first of the stop texts. */
function untilStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((each) => text.indexOf(each)).filter((end) => end >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
