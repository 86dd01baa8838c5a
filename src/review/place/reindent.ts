import { indentationOf } from "../../text/snapshot.ts";

/** A line as an answer quotes it and as it stands in the file. */
export type LinePair = readonly [quoted: string, present: string];

type Rule = (indentation: string) => string | undefined;

/**
 * Makes an answer's lines indented as the file is, by how the lines it quotes differ from the file's: all shifted alike, or in another
 * unit, such as tabs for spaces. It gives `undefined` for a line whose indentation can't be known. `unit`: one level in the file.
 */
export function reindenter(pairs: readonly LinePair[], unit: string): (line: string) => string | undefined {
  const indentations = pairs
    .filter(([quoted, present]) => quoted.trim() !== "" && present.trim() !== "")
    .map(([quoted, present]): LinePair => [indentationOf(quoted), indentationOf(present)]);
  const known = consistent(indentations);
  const rules = rulesOf(indentations);
  return (line) => {
    const indentation = indentationOf(line);
    const text = line.slice(indentation.length);
    const changed =
      text === "" ? indentation : (known.get(indentation) ?? byRules(indentation, rules, indentations, unit));
    return changed === undefined ? undefined : changed + text;
  };
}

/** One level of indentation in a text: a tab, or the number of blanks by which one line is most often deeper than the one before. */
export function unitOf(lines: readonly string[]): string {
  const indentations = lines.filter((line) => line.trim() !== "").map(indentationOf);
  const counts = new Map<string, number>();
  for (const [index, indentation] of indentations.entries()) {
    const before = indentations[index - 1] ?? "";
    const deeper = indentation.startsWith(before) ? indentation.slice(before.length) : "";
    if (deeper.length > 1 || deeper === "\t") {
      counts.set(deeper, (counts.get(deeper) ?? 0) + 1);
    }
  }
  const [[unit] = ["  "]] = [...counts].sort((a, b) => b[1] - a[1]);
  return unit;
}

/** The indentations that stand for one each. */
function consistent(pairs: readonly LinePair[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(pairs, ([quoted]) => quoted);
  return new Map(
    [...groups].flatMap(([quoted, group]) => {
      const presents = new Set(group.map(([, present]) => present));
      return presents.size === 1 ? [[quoted, [...presents][0]!] as const] : [];
    }),
  );
}

/** The rules that all pairs follow; where there is none, those of the larger part: the lines that are as in the file, or the others. */
function rulesOf(pairs: readonly LinePair[]): readonly Rule[] {
  const all = rulesFor(pairs);
  const same = pairs.filter(([quoted, present]) => quoted === present);
  if (all.length > 0 || same.length * 2 === pairs.length) {
    return all;
  }
  return rulesFor(same.length * 2 > pairs.length ? same : pairs.filter(([quoted, present]) => quoted !== present));
}

function rulesFor(pairs: readonly LinePair[]): readonly Rule[] {
  return [shift(pairs), scale(pairs)].filter((rule) => rule !== undefined);
}

/** What the rules say alike. Where they differ, the one that makes a step of the answer a step of the file. */
function byRules(
  indentation: string,
  rules: readonly Rule[],
  pairs: readonly LinePair[],
  unit: string,
): string | undefined {
  const said = new Set(rules.map((rule) => rule(indentation)));
  if (said.size === 1) {
    return [...said][0];
  }
  const [, nearest] = pairs[0] ?? ["", ""];
  return [...said].find((each) => each !== undefined && Math.abs(each.length - nearest.length) === unit.length);
}

/** All lines have the same white space more, or less, at their start. */
function shift(pairs: readonly LinePair[]): Rule | undefined {
  const [first = ["", ""]] = pairs;
  const more = first[1].length - first[0].length;
  if (more >= 0) {
    const added = first[1].slice(0, more);
    const fits = pairs.every(([quoted, present]) => present === added + quoted);
    return fits ? (indentation) => added + indentation : undefined;
  }
  const taken = first[0].slice(0, -more);
  const fits = pairs.every(([quoted, present]) => quoted === taken + present);
  return fits
    ? (indentation) => (indentation.startsWith(taken) ? indentation.slice(taken.length) : undefined)
    : undefined;
}

/** All lines have so many times the white space, perhaps of another kind. */
function scale(pairs: readonly LinePair[]): Rule | undefined {
  const longest = pairs.reduce((most, pair) => (pair[0].length > most[0].length ? pair : most), ["", ""]);
  const [from, to] = [longest[0].length, longest[1].length];
  const [quotedKind, presentKind] = [longest[0][0], longest[1][0]];
  if (quotedKind === undefined || presentKind === undefined) {
    return undefined;
  }
  const rule: Rule = (indentation) => {
    const length = (indentation.length * to) / from;
    return Number.isInteger(length) && indentation === quotedKind.repeat(indentation.length)
      ? presentKind.repeat(length)
      : undefined;
  };
  return pairs.every(([quoted, present]) => rule(quoted) === present) ? rule : undefined;
}
