import type { Snapshot } from "../text/snapshot.ts";
import type { Answer } from "./answer.ts";
import type { Rest } from "./answers.ts";
import { likelyFrom, statedProbability } from "./confidence.ts";

/** A line that its model itself states to be this probable needs nobody else's word. */
const sureEnough = 0.8;

/**
 * Whether something speaks for the next line of an answer besides a model that errs: its first letters were typed; it is on screen already;
 * the model states that it is sure; or an answer that began at another line, and so came about otherwise, says the same (self-consistency: X. Wang et al.,
 * ICLR 2023). `others`: what answers of late say at the place.
 */
export function isConfirmed(rest: Rest, snapshot: Snapshot, others: readonly Rest[]): boolean {
  const { answer, from } = rest;
  const left = answer.text.slice(from);
  const isOnScreen = answer.offered !== undefined && from > answer.offered.from && from < answer.offered.to;
  const stated = statedProbability(left, likelyFrom(answer.likely, from)) ?? 0;
  return (
    isOnScreen || goesOnInLine(left, snapshot) || stated >= sureEnough || others.some((other) => agree(rest, other))
  );
}

/** Whether the line that comes next is the first one of an answer: asked once more, its model would say the same. */
export function beginsHere({ answer, from }: Rest): boolean {
  return answer.text.slice(0, from).trim() === "";
}

function goesOnInLine(left: string, { prefix }: Snapshot): boolean {
  const typed = prefix.slice(prefix.lastIndexOf("\n") + 1);
  return typed.trim() !== "" && !/^\s*\n/.test(left);
}

function agree(one: Rest, other: Rest): boolean {
  const line = nextLine(one);
  return line !== undefined && line === nextLine(other) && lineBegunAt(one.answer) !== lineBegunAt(other.answer);
}

/** The first line with text of what is left of an answer, once it is whole. */
function nextLine({ answer: { text, isStreaming }, from }: Rest): string | undefined {
  const left = text.slice(from).trimStart();
  const end = left.indexOf("\n");
  const isWhole = end >= 0 || !isStreaming;
  return left === "" || !isWhole ? undefined : left.slice(0, end < 0 ? left.length : end).trimEnd();
}

/** Offset in the document of the line in which an answer's first text stands. */
function lineBegunAt({ snapshot: { prefix, charactersBefore }, text }: Answer): number {
  const lineBreak = text.slice(0, text.search(/\S|$/)).lastIndexOf("\n");
  return lineBreak >= 0
    ? charactersBefore + lineBreak + 1
    : charactersBefore - (prefix.length - prefix.lastIndexOf("\n") - 1);
}
