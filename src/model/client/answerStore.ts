import { chmod, mkdir, readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { removeUnfinished, writeAtomically } from "../../journal/atomicFile.ts";
import { onDisk, unlessGone } from "../../journal/errors.ts";
import { decodeLine, encodeLine } from "../../journal/line.ts";
import { type RedactionOptions, usualRedaction } from "./redaction.ts";

const keptAnswer = z.object({
  text: z.string(),
  tool: z.string(),
  logprob: z.optional(z.number()),
});

/**
 * A whole answer, as it is kept. `tool`: the arguments that the request's tool was called with; empty where it was not. `logprob`: natural
 * logarithm of the probability of the whole text, where the model stated one for each piece.
 */
export type KeptAnswer = z.infer<typeof keptAnswer>;

export interface AnswerStoreOptions {
  /** Holds nothing but answers; made at the first write. */
  readonly folder: string;
  /** Bytes that the answers may take on the disk; 0: none is kept. */
  readonly mostBytes: number;
  /** Milliseconds for which an answer is given; 0: none is kept. */
  readonly lifetime: number;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  /** Told once of a disk that does not do what it should; requests go on without it. */
  readonly onFailure: (error: unknown) => void;
  /** Gives the search for secrets that an answer must pass. */
  readonly loadScan?: RedactionOptions["loadScan"];
}

const ending = ".answer";
/** The unit in which most file systems give out space. */
const block = 4096;
/** Parts of the cap: so much is written before the folder is looked through again, and so much room is made then. */
const parts = 10;

/**
 * Answers on the disk, private to the person: a file each, named by the hash of its request. Several windows may share the folder. Each looks
 * through it after every tenth of the cap that it wrote, and lets the least recently used answers go, so that one window
 * never exceeds the cap, and each further one at most by that tenth. What was not used for its lifetime goes then, too.
 */
export class AnswerStore {
  private readonly options: AnswerStoreOptions;
  /** Bytes written since the folder was looked through. */
  private unseen = Number.POSITIVE_INFINITY;
  private work: Promise<void> = Promise.resolve();
  private hasFailed = false;

  constructor(options: AnswerStoreOptions) {
    this.options = options;
  }

  /** Whether nothing is kept and nothing given. */
  get isOff(): boolean {
    return this.options.mostBytes <= 0 || this.options.lifetime <= 0;
  }

  /** What is kept under a name. A file that can't be read, is cut, too old or of another version is as good as none; so is an aborted look. */
  async get(name: string, signal: AbortSignal): Promise<KeptAnswer | undefined> {
    const bytes = await this.read(name, signal);
    const line = bytes === undefined ? undefined : decodeLine(bytes.subarray(0, -1), keptAnswer);
    const now = this.options.time();
    if (line?.kind !== "known" || line.at > now || now - line.at >= this.options.lifetime) {
      return undefined;
    }
    this.do(() => unlessGone(utimes(this.pathOf(name), now / 1000, now / 1000)));
    return line.entry;
  }

  /** Writes one after the other, in the background. What holds a secret, can't be searched for one or would fill a tenth of the cap is not kept. */
  put(name: string, answer: KeptAnswer): void {
    this.do(async () => {
      const { folder, mostBytes, time, loadScan = usualRedaction.loadScan } = this.options;
      const bytes = encodeLine(time(), answer);
      const size = onDiskSize(bytes.length);
      const scan = await loadScan();
      const secrets = await scan(`${answer.text}\n${answer.tool}`, new AbortController().signal);
      if (secrets.length > 0 || size > mostBytes / parts) {
        return;
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (this.unseen + size > mostBytes / parts) {
        await this.makeRoom();
      }
      this.unseen += size;
      await writeAtomically(this.pathOf(name), bytes);
    });
  }

  /** Lets all answers go, those that other windows kept too. Throws `JournalError` of kind `disk`. */
  clear(): Promise<void> {
    const { folder, time } = this.options;
    const cleared = this.work.then(() =>
      onDisk(async () => {
        await unlessGone(removeUnfinished(folder, time()));
        for (const name of await this.names()) {
          await rm(join(folder, name), { force: true });
        }
      }),
    );
    // Its caller hears of a failure; the next in turn starts all the same.
    this.work = cleared.catch(() => {});
    return cleared;
  }

  /** Resolves when all that was put so far is written. */
  async settled(): Promise<void> {
    await this.work;
  }

  private async read(name: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
    try {
      return await unlessGone(readFile(this.pathOf(name), { signal }));
    } catch (error) {
      if (!signal.aborted) {
        this.tell(error);
      }
      return undefined;
    }
  }

  private do(step: () => Promise<void>): void {
    this.work = this.work.then(step).catch((error: unknown) => this.tell(error));
  }

  private tell(error: unknown): void {
    if (!this.hasFailed) {
      this.hasFailed = true;
      this.options.onFailure(error);
    }
  }

  private async makeRoom(): Promise<void> {
    const { folder, mostBytes, lifetime, time } = this.options;
    const now = time();
    // It may have been there before, open to others.
    await chmod(folder, 0o700);
    await removeUnfinished(folder, now);
    const files = (await this.files()).sort((one, other) => one.usedAt - other.usedAt);
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    for (const { name, size, usedAt } of files) {
      if (now - usedAt >= lifetime || bytes > mostBytes - mostBytes / parts) {
        await rm(join(folder, name), { force: true });
        bytes -= size;
      }
    }
    this.unseen = 0;
  }

  /** One look after the other: all at once would keep requests from the disk. */
  private async files(): Promise<{ readonly name: string; readonly size: number; readonly usedAt: number }[]> {
    const found = [];
    for (const name of await this.names()) {
      const entry = await unlessGone(stat(join(this.options.folder, name)));
      if (entry !== undefined) {
        found.push({ name, size: onDiskSize(entry.size), usedAt: entry.mtimeMs });
      }
    }
    return found;
  }

  private async names(): Promise<readonly string[]> {
    return ((await unlessGone(readdir(this.options.folder))) ?? []).filter((name) => name.endsWith(ending));
  }

  private pathOf(name: string): string {
    return join(this.options.folder, name + ending);
  }
}

function onDiskSize(bytes: number): number {
  return Math.ceil(bytes / block) * block;
}
