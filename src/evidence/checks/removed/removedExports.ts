import type { Finding } from "../../check.ts";
import type { HunkSpans } from "../hunkSpans.ts";
import { type Exports, exportsOf, stillGiven } from "./exports.ts";
import { hunkTaking, placeOf, type ReadFile } from "./proposalCode.ts";

interface BeforeAndAfter {
  readonly file: ReadFile;
  readonly before: Exports;
  readonly after: Exports;
}

/** The exports that a proposal takes away and no other of its files begins to give. */
export function removedExports(files: readonly ReadFile[]): readonly Finding[] {
  const all = files.flatMap((file): readonly BeforeAndAfter[] => {
    const [before, after] = [exportsOf(file.before.code), exportsOf(file.after.code)];
    return before === undefined || after === undefined ? [] : [{ file, before, after }];
  });
  const begun = new Set(all.flatMap(({ before, after }) => [...after.keys()].filter((name) => !before.has(name))));
  return all.flatMap((each) => inFile(each, begun));
}

function inFile({ file, before, after }: BeforeAndAfter, begun: ReadonlySet<string>): readonly Finding[] {
  const byHunk = new Map<HunkSpans, string[]>();
  for (const [name, place] of [...before].sort(([, one], [, other]) => one - other)) {
    // What stands outside of hunks stands there still; a quote that a hunk opens may have hidden it.
    const hunk = hunkTaking(file, place);
    if (hunk !== undefined && !after.has(name) && !begun.has(name) && !stillGiven(file.after.code, name)) {
      byHunk.set(hunk, [...(byHunk.get(hunk) ?? []), name]);
    }
  }
  return [...byHunk].map(([hunk, names]): Finding => {
    const renamed = names.length === 1 ? newName(file, hunk, names[0]!, { before, after }) : undefined;
    const place = placeOf(file, hunk);
    return { kind: "exportsRemoved", names, ...(renamed && { renamed }), severity: "doubt", place };
  });
}

/** The name that alone is new in a line which is otherwise as it was. */
function newName(
  { before: { lines: olds }, after: { lines: news } }: ReadFile,
  hunk: HunkSpans,
  name: string,
  { before, after }: Pick<BeforeAndAfter, "before" | "after">,
): string | undefined {
  const added = [...after.keys()].filter((each) => !before.has(each));
  if (added.length !== 1) {
    return undefined;
  }
  const marked = (lines: readonly string[], { start, count }: HunkSpans["before"], word: string) =>
    lines.slice(start, start + count).flatMap((line) => (line.includes(word) ? [line.split(word).join("\0")] : []));
  const old = new Set(marked(olds, hunk.before, name));
  return marked(news, hunk.after, added[0]!).some((line) => old.has(line)) ? added[0] : undefined;
}
