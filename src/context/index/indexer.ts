import { stat } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";
import { keyOf } from "../../files/documentKey.ts";
import { FolderFiles } from "../../files/folderFiles.ts";
import { isIgnoreFile } from "../../files/ignoreRules.ts";
import { readText } from "../../files/readText.ts";
import type { ReadableDocument, WorkspaceFollower } from "../../files/workspaceFollower.ts";
import { letGoFarthest } from "./memoryCap.ts";
import { OpenTexts } from "./openTexts.ts";
import type { OpenText } from "./passages.ts";
import { readRecord, recordOf } from "./record.ts";
import { type SavedFile, SavedIndex } from "./savedIndex.ts";
import { type IndexedFile, Store } from "./store.ts";
import { Turns } from "./turns.ts";

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

/** Files of a folder that are looked at: the cap is reached before, and their names take memory too. */
const mostFiles = 250_000;
/** Milliseconds after a change in which others are awaited before the index is written. */
const saveAfter = 5 * 60 * 1000;

/** Keeps the store in step with folders on disk and with open documents, under its memory cap. One piece of work at a time changes it. */
export class Indexer implements WorkspaceFollower {
  private current = new Store();
  private readonly options: IndexerOptions;
  private readonly folders = new Map<string, Folder>();
  private readonly open = new OpenTexts();
  private readonly turns: Turns;
  private isRebuilding = false;
  private saving: NodeJS.Timeout | undefined;
  /** Files as far as this from the open documents, or farther, were let go. */
  private horizon = Number.POSITIVE_INFINITY;

  constructor(options: IndexerOptions) {
    this.options = options;
    const failed = (error: unknown) => options.log(`The index failed: ${String(error)}`);
    this.turns = new Turns(failed, options.settled);
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
    this.turns.queue(() => this.walk(folder));
  }

  forgetFolder(path: string): void {
    const folder = this.folders.get(path);
    this.folders.delete(path);
    if (folder !== undefined) {
      folder.walk.abort();
      this.turns.queue(async () => {
        this.forgetFiles(folder, () => true);
        await folder.saved.remove();
      });
    }
  }

  /** A changed ignore file has its folder walked anew; any other file is read anew. */
  fileChanged(path: string): void {
    for (const folder of [...this.folders.values()].filter(({ files }) => files.contains(path))) {
      if (isIgnoreFile(path)) {
        this.doubt(folder);
        this.addFolder(folder.files.root);
      } else {
        this.turns.queue(() => this.readAnew(folder, path));
      }
    }
  }

  documentChanged(document: ReadableDocument): void {
    const key = keyOf(document.uri);
    const isFar = !this.open.has(key) && this.open.distance(dirname(key)) >= this.horizon;
    this.open.change(document);
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
    if (this.open.close(key)) {
      this.current.forget(key);
      this.fileChanged(key);
    }
  }

  /** What is indexed of a file is not what is on disk: it is read anew, or forgotten. */
  readAgain(key: string): void {
    this.current.forget(key);
    this.fileChanged(key);
  }

  /** Brings what is known of open documents up to date, but for the one that is written in. */
  readDocuments(except: string): void {
    if (!this.isRebuilding) {
      this.open.readInto(this.current, except);
    }
  }

  openText(key: string): OpenText | undefined {
    return this.open.get(key);
  }

  /** A file's path in its folder, as people write it. */
  nameOf(key: string): string {
    const folder = [...this.folders.values()].find(({ files }) => files.contains(key));
    return folder === undefined ? key : relative(folder.files.root, key).split(sep).join("/");
  }

  private async walk(folder: Folder): Promise<void> {
    const { signal } = folder.walk;
    await this.load(folder);
    folder.isDirty = false;
    const found = new Set<string>();
    for await (const path of folder.files.list(signal)) {
      if (found.add(path).size > mostFiles) {
        break;
      }
      await this.read(folder, path);
      await this.turns.pause();
    }
    if (!signal.aborted) {
      this.forgetFiles(folder, ({ key, alive }) => !alive || !found.has(key));
      await this.save(folder);
    }
  }

  /** Takes over what was kept of a folder. None of it counts before the walk has found its file unchanged, and still to be read. */
  private async load({ saved, walk: { signal } }: Folder): Promise<void> {
    for await (const { path, modified, size, record } of saved.load()) {
      if (signal.aborted) {
        break;
      }
      if (this.current.get(path) === undefined && !this.open.has(path)) {
        this.current.add(path, modified, size, readRecord(record), false);
      }
      await this.turns.pause();
    }
  }

  private async readAnew(folder: Folder, path: string): Promise<void> {
    if (await folder.files.allows(path)) {
      await this.read(folder, path);
    } else if (!this.open.has(path)) {
      this.current.forget(path);
      this.touch(folder);
    }
  }

  /** Has a file's present text in the index, as far as it is text that people wrote and lies near enough. */
  private async read(folder: Folder, path: string): Promise<void> {
    if (this.open.has(path) || this.open.distance(dirname(path)) >= this.horizon) {
      return;
    }
    // A file that can't be looked at is treated as one that is gone.
    const entry = await stat(path).catch(() => undefined);
    const known = this.current.get(path);
    if (known !== undefined && known.modified === entry?.mtimeMs && known.size === entry.size) {
      known.alive = true;
      return;
    }
    const text = await readText(path);
    this.touch(folder);
    // It may have been opened while it was read.
    if (text === undefined || this.open.has(path)) {
      this.current.forget(path);
      return;
    }
    this.current.add(path, entry?.mtimeMs ?? 0, entry?.size ?? 0, recordOf(text));
    await this.keepUnderCap();
  }

  /** What may be left out from now on counts for nothing until it is found anew. */
  private doubt(folder: Folder): void {
    for (const file of this.current.all()) {
      if (folder.files.contains(file.key) && !this.open.has(file.key)) {
        file.alive = false;
      }
    }
  }

  private forgetFiles(folder: Folder, isGone: (file: IndexedFile) => boolean): void {
    for (const file of [...this.current.all()]) {
      if (folder.files.contains(file.key) && !this.open.has(file.key) && isGone(file)) {
        this.current.forget(file.key);
        this.touch(folder);
      }
    }
  }

  private async keepUnderCap(): Promise<void> {
    if (this.current.bytes > this.options.memoryCap) {
      this.horizon = Math.min(this.horizon, letGoFarthest(this.current, this.options.memoryCap, this.open));
      await this.rebuild();
    } else if (this.current.isWorthRebuilding) {
      await this.rebuild();
    }
  }

  private async rebuild(): Promise<void> {
    this.isRebuilding = true;
    try {
      const steps = this.current.rebuilt();
      let step = steps.next();
      while (step.done !== true) {
        await this.turns.pause();
        step = steps.next();
      }
      this.current = step.value;
    } finally {
      this.isRebuilding = false;
    }
  }

  private touch(folder: Folder): void {
    folder.isDirty = true;
    this.saving ??= setTimeout(() => {
      this.saving = undefined;
      for (const each of this.folders.values()) {
        this.turns.queue(() => this.save(each));
      }
    }, saveAfter).unref();
  }

  private async save(folder: Folder): Promise<void> {
    if (folder.isDirty && !folder.walk.signal.aborted) {
      folder.isDirty = false;
      await folder.saved.save(savedFilesOf(this.current, folder.files));
    }
  }
}

/** What is kept of a folder: not the texts of open documents, which are not those of their files. */
function* savedFilesOf(store: Store, folder: FolderFiles): Generator<SavedFile> {
  for (const file of [...store.all()]) {
    if (folder.contains(file.key) && file.modified > 0) {
      yield { path: file.key, modified: file.modified, size: file.size, record: store.recordOf(file) };
    }
  }
}
