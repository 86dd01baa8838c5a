import type { UnplacedEdit } from "../proposal.ts";
import { type DiffHunk, readHunk, startsFile } from "./diffHunk.ts";
import type { FileEdit } from "./fileEdit.ts";
import type { Part, Reading } from "./lines.ts";

/** Whether a unified diff begins on a line: with a header, or with a hunk of the file that was asked about. */
export function opensDiff(lines: readonly string[], index: number): boolean {
  return /^@@ -\d/.test(lines[index] ?? "") || (startsFile(lines, index) && !/^\*\*\* Delete/.test(lines[index] ?? ""));
}

/**
 * Reads a unified diff from its first line on, up to `end` or, outside a fence, to the first line that can't belong to it. Counts are
 * not trusted, and stated lines are only a hint. Read, too: `*** Update File:` headers and hunks without numbers.
 */
export function readUnifiedDiff(reading: Reading, start: number, end: number, isFenced: boolean, path?: string): Part {
  const file = new FileOfDiff(path);
  const edits: FileEdit[] = [];
  const malformed: UnplacedEdit[] = [];
  let at = start;
  while (at < end) {
    const line = reading.lines[at] ?? "";
    if (startsFile(reading.lines, at)) {
      file.clear();
    }
    const header = file.readHeader(line);
    if (header !== undefined) {
      edits.push(...header);
      at++;
    } else if (line.startsWith("@@") || (file.isNamed && /^[ +-]/.test(line))) {
      const { hunk, next } = readHunk(reading, at, end, isFenced);
      const isCut = reading.isCut && next === reading.lines.length;
      const edit = file.editOf(hunk, isCut);
      if ("reason" in edit) {
        malformed.push(edit);
      } else {
        edits.push(edit);
      }
      at = next;
    } else if (isFenced || line.trim() === "") {
      at++;
    } else {
      break;
    }
  }
  return { next: at, edits: edits.filter((edit) => edit.path !== ""), malformed };
}

const ignoredHeader =
  /^(?:index [\da-f]+\.\.|(?:old|new) mode |similarity index |dissimilarity index |Binary files |\*\*\* (?:Begin|End) )/;

/** The file that the following hunks of a diff are for, as its headers say. */
class FileOfDiff {
  private path: string;
  private isNew = false;
  private isDeleted = false;
  private from = "";

  constructor(path: string | undefined) {
    this.path = path ?? "";
  }

  get isNamed(): boolean {
    return this.path !== "";
  }

  clear(): void {
    this.path = "";
    this.isNew = false;
    this.isDeleted = false;
    this.from = "";
  }

  /** Takes a header line in and gives the edits that it is by itself; `undefined`: the line is none. */
  readHeader(line: string): readonly FileEdit[] | undefined {
    const said = (pattern: RegExp) => pattern.exec(line)?.[1]?.trim();
    const minus = said(/^--- ([^\t]+)/);
    const plus = said(/^\+\+\+ ([^\t]+)/);
    const git = /^diff --git (?:"?a\/)?(.+?)"? "?b\/(.+?)"?$/.exec(line);
    if (git !== null) {
      this.path = git[1] ?? "";
    } else if (minus !== undefined && !this.isDeleted) {
      this.isNew ||= minus === "/dev/null";
      this.path = this.from !== "" || this.isNew ? this.path : bare(minus);
    } else if (plus !== undefined) {
      return this.readNewName(plus, line);
    } else {
      return this.readOtherHeader(line, said);
    }
    return [];
  }

  /** The edit that a hunk is of this file, or why it is none. */
  editOf(hunk: DiffHunk, isCut: boolean): FileEdit | UnplacedEdit {
    if (isCut || this.path === "") {
      return { path: this.path, reason: isCut ? "cutOff" : "unknownFile", text: hunk.text };
    }
    if (this.isDeleted) {
      return { kind: "delete", path: "", text: hunk.text };
    }
    if (hunk.oldLines.length === 0 && hunk.newLines.length === 0) {
      return { path: this.path, reason: "malformed", text: hunk.text };
    }
    return this.isNew && hunk.oldLines.length === 0
      ? { kind: "whole", path: this.path, lines: hunk.newLines, isNew: true, text: hunk.text }
      : { kind: "replace", path: this.path, ...hunk };
  }

  private readNewName(name: string, line: string): readonly FileEdit[] {
    if (name === "/dev/null") {
      this.isDeleted = true;
      return [{ kind: "delete", path: this.path, text: `--- ${this.path}\n${line}` }];
    }
    this.path = this.from === "" ? bare(name) : this.path;
    return [];
  }

  private readOtherHeader(
    line: string,
    said: (pattern: RegExp) => string | undefined,
  ): readonly FileEdit[] | undefined {
    const added = said(/^\*\*\* Add File: (.+)/);
    const updated = said(/^\*\*\* Update File: (.+)/);
    const deleted = said(/^\*\*\* Delete File: (.+)/);
    const movedTo = said(/^(?:\*\*\* Move to:|rename to) (.+)/);
    const movedFrom = said(/^rename from (.+)/);
    this.isNew ||= added !== undefined || /^new file mode /.test(line);
    this.path = added ?? updated ?? deleted ?? movedFrom ?? this.path;
    this.from = movedFrom ?? this.from;
    if (deleted !== undefined) {
      return [{ kind: "delete", path: deleted, text: line }];
    }
    if (movedTo !== undefined) {
      return [{ kind: "rename", path: this.path, newPath: movedTo, text: line }];
    }
    const isHeader = [added, updated, movedFrom].some((path) => path !== undefined);
    return isHeader || ignoredHeader.test(line) || /^(?:new|deleted) file mode /.test(line) ? [] : undefined;
  }
}

/** Without git's `a/` and `b/` and without quotes. */
function bare(name: string): string {
  return name.replace(/^"(.*)"$/, "$1").replace(/^[ab]\//, "");
}
