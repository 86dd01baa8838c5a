import { setTimeout as sleep } from "node:timers/promises";
import type { Body } from "./bodies.ts";
import { nextKey, pressesFor } from "./keys.ts";
import { type Asked, type Oracle, perToken } from "./oracle.ts";
import { type Counts, isRight, Score, verdictOn } from "./score.ts";
import type { Side } from "./side.ts";

/** Milliseconds for which a right ghost is looked at before it is taken. */
const readFor = 400;
const lookEvery = 8;
const leastUntyped = 4;

export interface Replayed {
  readonly counts: Counts;
  readonly began: number;
  readonly ended: number;
}

/** Where in the body a ghost stood, and whether all of it was right. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Types a body into a side as the ideal user does: who takes a right ghost that was seen for 400 ms. `takes`: otherwise never. */
export async function replay(
  body: Body,
  side: Side,
  oracle: Oracle,
  { random, takes, tell }: { random: () => number; takes: boolean; tell: (event: string) => void },
): Promise<Replayed> {
  oracle.body = body;
  const askedBefore = oracle.asked.length;
  await side.begin();
  const before = oracle.asked.length;
  const began = performance.now();
  const score = new Score(body.text, began);
  const spans: Span[] = [];
  let ghost = "";
  let typed = "";
  let last = began;
  const see = async () => {
    for (const { at, ghost: now } of await side.look()) {
      score.shows(now, at);
      ghost = now;
      const verdict = now === "" ? undefined : verdictOn(now, score.rest);
      tell(`ghost ${verdict ?? "none"} ${JSON.stringify(now)}`);
      if (verdict !== undefined && verdict !== "wrong") {
        spans.push({ from: typed.length, to: typed.length + now.length });
      }
    }
  };
  const acted = (text: string, at: number, isTab: boolean) => {
    score.acts(text, at, isTab);
    typed += text;
    ghost = !isTab && ghost.startsWith(text) ? ghost.slice(text.length) : "";
    last = at;
    tell(`${isTab ? "TAB" : "key"} ${JSON.stringify(text)}`);
  };
  while (score.rest !== "") {
    const key = nextKey(typed, score.rest, random);
    let isTaken = false;
    while (!isTaken && performance.now() < last + key.after) {
      await see();
      const isSeen = score.rightSince !== undefined && performance.now() - score.rightSince >= readFor;
      if (takes && isSeen && isRight(ghost, score.rest)) {
        const taken = await side.tab(ghost);
        acted(taken.ghost, taken.at, true);
        isTaken = true;
      } else {
        await sleep(Math.max(0, Math.min(lookEvery, last + key.after - performance.now())));
      }
    }
    if (!isTaken) {
      await see();
      acted(key.text, await side.type(key.text), false);
    }
  }
  const ended = performance.now();
  const written = await side.written();
  await side.end();
  if (written !== body.text) {
    throw new Error(`${body.file} was to read ${JSON.stringify(body.text)}, and reads ${JSON.stringify(written)}`);
  }
  const { counts } = score;
  counts.presses = pressesFor(body.text);
  counts.milliseconds = ended - began;
  counts.withoutHelp = timeWithoutHelp(body.text, random);
  // What was asked at the top of the file to warm the host is no part of the text.
  const asked = oracle.asked.slice(askedBefore).filter(({ offset }) => offset >= body.before.length);
  counts.requests = asked.length;
  counts.aborted = asked.filter(({ isAborted }) => isAborted).length;
  counts.tokens = asked.reduce((sum, { tokens }) => sum + tokens, 0);
  tell(`${before - askedBefore} requests before the first key`);
  const right = asked.flatMap((each) => firstLineOf(each, body, oracle.isFormWrong) ?? []);
  counts.rightAnswers = right.length;
  counts.lostAnswers = right.filter(({ from, to }) => !spans.some((span) => span.from < to && span.to > from)).length;
  return { counts, began, ended };
}

/** Where in the body the first line of an answer stands, if that line is right, was generated to its end and has something to save. */
function firstLineOf({ answer, tokens, offset }: Asked, body: Body, isFormWrong: boolean): Span | undefined {
  const from = offset - body.before.length;
  const rest = body.text.slice(from);
  const line = /^\s*[^\n]*/.exec(rest)?.[0].trimStart() ?? "";
  const said = answer.indexOf(line);
  const isFirst = said >= 0 && (answer.slice(0, said).trim() === "" || isFormWrong);
  const start = from + rest.indexOf(line);
  const isWhole = said + line.length <= tokens * perToken;
  return from >= 0 && line.length >= leastUntyped && isFirst && isWhole
    ? { from: start, to: start + line.length }
    : undefined;
}

function timeWithoutHelp(text: string, random: () => number): number {
  let milliseconds = 0;
  for (let typed = ""; typed.length < text.length; ) {
    const key = nextKey(typed, text.slice(typed.length), random);
    milliseconds += key.after;
    typed += key.text;
  }
  return milliseconds;
}
