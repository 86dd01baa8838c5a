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
  const olds = files.map(({ before }) => before.code.text).join("\n");
  const news = files.map(({ after }) => after.code.text).join("\n");
  const texts: Texts = {
    before: bare(olds),
    after: bare(news),
    linesBefore: keysOf(olds),
    linesAfter: keysOf(news),
    handlingBefore: files.flatMap(({ before }) => handlingIn(before.code)),
    handlingAfter: files.flatMap(({ after }) => handlingIn(after.code)),
  };
  return files.flatMap((file) => [...inFile(file, texts)]);
}

function keysOf(text: string): ReadonlyMap<string, number> {
  return counted(text.split("\n").map((line) => bare(line).replace(/[;,]$/, "")));
}

function* inFile(file: ReadFile, texts: Texts): Iterable<Finding> {
  const before = handlingIn(file.before.code);
  const after = handlingIn(file.after.code);
  for (const hunk of file.hunks) {
    const taken = before.filter(({ start }) => hunkTaking(file, start) === hunk);
    for (const [what, old] of Map.groupBy(taken, ({ kind }) => kind)) {
      const brought = after.filter(({ kind, start }) => kind === what && hunkBringing(file, start) === hunk);
      const gone = old.filter((each) => isGone(each, before, after, file, hunk, texts));
      if (brought.length < old.length && gone[0] !== undefined) {
        const code = (file.before.lines[file.before.lineOf(gone[0].start)] ?? "").trim().slice(0, 80);
        yield { kind: "handlingRemoved", what, code, severity: "doubt", place: placeOf(file, hunk) };
      }
    }
  }
}

function isGone(
  { kind, guarded }: Handling,
  before: readonly Handling[],
  after: readonly Handling[],
  file: ReadFile,
  hunk: HunkSpans,
  texts: Texts,
): boolean {
  const [key = ""] = guarded;
  switch (kind) {
    case "catch":
    case "finally":
      if (kind === "finally" && countOf(kind, texts.handlingAfter) >= countOf(kind, texts.handlingBefore)) {
        return false;
      }
      return guarded.length === 1 && !isLine(key, texts)
        ? key.length > 3 && isLeft(key, texts) && !isHandled(kind, guarded, texts)
        : shareLeft(guarded, texts) >= leastLeft && !isHandled(kind, guarded, texts);
    case "errorCheck": {
      const count = (handling: readonly Handling[]) => handling.filter((each) => each.guarded[0] === key).length;
      return isLeft(key, texts) && count(texts.handlingAfter) < count(before);
    }
    case "unwrap":
      return [".unwrap()", ".expect("].some(
        (end) => timesIn(texts.after, key + end) > timesIn(texts.before, key + end),
      );
    case "guard": {
      const [head = "", thrown = ""] = guarded;
      const count = (handling: readonly Handling[]) =>
        handling.filter((each) => each.kind === "guard" && each.guarded[0] === head).length;
      const isFunctionKept = new RegExp(`\\b${head}\\b`).test(file.after.code.code);
      return isFunctionKept && count(after) < count(before) && !isLeft(thrown, texts) && !callsAnew(file, hunk);
    }
  }
}

/** Whether a hunk brings lines that may look at what a guard looked at. */
function callsAnew({ before, after }: ReadFile, hunk: HunkSpans): boolean {
  const linesIn = ({ code }: ReadFile["before"], { start, count }: HunkSpans["before"]) =>
    code.code.split("\n").slice(start, start + count);
  const known = new Set(linesIn(before, hunk.before).map(bare));
  return linesIn(after, hunk.after).some((line) => !known.has(bare(line)) && otherGuard.test(line));
}

function isLine(key: string, { linesBefore }: Texts): boolean {
  return linesBefore.has(key);
}

/** Whether a piece of code stands there as often as before: where less of it is left, it went with its handling. */
function isLeft(key: string, { before, after }: Texts): boolean {
  return timesIn(after, key) >= Math.max(1, timesIn(before, key));
}

function shareLeft(keys: readonly string[], { linesBefore, linesAfter }: Texts): number {
  const left = keys.filter((key) => (linesAfter.get(key) ?? 0) >= Math.max(1, linesBefore.get(key) ?? 0));
  return keys.length === 0 ? 0 : left.length / keys.length;
}

/** Whether something deals with the same code's errors still, be it in another form. */
function isHandled(kind: Handling["kind"], guarded: readonly string[], { handlingAfter }: Texts): boolean {
  return handlingAfter.some((other) => {
    const shared = guarded.filter((key) => other.guarded.some((each) => each.includes(key) || key.includes(each)));
    return other.kind === kind && shared.length >= leastLeft * guarded.length;
  });
}

function countOf(kind: Handling["kind"], handling: readonly Handling[]): number {
  return handling.filter((each) => each.kind === kind).length;
}

function timesIn(text: string, key: string): number {
  return key === "" ? 0 : text.split(key).length - 1;
}
