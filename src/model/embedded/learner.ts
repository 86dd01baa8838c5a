import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { FolderFiles } from "../../files/folderFiles.ts";
import { isIgnoreFile } from "../../files/ignoreRules.ts";
import { readText } from "../../files/readText.ts";
import { Corpus } from "./corpus.ts";
import type { Schedule } from "./schedule.ts";

interface Folder {
  readonly files: FolderFiles;
  /** Stops the walk that runs. */
  walk: AbortController;
}

/** Keeps the corpus in step with open documents and folders on disk. */
export class Learner {
  readonly corpus = new Corpus();
  private readonly schedule: Schedule;
  private readonly folders = new Map<string, Folder>();
  private readonly open = new Set<string>();
  private memoryCap = Number.POSITIVE_INFINITY;

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  learnDocument(uri: string, text: string): void {
    const key = keyOf(uri);
    this.open.add(key);
    void this.learn(key, text.replaceAll("\r\n", "\n"), "first");
  }

  closeDocument(uri: string): void {
    const key = keyOf(uri);
    this.open.delete(key);
    this.corpus.forget(key);
    this.fileChanged(key);
  }

  learnFolder(path: string): void {
    this.folders.get(path)?.walk.abort();
    const folder = { files: new FolderFiles(path), walk: new AbortController() };
    this.folders.set(path, folder);
    void this.walk(folder.files, folder.walk.signal);
  }

  forgetFolder(path: string): void {
    const folder = this.folders.get(path);
    folder?.walk.abort();
    this.folders.delete(path);
    for (const key of [...this.corpus.keys()]) {
      if (folder?.files.contains(key) === true && !this.open.has(key)) {
        this.corpus.forget(key);
      }
    }
  }

  /** A changed ignore file has its folder walked anew; any other file is read anew. */
  fileChanged(path: string): void {
    for (const folder of this.folders.values()) {
      if (folder.files.contains(path)) {
        if (isIgnoreFile(path)) {
          this.learnFolder(folder.files.root);
        } else {
          void this.readAnew(folder, path);
        }
      }
    }
  }

  setMemoryCap(bytes: number): void {
    this.memoryCap = bytes;
  }

  private async readAnew(folder: Folder, path: string): Promise<void> {
    const { signal } = folder.walk;
    const text = (await folder.files.allows(path)) ? await readText(path) : undefined;
    if (this.open.has(path) || signal.aborted) {
      return;
    }
    if (text === undefined) {
      this.corpus.forget(path);
    } else {
      await this.learn(path, text, "first");
    }
  }

  private async walk(files: FolderFiles, signal: AbortSignal): Promise<void> {
    const found = new Set<string>();
    for await (const path of files.list(signal)) {
      found.add(path);
      if (this.open.has(path) || this.corpus.bytes > this.memoryCap) {
        continue;
      }
      const text = await readText(path);
      if (text !== undefined && !signal.aborted && !this.open.has(path)) {
        await this.learn(path, text, "last");
      }
    }
    for (const key of [...this.corpus.keys()]) {
      if (!signal.aborted && files.contains(key) && !found.has(key) && !this.open.has(key)) {
        this.corpus.forget(key);
      }
    }
  }

  private learn(key: string, text: string, place: "first" | "last"): Promise<void> {
    return this.schedule.run(this.corpus.learn(key, dirname(key), text), place);
  }
}

/** Files go by their path, so that document and file are one; other documents by their uri. */
export function keyOf(uri: string): string {
  return uri.startsWith("file:") ? fileURLToPath(uri) : uri;
}
