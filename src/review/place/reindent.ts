import { indentationOf } from "../../text/snapshot.ts";

/** A line as an answer quotes it and as it stands in the file. */
export type LinePair = readonly [quoted: string, present: string];

/**
 * Makes an answer's lines indented as the file is, by how the lines it quotes differ from the file's: all shifted alike, or in other
 * units, such as tabs for spaces. `undefined`: the quoted lines follow no rule, so the indentation of new lines can't be known.
 */
export function reindenter(pairs: readonly LinePair[]): ((line: string) => string | undefined) | undefined {
  const indentations = pairs
    .filter(([quoted, present]) => quoted.trim() !== "" && present.trim() !== "")
    .map(([quoted, present]): LinePair => [indentationOf(quoted), indentationOf(present)]);
  const change = shift(indentations) ?? unitChange(indentations);
  if (change === undefined) {
    return undefined;
  }
  return (line) => {
    const indentation = indentationOf(line);
    const text = line.slice(indentation.length);
    if (text === "") {
      return line;
    }
    const changed = change(indentation);
    return changed === undefined ? undefined : changed + text;
  };
}

type Change = (indentation: string) => string | undefined;

/** All lines have the same white space more, or less, at their start. */
function shift(pairs: readonly LinePair[]): Change | undefined {
  const [first = ["", ""]] = pairs;
  const more = first[1].length - first[0].length;
  if (more >= 0) {
    const added = first[1].slice(0, more);
    return pairs.every(([quoted, present]) => present === added + quoted)
      ? (indentation) => added + indentation
      : undefined;
  }
  const taken = first[0].slice(0, -more);
  return pairs.every(([quoted, present]) => quoted === taken + present)
    ? (indentation) => (indentation.startsWith(taken) ? indentation.slice(taken.length) : undefined)
    : undefined;
}

/** A level is written otherwise, such as a tab for two spaces, and the lines may stand some levels deeper or higher. */
function unitChange(pairs: readonly LinePair[]): Change | undefined {
  const units = unitsOf(pairs.map(([quoted]) => quoted)).flatMap((quoted) =>
    unitsOf(pairs.map(([, present]) => present)).map((present) => ({ quoted, present })),
  );
  const changes = units.flatMap((unit) => {
    const offset = offsetBetween(pairs, unit.quoted, unit.present);
    return offset === undefined ? [] : [changeBy(unit.quoted, unit.present, offset)];
  });
  const [change, ...others] = changes;
  const seen = pairs.map(([quoted]) => quoted);
  return others.every((other) => seen.every((each) => other(each) === change?.(each))) ? change : undefined;
}

/** What one level of these indentations may be: a tab, or as many spaces as divide them all. */
function unitsOf(indentations: readonly string[]): readonly string[] {
  const indented = indentations.filter((indentation) => indentation !== "");
  if (indented.some((indentation) => indentation.includes("\t"))) {
    return indented.every((indentation) => /^\t+$/.test(indentation)) ? ["\t"] : [];
  }
  const divisor = indented.reduce((common, indentation) => greatestDivisor(common, indentation.length), 0);
  return divisor === 0
    ? [""]
    : [8, 4, 3, 2, 1]
        .filter((size) => divisor % size === 0)
        .slice(0, 1)
        .map((size) => " ".repeat(size));
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function levelOf(indentation: string, unit: string): number | undefined {
  if (indentation === "") {
    return 0;
  }
  const level = unit === "" ? Number.NaN : indentation.length / unit.length;
  return Number.isInteger(level) && unit.repeat(level) === indentation ? level : undefined;
}

function offsetBetween(pairs: readonly LinePair[], quotedUnit: string, presentUnit: string): number | undefined {
  const offsets = pairs.map(([quoted, present]) => {
    const [from, to] = [levelOf(quoted, quotedUnit), levelOf(present, presentUnit)];
    return from === undefined || to === undefined ? undefined : to - from;
  });
  const [first] = offsets;
  return offsets.every((offset) => offset === first) ? first : undefined;
}

function changeBy(quotedUnit: string, presentUnit: string, offset: number): Change {
  return (indentation) => {
    const level = levelOf(indentation, quotedUnit);
    return level === undefined || level + offset < 0 || (presentUnit === "" && level + offset > 0)
      ? undefined
      : presentUnit.repeat(level + offset);
  };
}
