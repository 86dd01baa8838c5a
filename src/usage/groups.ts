import { addedBy, type Sum } from "./sums.ts";

/** What the requests of one feature or one model came to, day by day. */
export interface Group {
  /** Absent where it holds all that are not named. */
  readonly name?: string;
  /** A value for each day. */
  readonly dollars: readonly number[];
  readonly tokens: readonly number[];
  /** All days together. */
  readonly all: Sum;
}

/** As many as colours are told apart in a plot; one more stands for the others. */
const mostNamed = 5;

/** The groups that took most tokens, the largest first, then the others together; each with a value for each of the days. */
export function groupsByDay(
  sums: readonly Sum[],
  days: readonly string[],
  nameOf: (sum: Sum) => string,
): readonly Group[] {
  const ranked = [...addedBy(sums, nameOf)].sort(([, one], [, other]) => weightOf(other) - weightOf(one));
  const isAll = ranked.length <= mostNamed + 1;
  const named = ranked.slice(0, isAll ? ranked.length : mostNamed);
  const names = new Set(named.map(([name]) => name));
  const groups = named.map(([name, all]) => {
    return {
      name,
      all,
      ...valuesOf(
        sums.filter((sum) => nameOf(sum) === name),
        days,
      ),
    };
  });
  const others = sums.filter((sum) => !names.has(nameOf(sum)));
  const all = together(others);
  return all === undefined ? groups : [...groups, { all, ...valuesOf(others, days) }];
}

/** All the sums as one; `undefined` of none. */
export function together(sums: readonly Sum[]): Sum | undefined {
  return addedBy(sums, () => "").get("");
}

/** Tokens in and out. */
export function tokensOf(sum: Sum | undefined): number {
  return (sum?.inputTokens ?? 0) + (sum?.outputTokens ?? 0);
}

/** What only offers suggestions takes no tokens, and comes last. */
function weightOf(sum: Sum): number {
  return tokensOf(sum) + (sum.kept + sum.dropped) / 1_000_000;
}

function valuesOf(sums: readonly Sum[], days: readonly string[]): Pick<Group, "dollars" | "tokens"> {
  const byDay = addedBy(sums, ({ day }) => day);
  return {
    dollars: days.map((day) => byDay.get(day)?.dollars ?? 0),
    tokens: days.map((day) => tokensOf(byDay.get(day))),
  };
}
