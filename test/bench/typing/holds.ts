import { basename } from "node:path";

/** What `Profiler.stop` of V8's inspector gives. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  /** Ids of the nodes on top, and microseconds since the sample before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/**
 * Has no stack of its own, and collects the garbage of the whole host: without Caveat it holds the loop as long. What follows our
 * code is told apart. Native code that ours called is sampled with ours on the stack.
 */
const collecting = "(garbage collector)";

/** Milliseconds, four sampling intervals: a longer gap between samples is time in which the machine ran something else. */
const longestGap = 2;

/** A time for which our code held the thread without a break. */
export interface Hold {
  readonly milliseconds: number;
  /** Milliseconds of garbage collection in it or right after it, not part of the above. */
  readonly collecting: number;
  /** The function of ours that was called, such as `provideInlineCompletionItems`. */
  readonly by: string;
  /** Whether the code was being loaded or the extension started, which `bench:start` measures. */
  readonly isStart: boolean;
}

/**
 * The times, longest first, for which code from a folder held the thread: runs of samples with the same function of its files
 * outermost on the stack. One sample alone counts as the time since the sample before.
 */
export function holdsOf(profile: Profile, folder: string): readonly Hold[] {
  const outermost = outermostOf(profile, folder);
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const holds: Hold[] = [];
  let current: Hold | undefined;
  profile.samples.forEach((id, index) => {
    const milliseconds = Math.min(longestGap, (profile.timeDeltas[index] ?? 0) / 1000);
    const ours = outermost.get(id);
    if (current !== undefined && names.get(id) === collecting) {
      current = { ...current, collecting: current.collecting + milliseconds };
      return;
    }
    if (current !== undefined && ours?.by === current.by) {
      current = { ...current, milliseconds: current.milliseconds + milliseconds };
      return;
    }
    if (current !== undefined) {
      holds.push(current);
    }
    current = ours && { ...ours, milliseconds, collecting: 0 };
  });
  return holds.sort((one, other) => other.milliseconds - one.milliseconds);
}

/** For each node of the call tree at or below a function of the folder: the outermost such function. */
function outermostOf(profile: Profile, folder: string): ReadonlyMap<number, Pick<Hold, "by" | "isStart">> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const outermost = new Map<number, Pick<Hold, "by" | "isStart">>();
  const mark = (id: number, above: Pick<Hold, "by" | "isStart"> | undefined) => {
    const node = nodes.get(id);
    if (node === undefined) {
      return;
    }
    const { functionName, url, lineNumber } = node.callFrame;
    // All that `src/activate.ts` calls is the start; a file's own code has no name and begins in the file's first line.
    const isStart = basename(url) === "activate.cjs" || (functionName === "" && lineNumber === 0);
    const by = `${functionName || "a function"} at ${basename(url)}:${lineNumber + 1}`;
    const ours = above ?? (url.includes(folder) ? { by, isStart } : undefined);
    if (ours !== undefined) {
      outermost.set(id, ours);
    }
    for (const child of node.children ?? []) {
      mark(child, ours);
    }
  };
  const children = new Set(profile.nodes.flatMap((node) => node.children ?? []));
  for (const { id } of profile.nodes.filter((node) => !children.has(node.id))) {
    mark(id, undefined);
  }
  return outermost;
}
