import { Asking, inTurn, slashed, withWitness } from "./asking.ts";
import { carriersFor } from "./carriers.ts";
import type { CompilerError, FileErrors, NotTyped, Overlay, OverlayFile } from "./fileErrors.ts";
import type { ServerProcess } from "./serverProcess.ts";

/** Milliseconds for files that import the proposal's; those that are not reached are not looked at. */
const longestImporters = 500;

/**
 * The errors of a proposal's files, then of those that import them, before and after. Nothing of it is written: the server sees the
 * texts as those of open files. What is right after is not looked at before, which is what most proposals are spared by. Throws what
 * `ServerProcess.ask` throws.
 */
export async function overlayErrors(
  { files, unsaved }: Overlay,
  server: ServerProcess,
  signal: AbortSignal,
): Promise<readonly FileErrors[]> {
  const asked = new Asking(server, signal);
  const proposed = files.filter(({ after }) => after !== undefined);
  try {
    await asked.open([...unsaved, ...proposed.map((file) => withText(file, file.after))]);
    await includeNew(proposed, asked);
    const after = new Map<string, readonly CompilerError[] | NotTyped>();
    for (const { path } of proposed) {
      after.set(slashed(path), await asked.errors(path, true));
    }
    const importers = await importerErrors(files, asked);
    const before = await errorsBefore(files, after, importers, asked);
    return [
      ...files.map(({ path }) => together(slashed(path), before, after.get(slashed(path)) ?? "deleted")),
      ...[...importers].map(([path, errors]) => together(path, before, errors)),
    ];
  } finally {
    asked.closeAll();
  }
}

/** A new file is in no project as long as it is not on disk, unless a file of one refers to it. */
async function includeNew(proposed: readonly OverlayFile[], asked: Asking): Promise<void> {
  const fresh = proposed.filter(({ before }) => before === undefined);
  const alone = await inTurn(fresh, async (file) => ((await asked.isInProject(file.path)) ? [] : [file]));
  const carriers = await carriersFor(alone.flat(), new Set(proposed.map(({ path }) => path)));
  if (carriers.length > 0) {
    await asked.open(carriers);
  }
}

/** What goes wrong in files that import the proposal's. */
async function importerErrors(
  files: readonly OverlayFile[],
  asked: Asking,
): Promise<ReadonlyMap<string, readonly CompilerError[]>> {
  const found = new Map<string, readonly CompilerError[]>();
  const end = performance.now() + longestImporters;
  for (const path of await asked.importersOf(files.map((file) => slashed(file.path)))) {
    const errors = performance.now() < end ? await asked.errors(path, false) : [];
    if (typeof errors !== "string" && errors.length > 0) {
      found.set(path, errors);
    }
  }
  return found;
}

/** By path; where nothing is wrong after, nothing is asked of the texts before. */
async function errorsBefore(
  files: readonly OverlayFile[],
  after: ReadonlyMap<string, readonly CompilerError[] | NotTyped>,
  importers: ReadonlyMap<string, readonly CompilerError[]>,
  asked: Asking,
): Promise<ReadonlyMap<string, readonly CompilerError[] | NotTyped>> {
  const before = new Map<string, readonly CompilerError[] | NotTyped>();
  if (importers.size === 0 && ![...after.values()].some((errors) => typeof errors !== "string" && errors.length > 0)) {
    return before;
  }
  const present = files.filter((file) => file.before !== undefined);
  await asked.open(present.map((file) => withText(file, file.before)));
  for (const { path } of present) {
    before.set(slashed(path), await asked.errors(path, true));
  }
  for (const path of importers.keys()) {
    before.set(path, await asked.errors(path, false));
  }
  return before;
}

function withText({ path, folder }: OverlayFile, text = ""): { path: string; folder: string; text: string } {
  return { path, folder, text: withWitness(text) };
}

function together(
  path: string,
  allBefore: ReadonlyMap<string, readonly CompilerError[] | NotTyped>,
  after: readonly CompilerError[] | NotTyped,
): FileErrors {
  const before = allBefore.get(path) ?? [];
  if (typeof after === "string") {
    return { path, notTyped: after };
  }
  return typeof before === "string" ? { path, notTyped: before } : { path, before, after };
}
