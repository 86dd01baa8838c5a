import { FolderFiles } from "../../files/folderFiles.ts";
import { type SavedFile, SavedIndex } from "./savedIndex.ts";
import type { Store } from "./store.ts";

/** A folder of the workspace, and what is kept of it on disk. */
export class IndexedFolder {
  readonly files: FolderFiles;
  private readonly saved: SavedIndex;
  private readonly left = new AbortController();
  /** What is indexed of it differs from what is on disk. */
  private isDirty = false;

  /** `storage`: the folder in which the index is kept. */
  constructor(root: string, storage: string) {
    this.files = new FolderFiles(root);
    this.saved = new SavedIndex(storage, root);
  }

  /** Aborts when it is forgotten, or walked anew. */
  get signal(): AbortSignal {
    return this.left.signal;
  }

  leave(): void {
    this.left.abort();
  }

  load(): AsyncIterable<SavedFile> {
    return this.saved.load();
  }

  touch(): void {
    this.isDirty = true;
  }

  /** Writes what is indexed of it, if that changed. Throws what the system throws. */
  async save(store: Store): Promise<void> {
    if (this.isDirty && !this.signal.aborted) {
      this.isDirty = false;
      await this.saved.save(savedFilesOf(store, this.files));
    }
  }

  async removeSaved(): Promise<void> {
    await this.saved.remove();
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
