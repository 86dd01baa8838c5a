/**
 * `tooLarge`: an entry is larger than may be kept. `invalid`: it is not what the schema says. `closed`: the journal was closed
 * before. `disk`: the system refused; `cause` says why.
 */
export type JournalErrorKind = "tooLarge" | "invalid" | "closed" | "disk";

/** The only error that leaves `src/journal`. */
export class JournalError extends Error {
  readonly kind: JournalErrorKind;

  constructor(kind: JournalErrorKind, cause?: unknown) {
    super(`journal: ${kind}`, { cause });
    this.name = "JournalError";
    this.kind = kind;
  }
}

/** Runs work on the disk; what fails there becomes a `JournalError`. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof JournalError ? error : new JournalError("disk", error);
  }
}

/** What a step gives, or `undefined` where its file is gone: another window may have let go of it. */
export async function unlessGone<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
