import type { FileEdit } from "./fileEdit.ts";

const deletion = /^\s*\*\*\*\s*Delete File:\s*(.+?)\s*$/;
const renaming = /^\s*\*\*\*\s*(?:Rename|Move) File:\s*(.+?)\s+(?:->|→|to)\s+(.+?)\s*$/;

/** A line of its own that deletes or renames a file, such as `*** Delete File: src/old.ts`, for formats that have no other way to say it. */
export function readDirective(line: string): FileEdit | undefined {
  const deleted = deletion.exec(line)?.[1];
  if (deleted !== undefined) {
    return { kind: "delete", path: unquoted(deleted), text: line };
  }
  const [, path, newPath] = renaming.exec(line) ?? [];
  return path === undefined || newPath === undefined
    ? undefined
    : { kind: "rename", path: unquoted(path), newPath: unquoted(newPath), text: line };
}

function unquoted(path: string): string {
  return path.replace(/^[`"'](.*)[`"']$/, "$1");
}
