import { dirname } from "node:path";
import { distanceToNearest } from "../../files/distance.ts";
import { keyOf } from "../../files/documentKey.ts";
import { FolderFiles } from "../../files/folderFiles.ts";
import { isIgnoreFile } from "../../files/ignoreRules.ts";
import { isWritten, readText } from "../../files/readText.ts";
import type { ReadableDocument, WorkspaceFollower } from "../../files/workspaceFollower.ts";
import { Corpus, type LearntFile } from "./corpus.ts";
import type { Schedule } from "./schedule.ts";

interface Folder {
  readonly files: FolderFiles;
  readonly walk: AbortController;
}

/** Files of a folder that are looked at: the cap is reached long before, and their names take memory too. */
const mostFiles = 50_000;
/** What a rebuild leaves free of the cap, so that the next files need no other one. */
const shareKept = 0.8;

/** Keeps the corpus in step with open documents and with folders on disk, and under its memory cap. */
export class Learner implements WorkspaceFollower {
  readonly corpus = new Corpus();
  private readonly schedule: Schedule;
  private readonly folders = new Map<string, Folder>();
  /** Open documents, each with the number of its newest text. */
  private readonly open = new Map<string, number>();
  private texts = 0;
  private memoryCap = Number.POSITIVE_INFINITY;
  /** Files as far as this from the open documents, or farther, were let go and are not learnt again. */
  private horizon = Number.POSITIVE_INFINITY;
  private rebuilding: Promise<void> | undefined;

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  documentChanged({ uri, text }: ReadableDocument): void {
    const key = keyOf(uri);
    const number = ++this.texts;
    const isNew = !this.open.has(key);
    this.open.set(key, number);
    if (isWritten(text)) {
      void this.learn(key, text.replaceAll("\r\n", "\n"), "urgent", () => this.open.get(key) === number);
    } else {
      this.corpus.forget(key);
    }
    if (isNew && this.horizon < Number.POSITIVE_INFINITY) {
      this.horizon = Number.POSITIVE_INFINITY;
      this.walkAll();
    }
  }

  documentClosed(uri: string): void {
    const key = keyOf(uri);
    this.open.delete(key);
    this.corpus.forget(key);
    this.fileChanged(key);
  }

  addFolder(path: string): void {
    this.folders.get(path)?.walk.abort();
    const folder = { files: new FolderFiles(path), walk: new AbortController() };
    this.folders.set(path, folder);
    void this.walk(folder);
  }

  forgetFolder(path: string): void {
    const folder = this.folders.get(path);
    this.folders.delete(path);
    if (folder !== undefined) {
      folder.walk.abort();
      this.forgetFiles(folder, () => true);
      void this.rebuild();
    }
  }

  /** A changed ignore file has its folder walked anew; any other file is read anew. */
  fileChanged(path: string): void {
    for (const folder of [...this.folders.values()].filter(({ files }) => files.contains(path))) {
      if (isIgnoreFile(path)) {
        this.forgetFiles(folder, () => true);
        this.addFolder(folder.files.root);
      } else {
        void this.readAnew(folder, path);
      }
    }
  }

  /** `bytes`: what the tables may take. */
  setMemoryCap(bytes: number): void {
    const isMore = bytes > this.memoryCap;
    this.memoryCap = bytes;
    void this.keepUnderCap();
    if (isMore && this.horizon < Number.POSITIVE_INFINITY) {
      this.horizon = Number.POSITIVE_INFINITY;
      this.walkAll();
    }
  }

  private walkAll(): void {
    for (const { files } of [...this.folders.values()]) {
      this.addFolder(files.root);
    }
  }

  /** Learns what is new in a folder and forgets what is no more in it. */
  private async walk(folder: Folder): Promise<void> {
    const { signal } = folder.walk;
    const found = new Set<string>();
    for await (const path of folder.files.list(signal)) {
      if (found.add(path).size > mostFiles) {
        break;
      }
      if (!this.corpus.has(path)) {
        await this.learnFile(path, "background", signal);
      }
    }
    if (!signal.aborted) {
      this.forgetFiles(folder, (key) => !found.has(key));
    }
  }

  private async readAnew(folder: Folder, path: string): Promise<void> {
    if (await folder.files.allows(path)) {
      await this.learnFile(path, "urgent", folder.walk.signal);
    } else if (!this.open.has(path)) {
      this.corpus.forget(path);
    }
  }

  private async learnFile(path: string, urgency: "urgent" | "background", signal: AbortSignal): Promise<void> {
    const isWanted = () => !signal.aborted && !this.open.has(path);
    if (!isWanted() || this.distance(dirname(path)) >= this.horizon) {
      return;
    }
    const text = await readText(path);
    if (text !== undefined) {
      await this.learn(path, text, urgency, isWanted);
    } else if (isWanted()) {
      this.corpus.forget(path);
    }
  }

  /** `isWanted` is asked when the turn comes: until then the document may have closed or the folder be gone. */
  private async learn(key: string, text: string, urgency: "urgent" | "background", isWanted: () => boolean) {
    const { corpus } = this;
    const steps = function* () {
      if (isWanted()) {
        yield* corpus.learn(key, dirname(key), text);
      }
    };
    await this.schedule.run(steps(), urgency);
    await this.keepUnderCap();
  }

  private async keepUnderCap(): Promise<void> {
    const { corpus } = this;
    const isOver = corpus.bytes > this.memoryCap || corpus.isFull;
    if ((isOver && this.letGo()) || corpus.isWorthRebuilding) {
      await this.rebuild();
    }
  }

  /** Forgets the files farthest from the open documents until the others fit; false if there is none to forget. */
  private letGo(): boolean {
    const { corpus } = this;
    const files = corpus.learntFiles.sort(this.farthestFirst);
    const tokens = files.reduce((sum, file) => sum + file.end - file.start, 0);
    const bytesPerToken = corpus.bytes / corpus.table.length;
    let hasForgotten = false;
    let excess = tokens - (Math.min(this.memoryCap, corpus.bytes) * shareKept) / bytesPerToken;
    for (const file of files) {
      if (excess <= 0) {
        break;
      }
      if (!this.open.has(file.key)) {
        corpus.forget(file.key);
        excess -= file.end - file.start;
        this.horizon = Math.min(this.horizon, this.distance(file.folder));
        hasForgotten = true;
      }
    }
    return hasForgotten;
  }

  /** One rebuild at a time: it works on what the last one left. */
  private async rebuild(): Promise<void> {
    this.rebuilding ??= this.rebuildNow().finally(() => {
      this.rebuilding = undefined;
    });
    await this.rebuilding;
  }

  private async rebuildNow(): Promise<void> {
    for (const steps of this.corpus.rebuild(this.farthestFirst)) {
      await this.schedule.run(steps, "background");
    }
  }

  private readonly farthestFirst = (one: LearntFile, other: LearntFile): number =>
    this.distance(other.folder) - this.distance(one.folder);

  private distance(folder: string): number {
    return distanceToNearest(folder, [...this.open.keys()].map(dirname));
  }

  private forgetFiles(folder: Folder, isGone: (key: string) => boolean): void {
    for (const { key } of this.corpus.learntFiles) {
      if (folder.files.contains(key) && !this.open.has(key) && isGone(key)) {
        this.corpus.forget(key);
      }
    }
  }
}
