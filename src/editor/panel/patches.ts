import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from "diff";
import type { ChangedFile } from "../../evidence/index.ts";
import { lineChanges } from "../../text/diff.ts";
import { diffSections } from "../diffSections.ts";

/** What a git diff does to one file. */
export interface Patch {
  /** Its path in the repository; of a renamed file the new one. */
  readonly name: string;
  readonly kind: "change" | "create" | "delete";
  /** First changed line, counted from 0. */
  readonly line: number;
  readonly added: number;
  readonly removed: number;
  /** `undefined` where no lines are told: of what is binary, got another name alone, or is in conflict. */
  readonly lines: StructuredPatch | undefined;
}

/** The files of a diff as `git diff` prints it, whatever its settings for prefixes and quotes. */
export function patchesOf(diff: string): readonly Patch[] {
  return diffSections(diff.replaceAll("\r\n", "\n")).flatMap(({ paths, text }) => {
    const name = paths.at(-1);
    return name === undefined ? [] : [patchOf(name, text)];
  });
}

function patchOf(name: string, section: string): Patch {
  const lines = section.startsWith("diff --git ") && /^@@ /m.test(section) ? parsePatch(section)[0] : undefined;
  const written = lines?.hunks.flatMap((hunk) => hunk.lines) ?? [];
  return {
    name,
    kind: lines?.oldFileName === "/dev/null" ? "create" : lines?.newFileName === "/dev/null" ? "delete" : "change",
    line: Math.max(0, (lines?.hunks[0]?.newStart ?? 1) - 1),
    added: written.filter((line) => line.startsWith("+")).length,
    removed: written.filter((line) => line.startsWith("-")).length,
    lines,
  };
}

/**
 * The file that a patch made: before it is what the patch, turned round, makes of it. `after`: its text with `\n` for line ends, `undefined`
 * where it was deleted. `undefined` where the text is not the one that the patch left.
 */
export function patchedFile(
  { kind, lines }: Patch,
  {
    path,
    languageId,
    after,
  }: { readonly path: string; readonly languageId: string; readonly after: string | undefined },
): ChangedFile | undefined {
  const before = lines === undefined ? false : applyPatch(after ?? "", reversePatch(lines));
  if (before === false || (after === undefined) !== (kind === "delete")) {
    return undefined;
  }
  const changes = lineChanges(before.split("\n"), (after ?? "").split("\n"));
  return {
    path,
    languageId,
    before: kind === "create" ? undefined : before,
    after,
    hunks: changes.map((change, index) => ({
      id: `${path}#${index}`,
      after: { start: change.newStart, count: change.lines.length },
    })),
  };
}
