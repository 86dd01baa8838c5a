import type { Ask } from "../ask.ts";
import { type DiffFile, filesOf } from "../diff.ts";

const longestSubject = 72;
const declared = /^\s*(?:export )?(?:async )?(?:function|class|interface|type|const) (\w+)/;

/** A message of what the diff adds and removes. It is the one answer without a greeting, since all of it goes into the commit. */
export function commitMessage({ diff }: Ask): string {
  const files = filesOf(diff);
  const [first] = files;
  if (first === undefined) {
    return "Change nothing";
  }
  const subject = [subjectOf(files), plainSubject(files)].find((text) => text.length <= longestSubject);
  return files.length === 1 ? (subject ?? plainSubject(files)) : [subject, "", ...files.map(lineOf)].join("\n");
}

function subjectOf(files: readonly DiffFile[]): string {
  const names = (texts: readonly string[]) => texts.flatMap((text) => declared.exec(text)?.[1] ?? []);
  const removed = new Set(files.flatMap((file) => names(file.removed)));
  const added = new Set(files.flatMap((file) => names(file.added.map(({ text }) => text))));
  const fresh = [...added].filter((name) => !removed.has(name));
  const gone = [...removed].filter((name) => !added.has(name));
  if (fresh.length > 0) {
    return `Add ${fresh.slice(0, 3).join(", ")}`;
  }
  return gone.length > 0 ? `Remove ${gone.slice(0, 3).join(", ")}` : plainSubject(files);
}

function plainSubject(files: readonly DiffFile[]): string {
  const [first] = files;
  return files.length === 1 ? lineOf(first!) : `Change ${files.length} files`;
}

function lineOf({ kind, path }: DiffFile): string {
  return `${{ added: "Add", deleted: "Delete", changed: "Change" }[kind]} ${path}`;
}
