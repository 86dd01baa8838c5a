import { type Reading, written } from "./lines.ts";

/** A hunk of a unified diff as the answer has it. */
export interface DiffHunk {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  readonly line?: number;
  readonly after?: string;
  readonly text: string;
}

/** Whether the next file's part of a diff begins on a line; `--- a` may also be a deleted comment of SQL, so that its like must follow. */
export function startsFile(lines: readonly string[], index: number): boolean {
  const [line = "", next = "", third = ""] = lines.slice(index, index + 3);
  return (
    /^diff --git \S|^\*\*\* (?:Begin|End) Patch|^\*\*\* (?:Update|Add|Delete) File: /.test(line) ||
    (/^--- \S/.test(line) && /^\+\+\+ \S/.test(next) && (/^@@/.test(third) || third === ""))
  );
}

/** Reads a hunk from its `@@` line, or from its first line where it has none. `next` is the line after it. */
export function readHunk(
  reading: Reading,
  start: number,
  end: number,
  isFenced: boolean,
): { hunk: DiffHunk; next: number } {
  const { lines } = reading;
  const head = readHead(lines[start] ?? "");
  const first = head === undefined ? start : start + 1;
  const sides: Sides = { old: [], new: [], unended: new Set() };
  let at = first;
  while (at < end && !/^@@/.test(lines[at] ?? "") && !startsFile(lines, at)) {
    const line = lines[at] ?? "";
    if (!isFenced && (line === "" ? isFull(sides, head) : !/^[ +\-\\]/.test(line))) {
      break;
    }
    take(line, lines[at - 1] ?? "", sides);
    at++;
  }
  dropBlankEnd(lines, at, sides, head);
  const text = written(lines, start, at);
  const { counts: _, ...hints } = head ?? {};
  return { hunk: { ...hints, oldLines: sides.old, newLines: sides.new, text }, next: Math.max(at, start + 1) };
}

interface Sides {
  readonly old: string[];
  readonly new: string[];
  /** Sides whose last line is said to have no line end. */
  readonly unended: Set<"old" | "new">;
}

interface Head {
  readonly line?: number;
  readonly after?: string;
  readonly counts?: { readonly old: number; readonly new: number };
}

function readHead(line: string): Head | undefined {
  const numbered = /^@@+\s*-(\d+)(?:,(\d+))?\s+\+(\d+)(?:,(\d+))?\s*(?:@@+\s*(.*))?$/.exec(line);
  if (numbered !== null) {
    const [, start, oldCount = "1", , newCount = "1", section = ""] = numbered;
    const counts = { old: Number(oldCount), new: Number(newCount) };
    const stated = Math.max(0, counts.old === 0 ? Number(start) : Number(start) - 1);
    return { line: stated, counts, ...(section.trim() === "" ? {} : { after: section.trim() }) };
  }
  if (!line.startsWith("@@")) {
    return undefined;
  }
  const after = line.replace(/^@@+\s*/, "").replace(/\s*@@+\s*$/, "");
  return /[A-Za-z]/.test(after) ? { after } : {};
}

function isFull(sides: Sides, head: Head | undefined): boolean {
  return head?.counts === undefined || (sides.old.length >= head.counts.old && sides.new.length >= head.counts.new);
}

function take(line: string, before: string, sides: Sides): void {
  const sign = line[0];
  if (sign === "\\") {
    const isOld = before[0] !== "+";
    const isNew = before[0] !== "-";
    endWithout(sides, isOld, isNew);
    return;
  }
  // Models leave out the blank before a line that stays.
  const text = sign === " " || sign === "+" || sign === "-" ? line.slice(1) : line;
  if (sign !== "+") {
    sides.old.push(text);
  }
  if (sign !== "-") {
    sides.new.push(text);
  }
}

/** A line end that only one side lacks is a change: the other side has an empty last line. */
function endWithout(sides: Sides, isOld: boolean, isNew: boolean): void {
  if (isOld) {
    sides.unended.add("old");
  }
  if (isNew) {
    sides.unended.add("new");
  }
}

function dropBlankEnd(lines: readonly string[], end: number, sides: Sides, head: Head | undefined): void {
  for (let at = end - 1; lines[at] === "" && !isExact(sides, head); at--) {
    sides.old.pop();
    sides.new.pop();
  }
  if (sides.old.length > 0 && sides.new.length > 0 && sides.unended.size === 1) {
    (sides.unended.has("old") ? sides.new : sides.old).push("");
  }
}

function isExact(sides: Sides, head: Head | undefined): boolean {
  return head?.counts?.old === sides.old.length && head.counts.new === sides.new.length;
}
