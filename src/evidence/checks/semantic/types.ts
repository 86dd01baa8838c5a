import type { ChangedFile } from "../../check.ts";
import type { FileErrors, NoTypes } from "../../semantic/index.ts";

/** The compiler's word on a proposal. */
export interface Types {
  /**
   * What it says of the files and of others that import them, by their paths in the workspace, or why nothing is known. Throws nothing but
   * what the signal aborts with.
   */
  errors(files: readonly ChangedFile[], signal: AbortSignal): Promise<readonly FileErrors[] | NoTypes>;
}
