import { focusOf } from "../focus.ts";
import { newItem } from "../newItem.ts";
import type { Reference, Structure } from "../structure.ts";
import type { Source } from "../taskSources.ts";

/** Callers and callees that are named; more say little more. */
const most = 12;

/** What the editor knows of the symbol that the task is about: its signature, who calls it and what it calls. */
export const structure: Source = async (task, sources, signal) => {
  const lines = focusOf(task);
  if (task.document === undefined || lines === undefined || lines.count === 0) {
    return [];
  }
  const known = await sources.structureOf(task.document, lines, signal);
  const text = known === undefined ? "" : written(known);
  if (known === undefined || text === "") {
    return [];
  }
  const reason = "signature, callers and callees as the editor knows them";
  return [newItem({ source: "structure", uri: known.uri, name: known.name, text, relevance: 1, reason })];
};

function written({ callees, callers, documentation, signature }: Structure): string {
  return [
    ...(signature === "" ? [] : [`Signature: ${signature}`]),
    ...(documentation === "" ? [] : [`Documentation: ${documentation}`]),
    ...listed("Called by", callers),
    ...listed("Calls", callees),
  ].join("\n");
}

function listed(title: string, references: readonly Reference[]): readonly string[] {
  const names = references.slice(0, most).map(({ line, name, path }) => `${name} (${path}:${line + 1})`);
  const more = references.length > most ? [`${references.length - most} more`] : [];
  return names.length === 0 ? [] : [`${title}: ${[...names, ...more].join(", ")}`];
}
