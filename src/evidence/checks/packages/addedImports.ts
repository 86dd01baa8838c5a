import type { ChangedFile } from "../../check.ts";
import { linesOf } from "../hunkSpans.ts";
import type { Declarations, Ecosystem } from "./ecosystem.ts";
import type { Imported } from "./imported.ts";

/** An import that a hunk brings. */
export interface AddedImport extends Imported {
  readonly hunk: string;
}

/** The imports on lines that a proposal adds, each once, but for what the file imports already: that is none of the proposal's doing. */
export function addedImports(file: ChangedFile, { importsIn }: Ecosystem): readonly AddedImport[] {
  const known = new Set(importsIn(file.before ?? "").map(({ name }) => name));
  return importsIn(file.after ?? "").flatMap((imported) => {
    const hunk = hunkAt(file, imported.line);
    if (hunk === undefined || imported.isOptional || known.has(imported.name)) {
      return [];
    }
    known.add(imported.name);
    return { ...imported, hunk };
  });
}

/** What a manifest declares and did not declare before, where the proposal first names it. */
export function addedDeclarations(file: ChangedFile, { declaredIn }: Declarations): readonly AddedImport[] {
  const after = declaredIn(file.path, file.after ?? "");
  const before = new Set(declaredIn(file.path, file.before ?? ""));
  const lines = linesOf(file.after ?? "");
  return (after ?? []).flatMap((name) => {
    const line = before.has(name)
      ? -1
      : lines.findIndex((text, index) => text.toLowerCase().includes(name.toLowerCase()) && hunkAt(file, index));
    const hunk = hunkAt(file, line);
    return hunk === undefined ? [] : { name, line, hunk };
  });
}

function hunkAt(file: ChangedFile, line: number): string | undefined {
  return file.hunks.find(({ after: { start, count } }) => line >= start && line < start + count)?.id;
}
