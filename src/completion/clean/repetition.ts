import { isComment } from "../languages.ts";
import type { Answer, Step } from "./step.ts";

/** Lines of a group that models repeat without end. */
const longestGroup = 4;
/** So many equal groups in a row are a loop. */
const loop = 3;

/** Ends the answer where a line stands three times in a row, or a group of lines: before it is repeated. */
export const untilRepetition: Step = (answer, { prefix, suffix, languageId }) => {
  const lines = answer.text.split("\n");
  const file = `${prefix}\n${suffix}`;
  const whole = answer.isWhole ? lines.length : lines.length - 1;
  const all = groups(lines, languageId);
  const loops = all.filter(
    ({ first, size }) =>
      first + loop * size <= whole && repeats(lines, first, size) && !file.includes(twice(lines, first)),
  );
  const [found] = loops.sort((a, b) => a.first + loop * a.size - (b.first + loop * b.size));
  if (found !== undefined) {
    return upTo(answer, lines, found, true);
  }
  const [held] = answer.isWhole ? [] : all.filter(({ first, size }) => mayRepeat(lines, first, size)).sort(byKept);
  return held === undefined ? answer : upTo(answer, lines, held, false);
};

interface Group {
  /** Number of its first line. */
  readonly first: number;
  /** In lines. */
  readonly size: number;
}

/** A line is kept once. Groups that stand twice are common enough not to be waited for. */
function linesKept({ first, size }: Group): number {
  return first + (size === 1 ? 1 : 2 * size);
}

function byKept(a: Group, b: Group): number {
  return linesKept(a) - linesKept(b);
}

function upTo({ text }: Answer, lines: readonly string[], group: Group, isWhole: boolean): Answer {
  const kept = lines.slice(0, linesKept(group));
  return {
    text: text.slice(
      0,
      kept.reduce((length, line) => length + line.length + 1, 0),
    ),
    isWhole,
  };
}

/** The groups of lines that tell something: data repeats short values, and closing brackets follow each other. */
function groups(lines: readonly string[], languageId: string): readonly Group[] {
  return lines.flatMap((_, first) =>
    Array.from({ length: longestGroup }, (_none, more) => ({ first, size: more + 1 })).filter(
      ({ size }) =>
        lines
          .slice(first, first + size)
          .filter((line) => !isComment(line, languageId))
          .join("")
          .replace(/\W/g, "").length >= 4,
    ),
  );
}

/** A line as it stands where the file itself has it twice in a row, as lists of values have. */
function twice(lines: readonly string[], first: number): string {
  return `${lines[first]}\n${lines[first]}\n`;
}

function repeats(lines: readonly string[], first: number, size: number): boolean {
  return lines.slice(first + size, first + loop * size).every((line, index) => line === lines[first + (index % size)]);
}

/** Whether all lines from the group on are the group again, as far as they have come, and one at least is one too many. */
function mayRepeat(lines: readonly string[], first: number, size: number): boolean {
  const last = lines.length - 1;
  if (linesKept({ first, size }) > last || first + loop * size <= last) {
    return false;
  }
  return lines
    .slice(first + size)
    .every((line, index) =>
      first + size + index === last
        ? lines[first + (index % size)]!.startsWith(line)
        : line === lines[first + (index % size)],
    );
}
