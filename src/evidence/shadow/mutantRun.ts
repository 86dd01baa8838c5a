import { isTestFile } from "../checks/testFile.ts";
import type { CheckCommand } from "./checkCommands.ts";
import { type CommandRun, hasPassed, isGood } from "./commandRun.ts";
import { type Mutant, mutantsOf, mutated, spread } from "./mutants.ts";
import type { ShadowEdit } from "./shadowFolder.ts";
import { type ReadText, type TestedFile, testedFiles } from "./testedCode.ts";
import { testFilesCommand } from "./testFilesCommand.ts";

/** How tests fare against small faults in the code that they test. */
export interface MutantsRun {
  /** Faults that were put in; those that the compiler refused don't count. */
  readonly tried: number;
  /** Of them, those with which a test failed or ran on and on. */
  readonly killed: number;
  /** The others. */
  readonly missed: readonly Mutant[];
  /** Faults for which no time was left. */
  readonly left: number;
}

/** The copy of a project. */
export interface Copy {
  readonly read: ReadText;
  write(path: string, text: string): Promise<void>;
  run(command: CheckCommand, milliseconds: number): Promise<CommandRun>;
}

export interface MutantLimits {
  readonly most: number;
  /** Milliseconds for all of them; the one that runs then is not cut off. */
  readonly total: number;
  /** Milliseconds for the tests without a fault. */
  readonly command: number;
}

/** Stryker's time-out: milliseconds, and how much longer than without a fault tests may take until they count as caught in a loop. */
const grace = 5_000;
const factor = 1.5;
const refused = /\berror TS\d+:/;

/**
 * Puts one fault after the other into the code that a proposal's tests import, and runs the tests: those alone where their runner takes
 * files, else all. `command`: one that passes in the copy as it is. The copy is left as it was. `undefined`: the proposal has no tests, or
 * they fail when they are run once more. Throws what `copy` throws.
 */
export async function runMutants(
  edits: readonly ShadowEdit[],
  command: CheckCommand,
  copy: Copy,
  limits: MutantLimits,
): Promise<MutantsRun | undefined> {
  const tests = edits.filter(({ path, text }) => text !== undefined && isTestFile(path));
  if (tests.length === 0) {
    return undefined;
  }
  const files = await filesOf(tests, copy.read);
  const mutants = spread(
    files.flatMap(({ path, text, isNamed }) => mutantsOf(path, text, isNamed)),
    limits.most,
  );
  const none: MutantsRun = { tried: 0, killed: 0, missed: [], left: 0 };
  if (mutants.length === 0) {
    return none;
  }
  const started = performance.now();
  const paths = tests.map(({ path }) => path);
  const alone = testFilesCommand(command, paths, await copy.read("package.json"));
  const sound = await firstSound([...(alone === undefined ? [] : [alone]), command], copy, limits.command);
  return sound && (await tryAll(mutants, files, sound, copy, started + limits.total));
}

async function filesOf(tests: readonly ShadowEdit[], read: ReadText): Promise<readonly TestedFile[]> {
  const files = new Map<string, TestedFile>();
  for (const { path, text = "" } of tests) {
    for (const file of await testedFiles(path, text, read)) {
      const other = files.get(file.path);
      const isNamed = (line: number) => file.isNamed(line) || other?.isNamed(line) === true;
      if (!isTestFile(file.path)) {
        files.set(file.path, { ...file, isNamed });
      }
    }
  }
  return [...files.values()];
}

interface SoundCommand {
  readonly command: CheckCommand;
  /** That a run with a fault may take. */
  readonly milliseconds: number;
}

async function firstSound(
  commands: readonly CheckCommand[],
  copy: Copy,
  longest: number,
): Promise<SoundCommand | undefined> {
  for (const command of commands) {
    const started = performance.now();
    if (hasPassed(await copy.run(command, longest))) {
      return { command, milliseconds: grace + factor * (performance.now() - started) };
    }
  }
  return undefined;
}

async function tryAll(
  mutants: readonly Mutant[],
  files: readonly TestedFile[],
  { command, milliseconds }: SoundCommand,
  copy: Copy,
  until: number,
): Promise<MutantsRun> {
  let [tried, killed] = [0, 0];
  const missed: Mutant[] = [];
  for (const [index, mutant] of mutants.entries()) {
    if (performance.now() >= until) {
      return { tried, killed, missed, left: mutants.length - index };
    }
    const { text } = files.find(({ path }) => path === mutant.path)!;
    await copy.write(mutant.path, mutated(text, mutant));
    const run = await copy.run(command, milliseconds);
    await copy.write(mutant.path, text);
    if (run.end.how === "notStarted") {
      return { tried, killed, missed, left: mutants.length - index };
    }
    if (isGood(run) || !refused.test(run.output)) {
      tried++;
      killed += isGood(run) ? 0 : 1;
      missed.push(...(isGood(run) ? [mutant] : []));
    }
  }
  return { tried, killed, missed, left: 0 };
}
