import { findInvisible } from "../../text/invisible.ts";
import type { ChangedFile, Check, Finding } from "../check.ts";
import { type HunkSpans, hunkSpans, linesOf } from "./hunkSpans.ts";

/** Looks for characters that nobody sees, or that turn text around, in what a proposal adds and in what an answer says. */
export const invisibleCheck: Check = {
  id: "invisible",
  async run({ files, text }, _knowledge, signal) {
    signal.throwIfAborted();
    const inText = codesIn(text);
    const doubts: readonly Finding[] =
      inText.length > 0 ? [{ kind: "invisible", characters: distinct(inText), severity: "doubt", place: {} }] : [];
    const findings = [...files.flatMap(inFile), ...doubts];
    return {
      check: "invisible",
      outcome: findings.length > 0 ? "found" : "passed",
      findings,
      seen: ["addedLines", "text"],
      unseen: [],
    };
  },
};

/** A finding for each line with a character that the hunk's old lines do not have as often. */
function inFile(file: ChangedFile): readonly Finding[] {
  const old = linesOf(file.before ?? "");
  const lines = linesOf(file.after ?? "");
  const spans = hunkSpans(file) ?? file.hunks.map(withoutOld);
  return spans.flatMap(({ id, before, after }) => {
    const known = old.slice(before.start, before.start + before.count).flatMap(codesIn);
    return lines.slice(after.start, after.start + after.count).flatMap((line, index): readonly Finding[] => {
      const added = codesIn(line).filter((code) => !takeFrom(known, code));
      const place = { hunk: id, path: file.path, line: after.start + index };
      return added.length > 0 ? [{ kind: "invisible", characters: distinct(added), severity: "problem", place }] : [];
    });
  });
}

function withoutOld({ id, after }: ChangedFile["hunks"][number]): HunkSpans {
  return { id, after, before: { start: 0, count: 0 } };
}

/** Such as `U+202E RIGHT-TO-LEFT OVERRIDE`. */
function codesIn(text: string): string[] {
  return findInvisible(text).map(({ code, name }) => `U+${code.toString(16).toUpperCase().padStart(4, "0")} ${name}`);
}

function takeFrom(known: string[], code: string): boolean {
  const index = known.indexOf(code);
  return index >= 0 && known.splice(index, 1).length > 0;
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)];
}
