import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../journal/atomicFile.ts";
import { unlessGone } from "../../journal/errors.ts";
import type { Clock } from "../../model/client/clock.ts";
import { Learnt } from "./learnt.ts";
import { savedLearnt } from "./saved.ts";

/** Milliseconds for which what is learnt comes together before it is written. */
const restBeforeWriting = 60_000;

export interface LearntFileOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** The file could not be read or written: what is learnt lasts as long as the window. */
  readonly onFailure: (error: unknown) => void;
}

/** What use has taught, over the end of a window. Of several windows the last one to write wins: numbers that fade are worth no lock. */
export class LearntFile {
  readonly learnt = new Learnt(() => this.writeSoon());
  private readonly options: LearntFileOptions;
  private readonly loaded: Promise<void>;
  private cancelWriting: (() => void) | undefined;

  /** Begins to read; what is learnt meanwhile counts besides. */
  constructor(options: LearntFileOptions) {
    this.options = options;
    this.loaded = this.load();
  }

  /** Resolves once what was written before is known, or can't be. */
  ready(): Promise<void> {
    return this.loaded;
  }

  /** Writes what is not written yet. Never rejects. */
  async flush(): Promise<void> {
    if (this.cancelWriting === undefined) {
      return;
    }
    this.cancelWriting();
    this.cancelWriting = undefined;
    await this.loaded;
    try {
      await mkdir(this.options.folder, { recursive: true, mode: 0o700 });
      await writeAtomically(this.path, Buffer.from(JSON.stringify(this.learnt.saved())));
    } catch (error) {
      this.options.onFailure(error);
    }
  }

  private async load(): Promise<void> {
    try {
      const json = await unlessGone(readFile(this.path, "utf8"));
      if (json !== undefined) {
        this.learnt.restore(savedLearnt.parse(JSON.parse(json)));
      }
    } catch (error) {
      this.options.onFailure(error);
    }
  }

  private writeSoon(): void {
    this.cancelWriting ??= this.options.clock.after(restBeforeWriting, () => void this.flush());
  }

  private get path(): string {
    return join(this.options.folder, "learnt.json");
  }
}
