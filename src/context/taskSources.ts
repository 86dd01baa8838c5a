import type { LineSpan } from "../text/lineSpan.ts";
import type { ContextItem, Workspace } from "./contextItem.ts";
import type { InstructionFiles } from "./instructions.ts";
import type { Structure } from "./structure.ts";
import type { Task, TaskDocument } from "./task.ts";

/** Where a name that is used somewhere is defined. */
export interface Definition {
  /** The name as it is used. */
  readonly symbol: string;
  readonly uri: string;
  /** Path in the workspace. */
  readonly path: string;
  readonly lines: LineSpan;
  readonly text: string;
}

/**
 * What context for a task needs to know of the editor. What can't be known is left out: nothing here throws, but what the signal
 * aborts with.
 */
export interface TaskSources extends Workspace {
  /** The folder of the task's document; `undefined` where there is none or the person does not trust it. */
  readonly instructions: InstructionFiles | undefined;
  /** Definitions, in other places of the workspace, of the names that the lines use; those used first stand first. */
  definitionsOf(document: TaskDocument, lines: LineSpan, signal: AbortSignal): Promise<readonly Definition[]>;
  /** What the editor itself knows of the symbol in the lines. */
  structureOf(document: TaskDocument, lines: LineSpan, signal: AbortSignal): Promise<Structure | undefined>;
}

/** One source of context; it gives nothing for a task that it knows nothing about. */
export type Source = (
  task: Task,
  sources: TaskSources,
  signal: AbortSignal,
) => readonly ContextItem[] | Promise<readonly ContextItem[]>;
