import type { Block, Candidate } from "./found.ts";

/** What is known of the other blocks when one of several candidates is chosen. */
export interface Surroundings {
  /** End of the nearest block before, in the answer, that has one place; 0 where there is none. */
  readonly earliest: number;
  /** Start of the nearest block after it that has one place; past the file where there is none. */
  readonly latest: number;
  /** How far the placed block nearest to it, in the answer, stands from where the answer says. */
  readonly drift: number;
}

/** The wrong place must be so many times as far from the stated line as the right one. */
const clearly = 3;

/** The one candidate that the answer can mean, by what else it says; `undefined`: more than one remains. */
export function choose(
  block: Block,
  candidates: readonly Candidate[],
  lines: readonly string[],
  surroundings: Surroundings,
): Candidate | undefined {
  const best = Math.min(...candidates.map(({ cost }) => cost));
  const stated = block.line === undefined ? undefined : block.line + surroundings.drift;
  const exactly = candidates.find(({ start, cost }) => start === stated && cost === best);
  if (exactly !== undefined) {
    return exactly;
  }
  const inOrder = candidates.filter(
    ({ start, count }) => start >= surroundings.earliest && start + count <= surroundings.latest,
  );
  const afterHead = behind(block.after, inOrder, lines);
  const [only, ...others] = afterHead;
  if (only !== undefined && others.length === 0) {
    return { ...only, placement: moved(only) };
  }
  return stated === undefined ? undefined : nearest(afterHead, stated);
}

/** The first candidate after a line that stands in the file once; all of them where it doesn't. */
function behind(
  head: string | undefined,
  candidates: readonly Candidate[],
  lines: readonly string[],
): readonly Candidate[] {
  const wanted = head?.trim() ?? "";
  const places =
    wanted === "" ? [] : Array.from(lines.keys()).filter((index) => lines[index]?.trim().startsWith(wanted));
  const [place] = places;
  if (place === undefined || places.length > 1) {
    return candidates;
  }
  const later = candidates.filter(({ start, count }) => start + count > place).toSorted((a, b) => a.start - b.start);
  return later.slice(0, 1);
}

function nearest(candidates: readonly Candidate[], stated: number): Candidate | undefined {
  const away = ({ start }: Candidate) => Math.abs(start - stated);
  const [first, second] = candidates.toSorted((a, b) => away(a) - away(b));
  if (first === undefined || (second !== undefined && away(second) < clearly * Math.max(1, away(first)))) {
    return undefined;
  }
  return { ...first, placement: moved(first) };
}

function moved({ placement }: Candidate): Candidate["placement"] {
  return placement === "exact" ? "drifted" : placement;
}
