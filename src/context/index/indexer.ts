import { stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import { keyOf } from "../../files/documentKey.ts";
import { isIgnoreFile } from "../../files/ignoreRules.ts";
import { readText } from "../../files/readText.ts";
import type { ReadableDocument, WorkspaceFollower } from "../../files/workspaceFollower.ts";
import { CappedStore } from "./cappedStore.ts";
import { IndexedFolder } from "./indexedFolder.ts";
import { OpenTexts } from "./openTexts.ts";
import type { OpenText } from "./passages.ts";
import { readRecord, recordOf } from "./record.ts";
import type { IndexedFile, Store } from "./store.ts";
import { Turns } from "./turns.ts";

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
  private readonly storage: string;
  private readonly folders = new Map<string, IndexedFolder>();
  private readonly open = new OpenTexts();
  private readonly turns: Turns;
  private readonly capped: CappedStore;
  private saving: NodeJS.Timeout | undefined;

  constructor({ storage, memoryCap, log, settled }: IndexerOptions) {
    this.storage = storage;
    this.turns = new Turns((error) => log(`The index failed: ${String(error)}`), settled);
    this.capped = new CappedStore({ memoryCap, open: this.open, turns: this.turns });
  }

  get store(): Store {
    return this.capped.current;
  }

  /** Somebody types: what is not asked for can wait. */
  typed(): void {
    this.turns.giveWay();
  }

  addFolder(path: string): void {
    this.folders.get(path)?.leave();
    const folder = new IndexedFolder(path, this.storage);
    this.folders.set(path, folder);
    this.turns.queue(() => this.walk(folder));
  }

  forgetFolder(path: string): void {
    const folder = this.folders.get(path);
    this.folders.delete(path);
    if (folder !== undefined) {
      folder.leave();
      this.turns.queue(async () => {
        this.forgetFiles(folder, () => true);
        await folder.removeSaved();
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
    const isFar = !this.open.has(key) && this.capped.isTooFar(key);
    this.open.change(document);
    this.store.forget(key);
    if (isFar) {
      this.capped.takeAll();
      for (const root of [...this.folders.keys()]) {
        this.addFolder(root);
      }
    }
  }

  documentClosed(uri: string): void {
    const key = keyOf(uri);
    if (this.open.close(key)) {
      this.store.forget(key);
      this.fileChanged(key);
    }
  }

  /** What is indexed of a file is not what is on disk: it is read anew, or forgotten. */
  readAgain(key: string): void {
    this.store.forget(key);
    this.fileChanged(key);
  }

  /** Brings what is known of open documents up to date, but for the one that is written in. */
  readDocuments(except: string): void {
    this.capped.readDocuments(except);
  }

  openText(key: string): OpenText | undefined {
    return this.open.get(key);
  }

  /** A file's path in its folder, as people write it. */
  nameOf(key: string): string {
    const folder = [...this.folders.values()].find(({ files }) => files.contains(key));
    return folder === undefined ? key : relative(folder.files.root, key).split(sep).join("/");
  }

  private async walk(folder: IndexedFolder): Promise<void> {
    const { signal } = folder;
    await this.load(folder);
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
      await folder.save(this.store);
    }
  }

  /** Takes over what was kept of a folder. None of it counts before the walk has found its file unchanged, and still to be read. */
  private async load(folder: IndexedFolder): Promise<void> {
    for await (const { path, modified, size, record } of folder.load()) {
      if (folder.signal.aborted) {
        break;
      }
      if (this.store.get(path) === undefined && !this.open.has(path)) {
        this.store.add(path, modified, size, readRecord(record), false);
      }
      await this.turns.pause();
    }
  }

  private async readAnew(folder: IndexedFolder, path: string): Promise<void> {
    if (await folder.files.allows(path)) {
      await this.read(folder, path);
    } else if (!this.open.has(path)) {
      this.store.forget(path);
      this.touch(folder);
    }
  }

  /** Has a file's present text in the index, as far as it is text that people wrote and lies near enough. */
  private async read(folder: IndexedFolder, path: string): Promise<void> {
    if (this.open.has(path) || this.capped.isTooFar(path)) {
      return;
    }
    // A file that can't be looked at is treated as one that is gone.
    const entry = await stat(path).catch(() => undefined);
    const known = this.store.get(path);
    if (known !== undefined && known.modified === entry?.mtimeMs && known.size === entry.size) {
      known.alive = true;
      return;
    }
    const text = await readText(path);
    this.touch(folder);
    // It may have been opened while it was read.
    if (text === undefined || this.open.has(path)) {
      this.store.forget(path);
      return;
    }
    this.store.add(path, entry?.mtimeMs ?? 0, entry?.size ?? 0, recordOf(text));
    await this.capped.keepUnderCap();
  }

  /** What may be left out from now on counts for nothing until it is found anew. */
  private doubt(folder: IndexedFolder): void {
    for (const file of this.store.all()) {
      if (folder.files.contains(file.key) && !this.open.has(file.key)) {
        file.alive = false;
      }
    }
  }

  private forgetFiles(folder: IndexedFolder, isGone: (file: IndexedFile) => boolean): void {
    for (const file of [...this.store.all()]) {
      if (folder.files.contains(file.key) && !this.open.has(file.key) && isGone(file)) {
        this.store.forget(file.key);
        this.touch(folder);
      }
    }
  }

  private touch(folder: IndexedFolder): void {
    folder.touch();
    this.saving ??= setTimeout(() => {
      this.saving = undefined;
      for (const each of this.folders.values()) {
        this.turns.queue(() => each.save(this.store));
      }
    }, saveAfter).unref();
  }
}
