import { stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { distanceToNearest } from "../../files/distance.ts";
import { keyOf } from "../../files/documentKey.ts";
import { FolderFiles } from "../../files/folderFiles.ts";
import { isIgnoreFile } from "../../files/ignoreRules.ts";
import { isWritten, readText } from "../../files/readText.ts";
import type { OpenText } from "./passages.ts";
import type { IndexableDocument } from "./protocol.ts";
import { readRecord, recordOf } from "./record.ts";
import { type SavedFile, SavedIndex } from "./savedIndex.ts";
import { Store } from "./store.ts";

interface Folder {
  readonly files: FolderFiles;
  readonly saved: SavedIndex;
  readonly walk: AbortController;
  /** It differs from what is on disk. */
  isDirty: boolean;
}

export interface IndexerOptions {
  readonly storage: string;
  readonly memoryCap: number;
  readonly log: (message: string) => void;
  /** All that was asked for is done. */
  readonly settled: () => void;
}

/** A search waits no longer than about this for indexing, in milliseconds. */
const sliceMs = 4;
/** What a rebuild leaves free of the cap, so that the next files need no other one. */
const shareKept = 0.8;
/** Milliseconds after a change in which others are awaited before the index is written. */
const saveAfter = 5 * 60 * 1000;
/** The texts that changed are read before a search for at most so many milliseconds; what is left is read before the next one. */
const settleMs = 8;

/** Keeps the store in step with folders on disk and with open documents, under its memory cap. One piece of work at a time changes it. */
export class Indexer {
  private current = new Store();
  private readonly options: IndexerOptions;
  private readonly folders = new Map<string, Folder>();
  private readonly documents = new Map<string, OpenText>();
  /** Keys of open documents whose text is newer than the index. */
  private readonly changed = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;
  private isRebuilding = false;
  private sliceEnd = 0;
  private saving: NodeJS.Timeout | undefined;
  /** Files as far as this from the open documents, or farther, were let go. */
  private horizon = Number.POSITIVE_INFINITY;

  constructor(options: IndexerOptions) {
    this.options = options;
  }

  get store(): Store {
    return this.current;
  }

  addFolder(path: string): void {
    this.folders.get(path)?.walk.abort();
    const folder: Folder = {
      files: new FolderFiles(path),
      saved: new SavedIndex(this.options.storage, path),
      walk: new AbortController(),
      isDirty: false,
    };
    this.folders.set(path, folder);
    this.queue(() => this.walk(folder));
  }

  forgetFolder(path: string): void {
    const folder = this.folders.get(path);
    this.folders.delete(path);
    if (folder !== undefined) {
      folder.walk.abort();
      this.queue(async () => {
        this.forgetFiles(folder, () => true);
        await folder.saved.remove();
      });
    }
  }

  /** A changed ignore file has its folder walked anew; any other file is read anew. */
  fileChanged(path: string): void {
    for (const folder of [...this.folders.values()].filter(({ files }) => files.contains(path))) {
      if (isIgnoreFile(path)) {
        this.addFolder(folder.files.root);
      } else {
        this.queue(() => this.readAnew(folder, path));
      }
    }
  }

  documentChanged({ uri, text }: IndexableDocument): void {
    const key = keyOf(uri);
    const isFar = !this.documents.has(key) && this.distance(dirname(key)) >= this.horizon;
    this.documents.set(key, { uri, text });
    this.changed.add(key);
    this.current.forget(key);
    if (isFar) {
      // What was let go lies near now.
      this.horizon = Number.POSITIVE_INFINITY;
      for (const root of [...this.folders.keys()]) {
        this.addFolder(root);
      }
    }
  }

  documentClosed(uri: string): void {
    const key = keyOf(uri);
    if (this.documents.delete(key)) {
      this.changed.delete(key);
      this.current.forget(key);
      this.fileChanged(key);
    }
  }

  /** What is indexed of a file is not what is on disk: it is read anew, or forgotten. */
  isStale(key: string): void {
    this.current.forget(key);
    this.fileChanged(key);
  }

  /** Reads the open documents that changed, but for the one that is written in: nothing of it is found anyway. */
  readDocuments(except: string): void {
    const end = performance.now() + settleMs;
    for (const key of this.isRebuilding ? [] : [...this.changed]) {
      if (key !== except && performance.now() < end) {
        this.changed.delete(key);
        this.addText(key, this.documents.get(key)?.text ?? "");
      }
    }
  }

  openText(key: string): OpenText | undefined {
    return this.documents.get(key);
  }

  /** A file's path in its folder, as people write it. */
  nameOf(key: string): string {
    const folder = [...this.folders.values()].find(({ files }) => files.contains(key));
    return folder === undefined ? key : relative(folder.files.root, key).split(sep).join("/");
  }

  /** Runs work after what was asked for before; what it throws is logged. */
  private queue(step: () => Promise<void>): void {
    this.waiting++;
    this.work = this.work
      .then(step)
      .catch((error: unknown) => this.options.log(`The index failed: ${String(error)}`))
      .then(() => {
        if (--this.waiting === 0) {
          this.options.settled();
        }
      });
  }

  private async walk(folder: Folder): Promise<void> {
    const { signal } = folder.walk;
    const saved = signal.aborted ? new Map() : await folder.saved.load();
    folder.isDirty = false;
    const found = new Set<string>();
    for await (const path of folder.files.list(signal)) {
      found.add(path);
      await this.read(folder, path, saved.get(path));
      await this.pause();
    }
    if (!signal.aborted) {
      this.forgetFiles(folder, (key) => !found.has(key));
      folder.isDirty ||= [...saved.keys()].some((path) => !found.has(path));
      await this.save(folder);
    }
  }

  private async readAnew(folder: Folder, path: string): Promise<void> {
    if (await folder.files.allows(path)) {
      await this.read(folder, path, undefined);
    } else if (!this.documents.has(path)) {
      this.current.forget(path);
      this.touch(folder);
    }
  }

  /** Has a file's present text in the index, as far as it is text that people wrote and lies near enough. */
  private async read(folder: Folder, path: string, saved: SavedFile | undefined): Promise<void> {
    if (this.documents.has(path) || this.distance(dirname(path)) >= this.horizon) {
      return;
    }
    const entry = await stat(path).catch(() => undefined);
    const isSame = (known: { readonly modified: number; readonly size: number } | undefined) =>
      known !== undefined && known.modified === entry?.mtimeMs && known.size === entry.size;
    if (isSame(this.current.get(path))) {
      return;
    }
    if (saved !== undefined && isSame(saved)) {
      this.current.add(path, saved.modified, saved.size, readRecord(saved.record));
    } else {
      const text = await readText(path);
      this.touch(folder);
      // It may have been opened while it was read.
      if (text === undefined || this.documents.has(path)) {
        this.current.forget(path);
        return;
      }
      this.current.add(path, entry?.mtimeMs ?? 0, entry?.size ?? 0, recordOf(text));
    }
    await this.keepUnderCap();
  }

  private addText(key: string, text: string): void {
    if (isWritten(text)) {
      this.current.add(key, 0, 0, recordOf(text));
    } else {
      this.current.forget(key);
    }
  }

  private forgetFiles(folder: Folder, isGone: (key: string) => boolean): void {
    for (const { key } of [...this.current.all()]) {
      if (folder.files.contains(key) && !this.documents.has(key) && isGone(key)) {
        this.current.forget(key);
        this.touch(folder);
      }
    }
  }

  private async keepUnderCap(): Promise<void> {
    if (this.current.bytes > this.options.memoryCap) {
      this.letGo();
      await this.rebuild();
    } else if (this.current.isWorthRebuilding) {
      await this.rebuild();
    }
  }

  /** Forgets the files farthest from the open documents until the others fit with some room. */
  private letGo(): void {
    const store = this.current;
    const files = [...store.all()].map((file) => ({ file, distance: this.distance(file.folder) }));
    const bytes = files.reduce((sum, { file }) => sum + file.length, 0);
    let excess = bytes - (bytes * this.options.memoryCap * shareKept) / store.bytes;
    for (const { file, distance } of files.sort((one, other) => other.distance - one.distance)) {
      if (excess > 0 && !this.documents.has(file.key)) {
        store.forget(file.key);
        excess -= file.length;
        this.horizon = Math.min(this.horizon, distance);
      }
    }
  }

  private async rebuild(): Promise<void> {
    this.isRebuilding = true;
    try {
      const steps = this.current.rebuilt();
      let step = steps.next();
      while (step.done !== true) {
        await this.pause();
        step = steps.next();
      }
      this.current = step.value;
      this.forgetTexts();
    } finally {
      this.isRebuilding = false;
    }
  }

  /** Texts that changed or were closed while the store was built anew. */
  private forgetTexts(): void {
    for (const { key, modified } of [...this.current.all()]) {
      if (this.changed.has(key) || (modified === 0 && !this.documents.has(key))) {
        this.current.forget(key);
      }
    }
  }

  private distance(folder: string): number {
    return distanceToNearest(folder, [...this.documents.keys()].map(dirname));
  }

  /** Lets messages in once a slice of time is used up. */
  private async pause(): Promise<void> {
    if (performance.now() > this.sliceEnd) {
      await turn();
      this.sliceEnd = performance.now() + sliceMs;
    }
  }

  private touch(folder: Folder): void {
    folder.isDirty = true;
    this.saving ??= setTimeout(() => {
      this.saving = undefined;
      for (const each of this.folders.values()) {
        this.queue(() => this.save(each));
      }
    }, saveAfter).unref();
  }

  private async save(folder: Folder): Promise<void> {
    if (folder.isDirty && !folder.walk.signal.aborted) {
      folder.isDirty = false;
      await folder.saved.save(this.savedFiles(folder));
    }
  }

  private *savedFiles({ files }: Folder): Generator<SavedFile> {
    const store = this.current;
    for (const file of [...store.all()]) {
      // The text of an open document is not that of the file.
      if (files.contains(file.key) && file.modified > 0) {
        yield { path: file.key, modified: file.modified, size: file.size, record: store.recordOf(file) };
      }
    }
  }
}
