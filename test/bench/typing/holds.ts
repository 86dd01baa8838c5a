/** What `Profiler.stop` of V8's inspector gives. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  /** Ids of the nodes on top, and microseconds since the sample before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Samples in which nothing of ours need be on the stack although it is what made them run. */
const belongsToWhatRan = new Set(["(garbage collector)", "(program)"]);

/** Milliseconds, four sampling intervals: a longer gap between samples is time in which the machine ran something else. */
const longestGap = 2;

/**
 * The longest times, in milliseconds and longest first, for which code from a folder held the thread without a break: runs of
 * samples with one of its files on the stack. One sample alone counts as the time since the sample before.
 */
export function holdsOf(profile: Profile, folder: string): readonly number[] {
  const ours = nodesOf(profile, folder);
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const holds: number[] = [];
  let held = 0;
  profile.samples.forEach((id, index) => {
    const goesOn = held > 0 && belongsToWhatRan.has(names.get(id) ?? "");
    if (ours.has(id) || goesOn) {
      held += Math.min(longestGap, (profile.timeDeltas[index] ?? 0) / 1000);
    } else if (held > 0) {
      holds.push(held);
      held = 0;
    }
  });
  return holds.sort((one, other) => other - one);
}

/** Nodes of the call tree at or below a function of the folder. */
function nodesOf(profile: Profile, folder: string): ReadonlySet<number> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const mark = (id: number) => {
    ours.add(id);
    nodes.get(id)?.children?.forEach(mark);
  };
  for (const { id, callFrame } of profile.nodes) {
    if (callFrame.url.includes(folder)) {
      mark(id);
    }
  }
  return ours;
}
