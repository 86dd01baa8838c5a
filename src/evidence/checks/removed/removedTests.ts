import type { Finding } from "../../check.ts";
import type { HunkSpans } from "../hunkSpans.ts";
import { bare } from "./handling.ts";
import { counted, hunkBringing, hunkTaking, isFewer, placeOf, type ReadFile } from "./proposalCode.ts";
import { isAssertion, skipsIn, type Test, testsIn } from "./tests.ts";

/** Tests that go, tests that are left out, and assertions that go while their test stays. */
export function removedTests(files: readonly ReadFile[]): readonly Finding[] {
  const tested = files.map((file) => ({ file, olds: testsIn(file.before.code), news: testsIn(file.after.code) }));
  const counts = {
    before: counted(tested.flatMap(({ olds }) => olds.map(({ name }) => name))),
    after: counted(tested.flatMap(({ news }) => news.map(({ name }) => name))),
  };
  return tested.flatMap((each) => [
    ...goneIn(each, counts),
    ...skippedIn(each.file),
    ...weakenedIn(each, files, counts),
  ]);
}

interface Counts {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** A file with its tests before and after. */
interface Tested {
  readonly file: ReadFile;
  readonly olds: readonly Test[];
  readonly news: readonly Test[];
}

/** A test in whose place another one comes may have been renamed: only as many as there are fewer are told. */
function* goneIn({ file, olds, news }: Tested, { before, after }: Counts): Iterable<Finding> {
  const gone = olds.filter(({ name }) => isFewer(name, before, after));
  for (const [hunk, tests] of Map.groupBy(gone, ({ start }) => hunkTaking(file, start))) {
    const come = news.filter(({ name, start }) => isFewer(name, after, before) && hunkBringing(file, start) === hunk);
    const count = tests.length - come.length;
    if (hunk !== undefined && count > 0) {
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
function* weakenedIn({ file, olds }: Tested, files: readonly ReadFile[], tests: Counts): Iterable<Finding> {
  const kept = olds.filter(({ name }) => !isFewer(name, tests.before, tests.after));
  if (kept.length === 0) {
    return;
  }
  const { lineOf } = file.before;
  const isInTest = (line: number) => kept.some(({ start, end }) => line >= lineOf(start) && line <= lineOf(end));
  const keysOf = (text: ReadFile["before"]) => assertionsOf(text, { start: 0, count: text.lines.length }).map(keyOf);
  const before = counted(files.flatMap((each) => keysOf(each.before)));
  const after = counted(files.flatMap((each) => keysOf(each.after)));
  for (const hunk of file.hunks) {
    const old = assertionsOf(file.before, hunk.before);
    const gone = old.filter(({ key, line }) => isFewer(key, before, after) && isInTest(line));
    const came = assertionsOf(file.after, hunk.after).filter(({ key }) => isFewer(key, after, before));
    if (gone.length > 0 && came.length === 0) {
      yield { kind: "assertionsRemoved", count: gone.length, severity: "doubt", place: placeOf(file, hunk) };
    }
  }
}

interface Assertion {
  /** The line without its white space. */
  readonly key: string;
  readonly line: number;
}

function keyOf({ key }: Assertion): string {
  return key;
}

/** The lines that say what must hold. */
function assertionsOf(
  { code, says, codes }: ReadFile["before"],
  { start, count }: HunkSpans["before"],
): readonly Assertion[] {
  return codes
    .slice(start, start + count)
    .flatMap((line, index) =>
      isAssertion(line, code.family) ? [{ key: bare(says[start + index] ?? ""), line: start + index }] : [],
    );
}
