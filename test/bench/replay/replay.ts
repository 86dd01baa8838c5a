import { setTimeout as sleep } from "node:timers/promises";
import type { Body } from "./bodies.ts";
import { nextKey, pressesFor } from "./keys.ts";
import { type Asked, type Oracle, perToken } from "./oracle.ts";
import { type Counts, Score, type Span, verdictOn } from "./score.ts";
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

export interface ReplayOptions {
  /** Randomness for the key at an offset of the body: the same for whoever types there, whatever was taken before. */
  readonly randomAt: (offset: number) => () => number;
  /** Takes right ghosts; otherwise none. */
  readonly takes: boolean;
  readonly tell: (event: string) => void;
}

type Seen = Awaited<ReturnType<Side["look"]>>[number];

/** How much of the body was typed from a time on. */
interface Reached {
  readonly at: number;
  readonly length: number;
}

/** Types a body into a side as the ideal user does: who takes a right ghost that was seen for 400 ms. `takes`: otherwise never. */
export async function replay(
  body: Body,
  side: Side,
  oracle: Oracle,
  { randomAt, takes, tell }: ReplayOptions,
): Promise<Replayed> {
  oracle.body = body;
  const askedBefore = oracle.asked.length;
  await side.begin();
  const before = oracle.asked.length;
  const began = performance.now();
  const score = new Score(body.text, began);
  let ghost = "";
  let typed = "";
  let last = began;
  const lengths: Reached[] = [{ at: began, length: 0 }];
  const seen: Seen[] = [];
  /** Takes in what came on screen before a time; a key's own consequences have to wait for the key. */
  const see = async (before = Number.POSITIVE_INFINITY) => {
    seen.push(...(await side.look()));
    while (seen[0] !== undefined && seen[0].at < before) {
      const [{ at, ghost: now }] = seen.splice(0, 1) as [Seen];
      score.shows(now, at);
      ghost = now;
      const verdict = now === "" ? undefined : verdictOn(now, score.rest);
      tell(`${(at - began).toFixed(0)}: ghost ${verdict ?? "none"} ${JSON.stringify(now)}`);
    }
  };
  const act = async (key?: string) => {
    const isTab = key === undefined;
    const { at, ghost: text } = isTab ? await side.tab(ghost) : { at: await side.type(key), ghost: key };
    await see(at);
    score.acts(text, at, isTab);
    typed += text;
    lengths.push({ at, length: typed.length });
    ghost = !isTab && ghost.startsWith(text) ? ghost.slice(text.length) : "";
    last = at;
    tell(`${(at - began).toFixed(0)}: ${isTab ? "TAB" : "key"} ${JSON.stringify(text)}`);
  };
  while (score.rest !== "") {
    const key = nextKey(typed, score.rest, randomAt(typed.length));
    let isTaken = false;
    while (!isTaken && performance.now() < last + key.after) {
      const now = performance.now();
      await see();
      score.passes(now);
      const isRead = score.readSince !== undefined && now - score.readSince >= readFor;
      if (takes && isRead) {
        await act();
        isTaken = true;
      } else {
        await sleep(Math.max(0, Math.min(lookEvery, last + key.after - performance.now())));
      }
    }
    if (!isTaken) {
      await see();
      await act(key.text);
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
  counts.withoutHelp = timeWithoutHelp(body.text, randomAt);
  // What was asked at the top of the file to warm the host is no part of the text.
  const asked = oracle.asked.slice(askedBefore).filter(({ offset }) => offset >= body.before.length);
  counts.requests = asked.length;
  counts.aborted = asked.filter(({ isAborted }) => isAborted).length;
  counts.tokens = asked.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
  tell(`${before - askedBefore} requests before the first key`);
  const right = asked.flatMap((each) => firstLineOf(each, body, oracle.isFormWrong, lengths) ?? []);
  counts.rightAnswers = right.length;
  counts.lostAnswers = right.filter(
    ({ from, to }) => !score.foretold.some((span) => span.from < to && span.to > from),
  ).length;
  return { counts, began, ended };
}

/** Where in the body the first line of an answer stands, if that line is right and had something to save when its end was generated. */
function firstLineOf(
  { answer, arrivals, offset }: Asked,
  body: Body,
  isFormWrong: boolean,
  lengths: readonly Reached[],
): Span | undefined {
  const from = offset - body.before.length;
  const rest = body.text.slice(from);
  const line = /^\s*[^\n]*/.exec(rest)?.[0].trimStart() ?? "";
  const said = answer.indexOf(line);
  const saidTo = said + line.length;
  const isFirst = said >= 0 && (answer.slice(0, said).trim() === "" || isFormWrong);
  const isLine = saidTo === answer.length || answer[saidTo] === "\n";
  const to = from + rest.indexOf(line) + line.length;
  const wholeAt = arrivals[Math.ceil(saidTo / perToken) - 1];
  const typed = lengths.findLast(({ at }) => wholeAt !== undefined && at <= wholeAt)?.length ?? 0;
  return from >= 0 && isFirst && isLine && wholeAt !== undefined && Math.min(line.length, to - typed) >= leastUntyped
    ? { from: to - line.length, to }
    : undefined;
}

function timeWithoutHelp(text: string, randomAt: ReplayOptions["randomAt"]): number {
  let milliseconds = 0;
  for (let typed = ""; typed.length < text.length; ) {
    const key = nextKey(typed, text.slice(typed.length), randomAt(typed.length));
    milliseconds += key.after;
    typed += key.text;
  }
  return milliseconds;
}
