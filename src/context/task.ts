import type { Feature } from "../model/model.ts";
import type { LineSpan } from "../text/lineSpan.ts";

/** The commands that ask a model. */
export type CommandFeature = Exclude<Feature, "completion" | "setUp">;

/** The document a task is about. Lines end with `\n`. */
export interface TaskDocument {
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export interface TaskDiagnostic {
  readonly message: string;
  /** Such as `ts`; empty where the language says none. */
  readonly source: string;
  /** Such as `2345`; empty where there is none. */
  readonly code: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly lines: LineSpan;
}

/** What a person asked for: plain values, made when the command was called. */
export interface Task {
  readonly feature: CommandFeature;
  readonly document?: TaskDocument;
  /** Lines of the document that are selected, or those of the symbol at the cursor; absent: the whole file. */
  readonly selection?: LineSpan;
  /** Name of the symbol that the selection is, where it is one. */
  readonly symbol?: string;
  /** Line, counted from 0, before which something is to be generated. */
  readonly cursorLine?: number;
  /** The person's own words; the target for `convert`, such as `Python`. */
  readonly instruction?: string;
  readonly diagnostic?: TaskDiagnostic;
  /** Unified diff of the uncommitted changes, for `review` and `commitMessage`. */
  readonly diff?: string;
  /** Uri of the top folder of the repository that the diff is of. */
  readonly repository?: string;
  /** Changed files that the diff leaves out, because they may not be read; paths in the repository. */
  readonly leftOut?: readonly string[];
  /** Text selected in a terminal, or any other text that belongs to no file. */
  readonly text?: string;
}
