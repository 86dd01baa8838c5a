import { type Hole, isProse } from "./hole.ts";

/** How models begin a sentence that introduces code, in lower case. */
const openings = [
  "sure",
  "certainly",
  "of course",
  "here is",
  "here's",
  "here are",
  "the code",
  "the missing",
  "the completed",
  "the answer",
];

/**
 * Where the answer proper starts: after an introduction, an opening fence and what is repeated of the prefix.
 * `undefined`: too little of the answer is there to tell.
 */
export function findStart(answer: string, hole: Hole, ended: boolean): number | undefined {
  let start = 0;
  const steps = isProse(hole.languageId) ? [echoLength] : [introductionLength, fenceLength, echoLength];
  for (const step of steps) {
    const length = step(answer.slice(start), ended, hole);
    if (length === undefined) {
      return undefined;
    }
    start += length;
  }
  return start;
}

/** Length of a first line that introduces the answer, and of the blank lines around it. */
function introductionLength(answer: string, ended: boolean): number | undefined {
  const [line, sentence = ""] = /^\s*(\S[^\n]*)/.exec(answer) ?? [];
  if (line === undefined) {
    return ended ? 0 : undefined;
  }
  const said = sentence.trimEnd().toLowerCase();
  const after = answer.slice(line.length);
  if (after === "" && !ended) {
    return openings.some((opening) => opening.startsWith(said) || said.startsWith(opening)) ? undefined : 0;
  }
  if (!(openings.some((opening) => said.startsWith(opening)) && /[:.!]$/.test(said))) {
    return 0;
  }
  if (after.trim() === "" && !ended) {
    return undefined;
  }
  const blankLines = /^(?:[^\S\n]*\n)*/.exec(after)?.[0] ?? "";
  return line.length + blankLines.length;
}

/** Length of the line that opens a fence, such as "```ts". */
function fenceLength(answer: string, ended: boolean): number | undefined {
  const line = /^\s*```[^\n]*\n/.exec(answer)?.[0];
  if (line !== undefined) {
    return line.length;
  }
  const begun = answer.trimStart();
  if (!"```".startsWith(begun.slice(0, 3))) {
    return 0;
  }
  return ended ? (begun.startsWith("```") ? answer.length : 0) : undefined;
}

/** Length of what the answer repeats of the prefix's end: its last line up to the cursor, or several lines. */
function echoLength(answer: string, ended: boolean, { prefix }: Hole): number | undefined {
  const tails = tailsOf(prefix);
  if (!ended && tails.some((tail) => tail.length > answer.length && tail.startsWith(answer))) {
    return undefined;
  }
  const repeated = tails.filter((tail) => answer.startsWith(tail)).map((tail) => tail.length);
  return Math.max(0, ...repeated);
}

/** Shorter beginnings, such as `}` or `if`, are repeated by chance. */
const shortestEcho = 3;

/** The ends of the prefix that begin at a line's start, each also without that line's indentation. */
function tailsOf(prefix: string): readonly string[] {
  const tails: string[] = [];
  const lastLine = prefix.slice(prefix.lastIndexOf("\n") + 1);
  if (lastLine !== "" && lastLine.trim() === "") {
    tails.push(lastLine);
  }
  for (let start = prefix.length; start > 0; ) {
    start = prefix.lastIndexOf("\n", start - 2) + 1;
    const tail = prefix.slice(start);
    const [line = ""] = tail.split("\n", 1);
    if (line.trim().length >= shortestEcho) {
      tails.push(tail, tail.trimStart());
    }
  }
  return tails;
}
