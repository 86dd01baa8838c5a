import { endOf, startOf } from "../prompt/window.ts";
import { indentationOf, lineBefore, type Snapshot } from "../text/snapshot.ts";

/** Characters before and after the cursor that are enough to see how a file indents. */
const mostRead = 4000;
/** Columns of a tab; which number does not matter, as tabs are compared with tabs. */
const tabWidth = 4;

/** How a file indents. */
export interface IndentUnit {
  readonly isTab: boolean;
  /** Columns of a level. */
  readonly width: number;
}

/** A snapshot never changes, so neither does how its file indents. */
const read = new WeakMap<Snapshot, IndentUnit | undefined>();

/**
 * A tab, or as many spaces as lines around the cursor are mostly indented more than the line above; failing that, what stands before
 * the cursor. `undefined` where nothing is indented.
 */
export function indentUnitOf(snapshot: Snapshot): IndentUnit | undefined {
  if (!read.has(snapshot)) {
    const around = `${endOf(snapshot.prefix, mostRead)}${startOf(snapshot.suffix, mostRead)}`;
    read.set(snapshot, unitOf(around.split("\n")) ?? unitOf(["", `${lineBefore(snapshot)}█`]));
  }
  return read.get(snapshot);
}

/** Columns of white space. */
export function widthOf(space: string, { width }: IndentUnit): number {
  let columns = 0;
  for (const character of space) {
    columns += character === "\t" ? width : 1;
  }
  return columns;
}

/** White space of so many columns, as the file writes it. */
export function spaceOf(columns: number, { isTab, width }: IndentUnit): string {
  return isTab ? "\t".repeat(Math.floor(columns / width)) + " ".repeat(columns % width) : " ".repeat(columns);
}

function unitOf(lines: readonly string[]): IndentUnit | undefined {
  const more = new Map<number, number>();
  let tabs = 0;
  let spaces = 0;
  let last = 0;
  for (const line of lines.filter((each) => each.trim() !== "" && !/^\s*\*/.test(each))) {
    const space = indentationOf(line);
    tabs += space.startsWith("\t") ? 1 : 0;
    spaces += space.startsWith("  ") ? 1 : 0;
    if (space.length > last) {
      more.set(space.length - last, (more.get(space.length - last) ?? 0) + 1);
    }
    last = space.length;
  }
  if (tabs > spaces) {
    return { isTab: true, width: tabWidth };
  }
  const [most] = [...more].filter(([by]) => by > 1 && by <= 8).sort((a, b) => b[1] - a[1]);
  return most && { isTab: false, width: most[0] };
}
