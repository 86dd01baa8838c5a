import type { Finding } from "../../check.ts";
import type { HunkSpans } from "../hunkSpans.ts";
import { bare, type Handling, handlingIn } from "./handling.ts";
import { counted, hunkBringing, hunkTaking, placeOf, type ReadFile } from "./proposalCode.ts";

/** What is left of a `try` block's lines, at least, where only the handling went. */
const leastLeft = 0.5;
/** A guard may have become one of these; what is called may hold it. */
const otherGuard = /[\w)\]]\s*\(|\b(?:throw|raise|return|assert|err\w*)\b/;

interface Texts {
  /** All of a proposal's code without white space. */
  readonly before: string;
  readonly after: string;
  readonly linesBefore: ReadonlyMap<string, number>;
  readonly linesAfter: ReadonlyMap<string, number>;
  readonly handlingBefore: readonly Handling[];
  readonly handlingAfter: readonly Handling[];
}

/** Handling of errors that goes while the code that it guards stays. */
export function removedHandling(files: readonly ReadFile[]): readonly Finding[] {
  const handled = files.map((file) => ({
    file,
    before: handlingIn(file.before.code),
    after: handlingIn(file.after.code),
  }));
  if (!handled.some(({ file, before }) => before.some(({ start }) => hunkTaking(file, start) !== undefined))) {
    return [];
  }
  const olds = files.map(({ before }) => before.code.text).join("\n");
  const news = files.map(({ after }) => after.code.text).join("\n");
  const texts: Texts = {
    before: bare(olds),
    after: bare(news),
    linesBefore: keysOf(olds),
    linesAfter: keysOf(news),
    handlingBefore: handled.flatMap(({ before }) => before),
    handlingAfter: handled.flatMap(({ after }) => after),
  };
  return handled.flatMap((each) => [...inFile(each, texts)]);
}

function keysOf(text: string): ReadonlyMap<string, number> {
  return counted(text.split("\n").map((line) => bare(line).replace(/[;,]$/, "")));
}

interface Handled {
  readonly file: ReadFile;
  readonly before: readonly Handling[];
  readonly after: readonly Handling[];
}

function* inFile({ file, before, after }: Handled, texts: Texts): Iterable<Finding> {
  for (const hunk of file.hunks) {
    const taken = before.filter(({ start }) => hunkTaking(file, start) === hunk);
    for (const [what, old] of Map.groupBy(taken, ({ kind }) => kind)) {
      const brought = after.filter(({ kind, start }) => kind === what && hunkBringing(file, start) === hunk);
      const gone = old.filter((each) => isGone(each, file, hunk, texts));
      if (brought.length < old.length && gone[0] !== undefined) {
        const code = (file.before.lines[file.before.lineOf(gone[0].start)] ?? "").trim().slice(0, 80);
        yield { kind: "handlingRemoved", what, code, severity: "doubt", place: placeOf(file, hunk) };
      }
    }
  }
}

function isGone(each: Handling, file: ReadFile, hunk: HunkSpans, texts: Texts): boolean {
  const { kind, guarded, isBlock } = each;
  const [key = "", thrown = ""] = guarded;
  const isKept = isBlock ? shareLeft(guarded, texts) >= leastLeft : isLeft(key, texts);
  if (kind === "unwrap") {
    return [".unwrap()", ".expect("].some((end) => timesIn(texts.after, key + end) > timesIn(texts.before, key + end));
  }
  if (!isKept || !isLess(each, texts)) {
    return false;
  }
  switch (kind) {
    case "catch":
    case "errorCheck":
      return isBlock || key.length > 3;
    case "finally":
      return countOf(kind, texts.handlingAfter) < countOf(kind, texts.handlingBefore);
    case "guard":
      return !isLeft(thrown, texts) && !callsAnew(file, hunk);
  }
}

/** Whether a hunk brings lines that may look at what a guard looked at. */
function callsAnew({ before, after }: ReadFile, hunk: HunkSpans): boolean {
  const linesIn = ({ codes }: ReadFile["before"], { start, count }: HunkSpans["before"]) =>
    codes.slice(start, start + count);
  const known = new Set(linesIn(before, hunk.before).map(bare));
  return linesIn(after, hunk.after).some((line) => !known.has(bare(line)) && otherGuard.test(line));
}

/** Whether a piece of code stands there as often as before: where less of it is left, it went with its handling. */
function isLeft(key: string, { before, after }: Texts): boolean {
  return timesIn(after, key) >= Math.max(1, timesIn(before, key));
}

function shareLeft(keys: readonly string[], { linesBefore, linesAfter }: Texts): number {
  const left = keys.filter((key) => (linesAfter.get(key) ?? 0) >= Math.max(1, linesBefore.get(key) ?? 0));
  return keys.length === 0 ? 0 : left.length / keys.length;
}

/** Whether less deals with the same code's errors than before, be it in another form. */
function isLess({ kind, guarded }: Handling, { handlingBefore, handlingAfter }: Texts): boolean {
  const isSame = (other: Handling) => {
    const shared = guarded.filter((key) => other.guarded.some((each) => each.includes(key) || key.includes(each)));
    return other.kind === kind && shared.length >= leastLeft * guarded.length;
  };
  return handlingAfter.filter(isSame).length < handlingBefore.filter(isSame).length;
}

function countOf(kind: Handling["kind"], handling: readonly Handling[]): number {
  return handling.filter((each) => each.kind === kind).length;
}

function timesIn(text: string, key: string): number {
  return key === "" ? 0 : text.split(key).length - 1;
}
