import { indentationOf, lineAfter, lineBefore, type Snapshot } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";
import { codeBefore } from "../codeBefore.ts";
import { isComment } from "../languages.ts";
import type { Answer, Step } from "./step.ts";

/** Ends the answer where it goes on with what the file holds after the cursor: models run past the hole. */
export const untilSuffix: Step = (answer, snapshot) => {
  const rest = lineAfter(snapshot).trim();
  return rest !== "" && !/^[)\]}>'"`;,]+$/.test(rest) ? untilRest(answer, rest) : untilLines(answer, snapshot);
};

/** Characters; a shorter rest of a line may well be an end of what belongs before it. */
const shortestRest = 3;

/** Within a line: where the answer's first line ends with the rest of the cursor's. */
function untilRest(answer: Answer, rest: string): Answer {
  const { text, isWhole } = answer;
  const lineEnd = text.indexOf("\n");
  if (lineEnd < 0 && !isWhole) {
    return { text: text.slice(0, text.length - overlap(text, rest)), isWhole };
  }
  const line = (lineEnd < 0 ? text : text.slice(0, lineEnd)).trimEnd();
  if (rest.length < shortestRest || !line.endsWith(rest)) {
    return answer;
  }
  const before = line.slice(0, line.length - rest.length);
  return { text: before, isWhole: true, ...(before === "" && { reason: "repeatsSuffix" }) };
}

/** Length of the longest end of a text that begins with a start of the other. */
function overlap(text: string, rest: string): number {
  const line = text.trimEnd();
  if (line.endsWith(rest)) {
    return text.length - line.length + rest.length;
  }
  for (let length = Math.min(text.length, rest.length); length > 0; length--) {
    if (rest.startsWith(text.slice(text.length - length))) {
      return length;
    }
  }
  return text.length - line.length;
}

interface Line {
  readonly start: number;
  /** With the indentation that it has in the file. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** Between lines: where the answer's lines are the next ones of the file, and nothing that the answer opened is open. */
function untilLines(answer: Answer, snapshot: Snapshot): Answer {
  const { text, isWhole } = answer;
  const following = snapshot.suffix
    .split("\n")
    .slice(1)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  const lines = linesOf(text, isWhole, snapshot);
  const file = { text: `${snapshot.prefix}\n${snapshot.suffix}\n`, languageId: snapshot.languageId };
  for (const [index, line] of lines.entries()) {
    const verdict = repeats(lines.slice(index), following, file, isWhole);
    if (verdict === "no" || !isClosedAt(text.slice(0, line.start), snapshot)) {
      continue;
    }
    const before = text.slice(0, line.start);
    if (verdict === "maybe") {
      return { text: before, isWhole: false };
    }
    return before.trim() === ""
      ? { text: "", isWhole: true, reason: "repeatsSuffix" }
      : { text: before, isWhole: true };
  }
  return isWhole ? answer : { text: text.replace(/(?<=\n)[^\S\n]+$/, ""), isWhole };
}

interface File {
  readonly text: string;
  readonly languageId: string;
}

/** The answer's lines with text; the first one together with what stands before the cursor, if that is white space alone. */
function linesOf(text: string, isWhole: boolean, snapshot: Snapshot): readonly Line[] {
  const own = lineBefore(snapshot);
  const lines: Line[] = [];
  let start = 0;
  for (const [index, each] of text.split("\n").entries()) {
    const isLast = start + each.length === text.length;
    if (each.trim() !== "" && (index > 0 || own.trim() === "")) {
      lines.push({ start, text: (index === 0 ? own : "") + each.trimEnd(), isWhole: isWhole || !isLast });
    }
    start += each.length + 1;
  }
  return lines;
}

/** Letters and digits, in lines that the file has once, that tell the file's next lines from lines that are only like them. */
const telling = 12;
/** As many lines of any kind do, too. */
const tellingLines = 6;

/** Whether lines of the answer are the file's next ones: a line or two may be the same by chance, in code that repeats itself. */
function repeats(lines: readonly Line[], following: readonly string[], file: File, isWhole: boolean): Verdict {
  const [first] = lines;
  if (first !== undefined && closesTheSame(first.text, following[0])) {
    return first.isWhole ? "yes" : "maybe";
  }
  let told = 0;
  for (const [index, line] of lines.entries()) {
    const next = following[index];
    if (next === undefined) {
      return index > 0 ? "yes" : "no";
    }
    const isLike = likeness(line, next);
    if (isLike !== "yes") {
      return isLike;
    }
    told += tellingIn(line.text, file);
    if (isEnough(told, index + 1)) {
      return "yes";
    }
  }
  return isWhole ? (told > 0 ? "yes" : "no") : "maybe";
}

function isEnough(told: number, lines: number): boolean {
  return (lines > 1 && told >= telling) || lines >= tellingLines;
}

function likeness(line: Line, next: string): Verdict {
  if (line.isWhole) {
    return line.text === next ? "yes" : "no";
  }
  return next.startsWith(line.text) ? "maybe" : "no";
}

/** Letters and digits of a line, if the file has it once and it is code. */
function tellingIn(line: string, { text, languageId }: File): number {
  return isComment(line, languageId) || standsTwice(line, text) ? 0 : line.replace(/\W/g, "").length;
}

type Verdict = "yes" | "no" | "maybe";

function standsTwice(line: string, file: string): boolean {
  const whole = `\n${line}\n`;
  const first = file.indexOf(whole);
  return first >= 0 && file.indexOf(whole, first + 1) >= 0;
}

/** A closing bracket as deep as the one that the file has next is that one. */
function closesTheSame(line: string, next = ""): boolean {
  const closers = /^\s*[)\]}]+[;,]?$/.test(line) || line === next;
  return (
    closers &&
    /^\s*[)\]}]/.test(next) &&
    line.trimStart()[0] === next.trimStart()[0] &&
    indentationOf(line) === indentationOf(next)
  );
}

/** Whether all brackets that the answer opened are closed again, and it stands in no string or comment. */
function isClosedAt(text: string, snapshot: Snapshot): boolean {
  const before = codeBefore(snapshot);
  const code = readCode(text, snapshot.languageId, before);
  return code.open.length <= before.open.length && (code.inside === undefined || code.inside === before.inside);
}
