/**
 * The model that stands nearest to one that a server does not have (any more): of the same family, of the next version up where
 * there is one, the most alike by its letters. `undefined` where the server has none that begins with the same word.
 */
export function nearestModel(gone: string, listed: readonly string[]): string | undefined {
  const wanted = partsOf(gone);
  const family = listed
    .map((name) => ({ name, parts: partsOf(name) }))
    .filter(({ name, parts }) => name !== gone && parts.words[0] !== undefined && parts.words[0] === wanted.words[0]);
  const ranked = family.map(({ name, parts }) => ({ name, rank: rankOf(parts, wanted), distance: edits(gone, name) }));
  const [nearest] = ranked.toSorted(
    (one, other) =>
      compare(one.rank, other.rank) || one.distance - other.distance || Number(one.name > other.name) * 2 - 1,
  );
  return nearest?.name;
}

/** What makers put into a name, such as "qwen/qwen2.5-coder:7b" or "claude-3-5-sonnet-20241022". */
interface NameParts {
  /** Its letters, such as `claude` and `sonnet`. */
  readonly words: readonly string[];
  /** Such as 3 and 5. */
  readonly version: readonly number[];
  /** Billions of parameters. */
  readonly size: number;
  /** The day it is of, as a number that grows with the days; 0 where its name has none. */
  readonly day: number;
}

function partsOf(name: string): NameParts {
  const last = name.toLowerCase().split("/").at(-1) ?? "";
  const size = /(?<![a-z\d.])(\d+(?:\.\d+)?)b(?![a-z])/.exec(last);
  const rest = size === null ? last : last.replace(size[0], "");
  const numbers = rest.match(/\d+/g) ?? [];
  return {
    words: rest.match(/[a-z]+/g) ?? [],
    // Four digits and more are a date: 0613, 2508, 20241022.
    version: numbers.filter((digits) => digits.length < 4).map(Number),
    size: Number(size?.[1] ?? 0),
    day: Number(numbers.filter((digits) => digits.length >= 4).join("") || 0),
  };
}

/** How far a name stands from the wanted one, what counts most first. */
function rankOf(parts: NameParts, wanted: NameParts): readonly number[] {
  const order = compare(parts.version, wanted.version) || parts.day - wanted.day;
  const isOlder = order < 0;
  // Among newer ones the oldest stands nearest, among older ones the newest.
  const steps = [...parts.version, ...Array<number>(8).fill(0)].slice(0, 8).concat(parts.day);
  return [
    otherWords(parts.words, wanted.words),
    Number(isOlder),
    ...steps.map((step) => (isOlder ? -step : step)),
    Math.abs(parts.size - wanted.size),
  ];
}

/** Words that only one of the two has. */
function otherWords(one: readonly string[], other: readonly string[]): number {
  return one.filter((word) => !other.includes(word)).length + other.filter((word) => !one.includes(word)).length;
}

/** Which list of numbers is the lower; what is missing counts as 0. */
function compare(one: readonly number[], other: readonly number[]): number {
  const steps = Array.from(
    { length: Math.max(one.length, other.length) },
    (_, at) => (one[at] ?? 0) - (other[at] ?? 0),
  );
  return steps.find((step) => step !== 0) ?? 0;
}

/** Letters to put in, take out or change to make one text of the other (Wagner and Fischer, 1974). */
function edits(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1];
    for (let at = 1; at <= other.length; at++) {
      const changed = (above[at - 1] ?? 0) + Number(letter !== other[at - 1]);
      line.push(Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
