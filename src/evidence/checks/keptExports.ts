import type { ChangedFile, Check, Finding, Subject } from "../check.ts";
import { lineFinder } from "./changedLines.ts";
import { familyOf } from "./code/family.ts";
import { readCode } from "./code/readCode.ts";
import { exportsOf } from "./removed/index.ts";
import { isTooLarge } from "./tooLarge.ts";

/**
 * Looks whether what the converted lines export is named in the files that a conversion makes: `fetchTotal` may become `fetch_total` or
 * `FetchTotal`. What a conversion in place takes away, `removed` tells.
 */
export const keptExportsCheck: Check = {
  id: "keptExports",
  async run(subject, _knowledge, signal) {
    signal.throwIfAborted();
    const { files, asked } = subject;
    const names = canCheckKeptExports(subject) ? convertedExports(subject) : [];
    const made = files.filter(isMade);
    const result = { check: "keptExports" as const, findings: [], seen: names ?? [], unseen: [] };
    if (names === undefined || names.length === 0 || made.some(isTooLarge)) {
      const reason = names === undefined ? "noRules" : made.some(isTooLarge) ? "tooLarge" : "nothingToCheck";
      return { ...result, outcome: "notChecked", seen: [], unseen: names ?? [], reason };
    }
    const words = new Set(made.flatMap(({ after = "" }) => wordsIn(after)));
    const gone = names.filter((name) => !words.has(plain(name)));
    const findings = gone.length === 0 ? [] : [findingOf(gone, asked?.task.document?.path ?? "", made[0])];
    return { ...result, findings, outcome: findings.length > 0 ? "found" : "passed" };
  },
};

/** Whether a conversion made new files of something that exports names, or may do. */
export function canCheckKeptExports(subject: Subject): boolean {
  const { feature, document } = subject.asked?.task ?? {};
  const isConverted = feature === "convert" && subject.asked?.question === "" && document !== undefined;
  return isConverted && subject.files.some(isMade) && convertedExports(subject)?.length !== 0;
}

function isMade({ before, after }: ChangedFile): boolean {
  return before === undefined && after !== undefined;
}

/** Names that the lines export which were to be converted; `undefined` where the language is not known. */
function convertedExports({ asked }: Subject): readonly string[] | undefined {
  const { document, selection } = asked?.task ?? {};
  const family = familyOf(document?.languageId ?? "");
  const text = document?.text ?? "";
  const exports = family && exportsOf(readCode(text, family));
  const lineOf = lineFinder(text);
  return (
    exports &&
    [...exports].flatMap(([name, place]) => {
      const line = lineOf(place);
      const isIn = selection === undefined || (line >= selection.start && line < selection.start + selection.count);
      // What has no name of its own, such as `default` and `* from`, can be named in any way.
      return isIn && name !== "default" && !name.startsWith("*") ? [name.replace(/^.*\./, "")] : [];
    })
  );
}

function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([name]) => plain(name));
}

/** A name without what languages write differently. */
function plain(name: string): string {
  return name.replace(/[_$]/g, "").toLowerCase();
}

function findingOf(names: readonly string[], from: string, file: ChangedFile | undefined): Finding {
  const place = file === undefined ? {} : { path: file.path, line: 0, ...hunkOf(file) };
  return { kind: "exportsNotKept", names, from, severity: "doubt", place };
}

function hunkOf({ hunks: [first] }: ChangedFile): { readonly hunk?: string } {
  return first === undefined ? {} : { hunk: first.id };
}
