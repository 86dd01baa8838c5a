import type { ContextItem } from "./contextItem.ts";
import { definitions } from "./sources/definitions.ts";
import { diagnostic } from "./sources/diagnostic.ts";
import { diff } from "./sources/diff.ts";
import { document } from "./sources/document.ts";
import { instructions } from "./sources/instructions.ts";
import { openEditors } from "./sources/openEditors.ts";
import { selection } from "./sources/selection.ts";
import { structure } from "./sources/structure.ts";
import { surroundings } from "./sources/surroundings.ts";
import { text } from "./sources/text.ts";
import type { Task } from "./task.ts";
import type { Source, TaskSources } from "./taskSources.ts";

/** In the order in which a person reads them: what was asked about, then what goes along. */
const all: readonly Source[] = [
  diagnostic,
  selection,
  document,
  text,
  diff,
  surroundings,
  instructions,
  structure,
  definitions,
  openEditors,
];

/**
 * What a model is to see for a task: one item a piece, each with its reason and its estimate, each once. Nothing is cut for size
 * here; `fitItems` does that for the model that is asked. Throws nothing but what the signal aborts with.
 */
export async function gather(task: Task, sources: TaskSources, signal: AbortSignal): Promise<readonly ContextItem[]> {
  signal.throwIfAborted();
  const found = await Promise.all(all.map((source) => source(task, sources, signal)));
  signal.throwIfAborted();
  const byId = new Map(found.flat().map((item) => [item.id, item]));
  return [...byId.values()];
}
