import type { ChangedFile, Finding, Knowledge, Subject } from "../check.ts";
import type { Citation } from "./citationsOf.ts";

/** Whether the file and the lines of a cited place are there, in the workspace or among the files that the answer makes. */
export async function checkPlace(
  { text, path = "", line, endLine }: Citation,
  { files }: Subject,
  knowledge: Knowledge,
  signal: AbortSignal,
): Promise<"there" | "unknown" | Finding> {
  const plain = path.replaceAll("\\", "/").replace(/^\.\//, "");
  // A path of the machine lies outside of what can be looked at.
  if (/^(\/|~|[A-Za-z]:)/.test(plain)) {
    return "unknown";
  }
  const lines = linesOfFiles(files, plain) ?? (await knowledge.lineCount(plain, signal));
  if (lines === undefined) {
    return "unknown";
  }
  if (lines === null) {
    // A name alone may be a file that people speak of in general, such as `tsconfig.json`.
    const severity = plain.includes("/") || line !== undefined ? "problem" : "doubt";
    return { kind: "unknownFile", path, severity, place: { path, quote: text } };
  }
  const last = Math.max(line ?? 0, endLine ?? 0);
  return last < Math.max(lines, 1)
    ? "there"
    : {
        kind: "noSuchLine",
        path,
        line: last + 1,
        lines,
        severity: "problem",
        place: { path, line: last, quote: text },
      };
}

/** Lines that a file of the answer has, as it is or as it would be: the answer may mean either. */
function linesOfFiles(files: readonly ChangedFile[], path: string): number | undefined {
  const counts = files
    .filter((file) => file.path === path || file.path.endsWith(`/${path}`))
    .flatMap(({ before, after }) => [before, after])
    .filter((text) => text !== undefined)
    .map((text) => text.split("\n").length);
  return counts.length === 0 ? undefined : Math.max(...counts);
}
