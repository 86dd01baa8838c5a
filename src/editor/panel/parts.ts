import type * as vscode from "vscode";
import type { TaskSources } from "../../context/taskSources.ts";
import type { Knowledge, QuickChecks, Syntax, TypeServer } from "../../evidence/index.ts";
import type { Task } from "../../feature/task.ts";
import type { Decisions } from "../../usage/decisions.ts";
import type { VerdictBatch } from "../../usage/verdictBatch.ts";
import type { Kept } from "../../usage/verdictCounts.ts";
import type { Models } from "../models.ts";
import type { SettingsReader } from "../settings.ts";
import type { WorkspaceFiles } from "../workspaceFiles.ts";
import type { Delimiters } from "./delimiter.ts";
import type { Dismissals } from "./dismissals.ts";

/** What threads need of the rest of the editor. */
export interface ThreadParts {
  readonly models: Models;
  readonly settings: SettingsReader;
  readonly files: WorkspaceFiles;
  readonly syntax: Syntax;
  readonly quick: QuickChecks;
  readonly typeServer: TypeServer;
  /** The script of the process that guards what runs in a copy of the project. */
  readonly guardian: URL;
  readonly log: vscode.LogOutputChannel;
  /** Hears what becomes of hunks. */
  readonly decisions: Decisions;
  /** The same by what the checks came to, and what is known of earlier ones; see `keptByVerdict` of `src/usage`. */
  readonly verdicts: VerdictBatch;
  keptByVerdict(feature: string, languages: ReadonlySet<string>): Promise<Readonly<Record<string, Kept>>>;
  /** Lesser models that the person agreed to ask in this window, each for a command. */
  readonly agreed: Set<string>;
  readonly delimiters: Delimiters;
  readonly dismissals: Dismissals;
  /** What context for a task may ask. */
  sourcesFor(task: Task): TaskSources;
  /** What checks may ask about an answer to a task. */
  knowledgeFor(task: Task): Knowledge;
  /** Whether a file's text may go to a model that is not on this machine. */
  mayLeave(uri: vscode.Uri): Promise<boolean>;
}
