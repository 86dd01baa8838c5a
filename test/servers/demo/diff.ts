/** A file of a unified diff, with the lines that it adds. */
export interface DiffFile {
  readonly path: string;
  readonly kind: "added" | "deleted" | "changed";
  readonly added: readonly { readonly line: number; readonly text: string }[];
  readonly removed: readonly string[];
}

/** The files of a unified diff, as git writes it. */
export function filesOf(diff: string): readonly DiffFile[] {
  return diff
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith("diff --git "))
    .map(fileOf);
}

function fileOf(part: string): DiffFile {
  const lines = part.split("\n");
  const body = lines.findIndex((line) => line.startsWith("@@"));
  const head = lines.slice(0, body < 0 ? undefined : body);
  const added: { line: number; text: string }[] = [];
  const removed: string[] = [];
  let next = 0;
  for (const line of body < 0 ? [] : lines.slice(body)) {
    const start = /^@@ -\S+ \+(\d+)/.exec(line)?.[1];
    if (start !== undefined) {
      next = Number(start);
    } else if (line.startsWith("-")) {
      removed.push(line.slice(1));
    } else if (line.startsWith("+")) {
      added.push({ line: next++, text: line.slice(1) });
    } else {
      next++;
    }
  }
  const has = (begin: string) => head.some((line) => line.startsWith(begin));
  const kind = has("new file mode") ? "added" : has("deleted file mode") ? "deleted" : "changed";
  return { path: / b\/(.+)$/.exec(lines[0] ?? "")?.[1] ?? "", kind, added, removed };
}
