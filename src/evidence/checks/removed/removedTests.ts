import type { Finding } from "../../check.ts";
import type { HunkSpans } from "../hunkSpans.ts";
import { bare } from "./handling.ts";
import { counted, hunkBringing, hunkTaking, isFewer, placeOf, type ReadFile } from "./proposalCode.ts";
import { isAssertion, skipsIn, testsIn } from "./tests.ts";

/** Tests that go, tests that are left out, and assertions that go while their test stays. */
export function removedTests(files: readonly ReadFile[]): readonly Finding[] {
  const before = counted(files.flatMap(({ before }) => testsIn(before.code).map(({ name }) => name)));
  const after = counted(files.flatMap(({ after }) => testsIn(after.code).map(({ name }) => name)));
  const counts = { before, after };
  return files.flatMap((file) => [...goneIn(file, counts), ...skippedIn(file), ...weakenedIn(file, files, counts)]);
}

interface Counts {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** A test in whose place another one comes may have been renamed: only as many as there are fewer are told. */
function* goneIn(file: ReadFile, { before, after }: Counts): Iterable<Finding> {
  const gone = testsIn(file.before.code).filter(({ name }) => isFewer(name, before, after));
  for (const [hunk, tests] of Map.groupBy(gone, ({ start }) => hunkTaking(file, start))) {
    const come = testsIn(file.after.code).filter(
      ({ name, start }) => isFewer(name, after, before) && hunk !== undefined && hunkBringing(file, start) === hunk,
    );
    const count = tests.length - come.length;
    if (count > 0) {
      const names = tests.map(({ name }) => name);
      yield { kind: "testsRemoved", count, names, severity: "doubt", place: placeOf(file, hunk) };
    }
  }
}

function* skippedIn(file: ReadFile): Iterable<Finding> {
  const olds = skipsIn(file.before.code).map((place) => hunkTaking(file, place));
  for (const [hunk, places] of Map.groupBy(skipsIn(file.after.code), (place) => hunkBringing(file, place))) {
    const added = places.slice(olds.filter((each) => each === hunk).length);
    if (hunk !== undefined && added[0] !== undefined) {
      const line = file.after.lineOf(added[0]);
      const code = (file.after.lines[line] ?? "").trim();
      yield { kind: "testsSkipped", code, severity: "doubt", place: { hunk: hunk.id, path: file.path, line } };
    }
  }
}

/** Assertions that are gone where none came, in tests that stay. */
function* weakenedIn(file: ReadFile, files: readonly ReadFile[], tests: Counts): Iterable<Finding> {
  const named = testsIn(file.before.code);
  if (named.length === 0) {
    return;
  }
  const before = counted(files.flatMap((each) => assertionsOf(each.before, all(each.before.lines))));
  const after = counted(files.flatMap((each) => assertionsOf(each.after, all(each.after.lines))));
  for (const hunk of file.hunks) {
    const gone = assertionsOf(file.before, hunk.before).filter((each) => isFewer(each, before, after));
    const came = assertionsOf(file.after, hunk.after).filter((each) => isFewer(each, after, before));
    const isTestKept = testsAround(named, file, hunk).every((name) => !isFewer(name, tests.before, tests.after));
    if (gone.length > 0 && came.length === 0 && isTestKept) {
      yield { kind: "assertionsRemoved", count: gone.length, severity: "doubt", place: placeOf(file, hunk) };
    }
  }
}

function all(lines: readonly string[]): HunkSpans["before"] {
  return { start: 0, count: lines.length };
}

/** The lines that say what must hold, without their white space. */
function assertionsOf({ code }: ReadFile["before"], { start, count }: HunkSpans["before"]): readonly string[] {
  const says = code.text.split("\n").slice(start, start + count);
  const codes = code.code.split("\n").slice(start, start + count);
  return says.filter((_, index) => isAssertion(codes[index] ?? "", code.family)).map(bare);
}

/** The test that a hunk's old lines begin in, and those that begin in them. */
function testsAround(
  tests: readonly { readonly name: string; readonly start: number }[],
  { before }: ReadFile,
  hunk: HunkSpans,
): readonly string[] {
  const placed = tests.map(({ name, start }) => ({ name, line: before.lineOf(start) }));
  const above = placed.filter(({ line }) => line < hunk.before.start).at(-1);
  const within = placed.filter(({ line }) => line >= hunk.before.start && line < hunk.before.start + hunk.before.count);
  return [...(above === undefined ? [] : [above]), ...within].map(({ name }) => name);
}
