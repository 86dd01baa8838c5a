import * as vscode from "vscode";
import { estimateTokens } from "../../context/tokens.ts";
import { run, type TaskDelta } from "../../feature/run.ts";
import type { Candidate } from "../../model/chain.ts";
import { isCancelled, ModelError } from "../../model/errors.ts";
import type { HandedOn } from "../../model/fallback.ts";
import type { ChatMessage, Model, Usage } from "../../model/model.ts";
import type { RequestEvent } from "../../model/requestEvent.ts";
import { pathBeingWritten } from "../../review/answer/toolCall.ts";
import { findInvisible } from "../../text/invisible.ts";
import { costOf } from "../../usage/prices.ts";
import { type Told, tell, tellSuccessor } from "../messages.ts";
import { saidIn, sentItems, type TurnState, type TurnUsage } from "./turnState.ts";

/** Takes the turn's next state; a piece of text that streamed in stands beside it, so that the page need not be told all. */
export type Progress = (turn: TurnState, text?: string) => void;

/** Who is asked, and what a person is told of that. */
export type Answerer = Pick<Candidate, "model" | "name" | "label" | "origin" | "isLocal" | "price" | "successor">;

/** The turn as it ended, and what of the context did not fit. */
export interface Answered {
  readonly turn: TurnState;
  readonly trimmed: readonly string[];
}

/** A turn that is sent. */
export interface Asking {
  readonly draft: TurnState;
  /** What was said before it. */
  readonly history: readonly ChatMessage[];
  /** Sets data apart from instructions; nobody can guess it. */
  readonly delimiter: string;
}

/**
 * Asks the models in turn and streams the answer into the turn, which says who gives it. Never throws: a failure is told in the turn, and what
 * arrived before is kept. Aborting the signal stops the request down to its socket.
 */
export async function answer(
  { draft, history, delimiter }: Asking,
  answerers: readonly [Answerer, ...Answerer[]],
  signal: AbortSignal,
  progress: Progress,
): Promise<Answered> {
  const began = performance.now();
  const question = { task: draft.task, items: sentItems(draft), history, delimiter };
  const isFresh = draft.isAskedAnew === true;
  let turn: TurnState = { ...draft, ...shownOf(answerers[0]), state: "running", notes: notesOn(draft) };
  let trimmed: readonly string[] = [];
  let usage: Usage | undefined;
  progress(turn);
  const ended = (last: Partial<TurnState>): Answered => ({
    turn: {
      ...turn,
      progress: undefined,
      markdown: turn.answer,
      ...last,
      usage: usageOf(turn, usage, performance.now() - began),
    },
    trimmed,
  });
  const put = (change: Partial<TurnState>) => {
    turn = { ...turn, ...change };
    progress(turn);
  };
  try {
    const onEvent = (event: RequestEvent) => put(afterEvent(turn, event));
    const onHandedOn = ({ from, to, error }: HandedOn<Model>) => {
      const next = answererWith(to, answerers);
      const note = vscode.l10n.t(
        "{0} did not answer: {1} {2} was asked instead.",
        answererWith(from, answerers).label,
        tell(error).sentence,
        next.label,
      );
      put({ ...shownOf(next), notes: [...turn.notes, note] });
    };
    const [first, ...others] = answerers;
    const models = [first.model, ...others.map(({ model }) => model)] as const;
    for await (const event of run({ ...question, models, isFresh, onEvent, onHandedOn }, signal)) {
      if (event.type === "done") {
        ({ trimmed, usage } = event);
        turn = { ...turn, finish: event.finish };
      } else {
        const shown = turn.markdown.length;
        turn = withPiece(turn, event);
        progress(turn, turn.markdown.slice(shown));
      }
    }
    return signal.aborted ? ended({ state: "stopped", finish: "stopped" }) : ended({ state: "done" });
  } catch (error) {
    if (signal.aborted || isCancelled(error)) {
      return ended({ state: "stopped", finish: "stopped" });
    }
    const last = answerers.at(-1) ?? answerers[0];
    return ended({ state: "failed", finish: "failed", failure: await told(error, last, signal) });
  }
}

/** The turn with the next piece of its answer; while the model writes edits, a person reads which file they are for. */
function withPiece(turn: TurnState, { type, text }: Exclude<TaskDelta, { type: "done" }>): TurnState {
  if (type === "text") {
    return { ...turn, answer: turn.answer + text, markdown: turn.markdown + text };
  }
  const call = (turn.call ?? "") + text;
  const path = pathBeingWritten(call)?.replace(/[`\s]+/g, " ");
  const line = path === undefined ? "" : `\n\n${vscode.l10n.t("Writing changes to {0} …", `\`${path}\``)}`;
  return { ...turn, call, markdown: turn.markdown.endsWith(line) ? turn.markdown : turn.markdown + line };
}

function shownOf({ model, label, origin, isLocal, price }: Answerer): Partial<TurnState> {
  return { model: label, answeredBy: { model: model.id, origin }, isLocal, price };
}

function answererWith(model: Model, answerers: readonly [Answerer, ...Answerer[]]): Answerer {
  return answerers.find((each) => each.model === model) ?? answerers[0];
}

/** What the draft says already, and what of the context a person does not see when looking at it. */
function notesOn(draft: TurnState): readonly string[] {
  const names = sentItems(draft).flatMap(({ name, text }) => (findInvisible(text).length > 0 ? name : []));
  return names.length === 0
    ? draft.notes
    : [...draft.notes, vscode.l10n.t("Sent with characters that nobody sees: {0}", [...new Set(names)].join("; "))];
}

/** What a person sees of what happens to the request on its way. */
function afterEvent({ notes }: TurnState, event: RequestEvent): Partial<TurnState> {
  switch (event.type) {
    case "redacted":
      return { notes: [...notes, replaced(event.secrets)] };
    case "cached":
      return { isKept: true, notes: [...notes, vscode.l10n.t("An answer that was kept: nothing was sent")] };
    case "hedged":
      return { notes: [...notes, vscode.l10n.t("Asked a second time, because the first request said nothing")] };
    case "waiting":
      return { progress: tellWait(event) };
    case "sent":
      return { progress: undefined };
    default:
      return {};
  }
}

function tellWait({ why, milliseconds }: Extract<RequestEvent, { type: "waiting" }>): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  switch (why) {
    case "limit":
      return vscode.l10n.t("Waits {0} s for the provider's limit …", seconds);
    case "backOff":
      return vscode.l10n.t("That failed; tries again in {0} s …", seconds);
    case "rest":
      return vscode.l10n.t("The model failed several times in a row; it is asked again in {0} s …", seconds);
  }
}

function replaced(secrets: number): string {
  return secrets === 1
    ? vscode.l10n.t("1 secret was replaced by a placeholder before sending")
    : vscode.l10n.t("{0} secrets were replaced by placeholders before sending", secrets);
}

async function told(error: unknown, { name, origin, successor }: Answerer, signal: AbortSignal): Promise<Told> {
  if (!(error instanceof ModelError)) {
    const cause = error instanceof Error ? error.message : String(error);
    return { sentence: vscode.l10n.t("This did not work: {0}", cause) };
  }
  const nearest = error.kind === "notFound" ? await successor?.(signal) : undefined;
  return nearest === undefined ? tell(error) : tellSuccessor(tell(error), { name, origin }, nearest);
}

/** What the provider counted; where it counted nothing, what is estimated of what was sent and came. */
function usageOf(turn: TurnState, usage: Usage | undefined, milliseconds: number): TurnUsage {
  const { inputTokens, outputTokens, cachedTokens } = usage ?? {
    inputTokens: turn.estimate,
    outputTokens: estimateTokens(saidIn(turn)),
    cachedTokens: 0,
  };
  const dollars = turn.price && costOf(turn.price, { inputTokens, outputTokens, cachedTokens });
  return { inputTokens, outputTokens, isEstimate: usage === undefined, dollars, milliseconds };
}
