/** One file of a git diff. */
export interface DiffFile {
  /** After the change; before it for a deleted file. */
  readonly path: string;
  readonly oldPath: string;
  readonly kind: "change" | "create" | "rename" | "delete";
  /** Lines that the change adds and takes away, without their marks. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * The files of a unified diff as `git diff` writes it (git's "diff format" documentation). What is no diff has no files. Lines
 * are counted by the hunks' headers, so that a removed line that looks like a header is none.
 */
export function filesOf(diff: string): readonly DiffFile[] {
  const reader = new DiffReader();
  for (const line of diff.split(/\r?\n/)) {
    reader.take(line);
  }
  return reader.files;
}

interface Draft {
  path: string;
  oldPath: string;
  kind: DiffFile["kind"];
  added: string[];
  removed: string[];
}

class DiffReader {
  readonly files: Draft[] = [];
  private oldLeft = 0;
  private newLeft = 0;

  take(line: string): void {
    const file = this.files.at(-1);
    if (file !== undefined && (this.oldLeft > 0 || this.newLeft > 0)) {
      this.takeContent(line, file);
      return;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (hunk !== null) {
      this.oldLeft = Number(hunk[1] ?? 1);
      this.newLeft = Number(hunk[2] ?? 1);
    } else {
      this.takeHeader(line, file);
    }
  }

  private takeContent(line: string, file: Draft): void {
    if (line.startsWith("+")) {
      file.added.push(line.slice(1));
      this.newLeft--;
    } else if (line.startsWith("-")) {
      file.removed.push(line.slice(1));
      this.oldLeft--;
    } else if (!line.startsWith("\\")) {
      this.oldLeft--;
      this.newLeft--;
    }
  }

  private takeHeader(line: string, file: Draft | undefined): void {
    const git = /^diff --git (?:"?a\/(.*?)"?) (?:"?b\/(.*?)"?)$/.exec(line);
    if (git !== null) {
      this.begin(git[1] ?? "", git[2] ?? "");
      return;
    }
    const [, mark, written = ""] = /^(---|\+\+\+) ([^\t]*)/.exec(line) ?? [];
    if (mark === "---" && (file === undefined || file.added.length + file.removed.length > 0)) {
      this.begin(pathOf(written), pathOf(written));
    }
    const current = this.files.at(-1);
    if (current !== undefined) {
      this.note(line, mark, pathOf(written), current);
    }
  }

  private begin(oldPath: string, path: string): void {
    this.files.push({ path, oldPath, kind: "change", added: [], removed: [] });
  }

  private note(line: string, mark: string | undefined, path: string, file: Draft): void {
    if (line.startsWith("new file") || (mark === "---" && path === "/dev/null")) {
      file.kind = "create";
    } else if (line.startsWith("deleted file") || (mark === "+++" && path === "/dev/null")) {
      file.kind = "delete";
    } else if (line.startsWith("rename from ")) {
      file.kind = "rename";
      file.oldPath = line.slice("rename from ".length);
    } else if (line.startsWith("rename to ")) {
      file.path = line.slice("rename to ".length);
    } else if (mark === "---") {
      file.oldPath = path;
    } else if (mark === "+++") {
      file.path = path;
      file.oldPath = file.kind === "create" ? path : file.oldPath;
    }
  }
}

function pathOf(written: string): string {
  return written.replace(/^"(.*)"$/, "$1").replace(/^[ab]\//, "");
}
