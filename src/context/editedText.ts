import { equalEnds } from "../text/equalEnds.ts";

/** Neighbouring lines that were edited: where they stood, and where they stand. All are counted from 0. */
interface Region {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  /** Larger is newer. */
  readonly at: number;
}

/** Whole lines of the present text that a change replaces by others. */
export interface ReplacedLines {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
}

/** Lines as they were and as they are. */
export interface EditedLines {
  readonly oldStart: number;
  readonly newStart: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly at: number;
}

/** Lines of the present text, from one on. */
export type ReadLines = (start: number, count: number) => readonly string[];

/** Edits with so few lines between them are one. */
const near = 2;
/** Edits of one text that are told. */
const mostRegions = 8;
/** Lines of a side beyond which it was a tool that edited, or another version was checked out. */
const longestSide = 60;

/** What was edited in a text since it was watched. A change costs a few sums; lines are compared only when somebody asks. */
export class EditedText {
  private old: readonly string[];
  private regions: readonly Region[] = [];

  /** `lines`: as the text is now. */
  constructor(lines: readonly string[]) {
    this.old = lines;
  }

  /** Lines were replaced. */
  change(replaced: ReplacedLines, at: number): void {
    this.regions = withChange(this.regions, replaced, at);
  }

  /** All changes of a moment have been told: what is too much becomes a part of how the text was. */
  settle(read: ReadLines): void {
    while (this.regions.length > mostRegions) {
      this.forget(
        this.regions.reduce((oldest, region) => (region.at < oldest.at ? region : oldest)),
        read,
      );
    }
  }

  /** The edits that have changed something, the newest first. */
  edits(read: ReadLines): readonly EditedLines[] {
    return this.regions
      .flatMap(({ oldStart, oldCount, newStart, newCount, at }) => {
        const isTooLong = Math.max(oldCount, newCount) > longestSide;
        const before = this.old.slice(oldStart, oldStart + oldCount);
        return isTooLong ? [] : trimmed({ oldStart, newStart, before, after: read(newStart, newCount), at });
      })
      .sort((one, other) => other.at - one.at);
  }

  private forget(forgotten: Region, read: ReadLines): void {
    const { oldStart, oldCount, newStart, newCount } = forgotten;
    this.old = this.old.toSpliced(oldStart, oldCount, ...read(newStart, newCount));
    this.regions = this.regions
      .filter((region) => region !== forgotten)
      .map((region) =>
        region.oldStart > oldStart ? { ...region, oldStart: region.oldStart + newCount - oldCount } : region,
      );
  }
}

function withChange(
  regions: readonly Region[],
  { start, removed, added }: ReplacedLines,
  at: number,
): readonly Region[] {
  const end = start + removed;
  const before = regions.filter((region) => endOf(region) < start - near);
  const after = regions.filter((region) => region.newStart > end + near);
  const touched = regions.filter((region) => !before.includes(region) && !after.includes(region));
  const newStart = Math.min(start, touched[0]?.newStart ?? start);
  const newEnd = Math.max(end, ...touched.map(endOf));
  const region = {
    oldStart: newStart - grownBy(before),
    oldCount: newEnd - newStart - grownBy(touched),
    newStart,
    newCount: newEnd - newStart - removed + added,
    at,
  };
  return [...before, region, ...after.map((each) => ({ ...each, newStart: each.newStart + added - removed }))];
}

function endOf({ newStart, newCount }: Region): number {
  return newStart + newCount;
}

function grownBy(regions: readonly Region[]): number {
  return regions.reduce((sum, { oldCount, newCount }) => sum + newCount - oldCount, 0);
}

/** Without the lines at both ends that are as they were; nothing where all are. */
function trimmed({ oldStart, newStart, before, after, at }: EditedLines): readonly EditedLines[] {
  const { head, tail } = equalEnds(before, after);
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return left.length + right.length === 0
    ? []
    : [{ oldStart: oldStart + head, newStart: newStart + head, before: left, after: right, at }];
}
