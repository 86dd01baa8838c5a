import type { ChangedFile } from "../../../src/evidence/check.ts";
import { lineChanges } from "../../../src/text/diff.ts";
import type { SourceFile } from "./faults/fault.ts";

/** A file and what became of it as a proposal gives them to the checks: each changed run of lines is a hunk. */
export function changedFile({ path, languageId, text }: SourceFile, after: string): ChangedFile {
  const hunks = lineChanges(text.split("\n"), after.split("\n")).map(({ newStart, lines }, index) => ({
    id: `h${index + 1}`,
    after: { start: newStart, count: lines.length },
  }));
  return { path, languageId, before: text, after, hunks };
}
