import * as vscode from "vscode";
import type { ContextItem } from "../../context/contextItem.ts";
import { labelOf } from "../../context/newItem.ts";
import { estimateTokens } from "../../context/tokens.ts";
import type { Finding } from "../../evidence/index.ts";
import { hunkSymbol } from "../../review/hunkSymbol.ts";
import type { FileProposal, Hunk } from "../../review/proposal.ts";
import { costOf } from "../../usage/prices.ts";
import type { Kept } from "../../usage/verdictCounts.ts";
import type { Hunk as ShownHunk, Turn } from "../../webview/protocol.ts";
import { sourceName } from "../sourceNames.ts";
import { tellRound } from "./askingAgain.ts";
import { countsOf, detailsOf, nameOf, tellGuard, tellUnplaced } from "./caveats.ts";
import { tellDollars } from "./dollars.ts";
import { isSilent, problemsIn, verdictIn } from "./foundIn.ts";
import { caveatsOf } from "./turnCaveats.ts";
import type { TurnState } from "./turnState.ts";
import { canVerify } from "./verifying.ts";

/** Unchanged lines that are shown before and after a hunk. */
const contextLines = 3;

/** What the panel's page shows of a turn. */
export function viewOf(turn: TurnState): Turn {
  return {
    id: turn.id,
    question: questionOf(turn),
    ...(turn.round === undefined ? {} : { round: tellRound(turn.round) }),
    state: turn.state,
    ...(turn.isGathering ? { isGathering: true } : {}),
    markdown: turn.markdown,
    spans: turn.spans.map(({ heading, uri, line, endLine }) => ({ heading, link: { uri, line, endLine } })),
    links: turn.links.map(({ text, uri, line }) => ({ text, link: { uri, line } })),
    model: turn.model,
    usage: turn.progress ?? usageOf(turn),
    ...(turn.isKept ? { isKept: true } : {}),
    notes: [...turn.notes],
    context: turn.items.map((item) => contextView(item, turn)),
    ...(turn.failure === undefined ? {} : { failure: turn.failure }),
    ...(turn.results.length === 0 ? {} : { verdict: verdictView(turn) }),
    ...tryOutOf(turn),
    caveats: caveatsOf(turn),
    ...(turn.proposal !== undefined && problemsIn(turn).length > 0 ? { canAskAgain: true } : {}),
    files: (turn.proposal?.files ?? []).map((file) => fileView(file, turn)),
    unplaced: (turn.proposal?.unplaced ?? []).map((edit) => ({
      path: edit.path,
      sentence: tellUnplaced(edit),
      text: edit.text,
    })),
    ...(turn.message === undefined
      ? {}
      : { message: { text: turn.message, button: vscode.l10n.t("Put it into Source Control") } }),
  };
}

/** What a person reads of what was asked: of a round its findings, since its question is always the same. */
function questionOf({ question, round, task }: TurnState): string {
  if (round !== undefined) {
    return [vscode.l10n.t("Asked again with what was found:"), ...round.sent.map((words) => `- ${words}`)].join("\n");
  }
  return question === "" ? (task.instruction ?? "") : question;
}

/** Such as "1,240 in · 310 out · 2.1 s"; of a draft, what sending it would take. */
function usageOf({ usage, state, estimate, isLocal, price }: TurnState): string {
  const number = (value: number) => value.toLocaleString(vscode.env.language);
  if (usage === undefined) {
    const isSent = state !== "draft" || estimate === 0;
    const dollars = price && costOf(price, { inputTokens: estimate, outputTokens: 0, cachedTokens: 0 });
    const parts = [vscode.l10n.t("about {0} with the question", number(estimate)), costText(dollars, isLocal, true)];
    return isSent ? "" : parts.join(" · ");
  }
  const { inputTokens, outputTokens, isEstimate, milliseconds } = usage;
  return [
    isEstimate ? vscode.l10n.t("about {0} in", number(inputTokens)) : vscode.l10n.t("{0} in", number(inputTokens)),
    isEstimate ? vscode.l10n.t("about {0} out", number(outputTokens)) : vscode.l10n.t("{0} out", number(outputTokens)),
    costText(usage.dollars, isLocal, isEstimate),
    vscode.l10n.t("{0} s", (milliseconds / 1000).toFixed(1)),
  ].join(" · ");
}

function costText(dollars: number | undefined, isLocal: boolean, isEstimate: boolean): string {
  if (isLocal && (dollars ?? 0) === 0) {
    return vscode.l10n.t("no cost: on this machine");
  }
  if (dollars === undefined) {
    return vscode.l10n.t("price not known");
  }
  return isEstimate ? vscode.l10n.t("about {0}", tellDollars(dollars)) : tellDollars(dollars);
}

function contextView(item: ContextItem, turn: TurnState): Turn["context"][number] {
  const id = item.id ?? item.name;
  return {
    id,
    name: labelOf(item),
    source: item.reason === sourceName(item.source) ? "" : sourceName(item.source),
    reason: item.reason,
    tokens: estimateTokens(item.text),
    struck: turn.struck.includes(id),
    fixed: item.isFixed === true,
    ...(item.uri === "" ? {} : { link: { uri: item.uri, ...(item.lines ? { line: item.lines.start } : {}) } }),
  };
}

/** Whether the proposal can be tried out in a copy of the project, or what of that runs. */
function tryOutOf({ verifying, proposal, state }: TurnState): Pick<Turn, "tryOut"> {
  if (verifying !== undefined) {
    const running =
      verifying === "" ? vscode.l10n.t("Copying the project …") : vscode.l10n.t("Running `{0}` in a copy …", verifying);
    return { tryOut: { running } };
  }
  return state !== "running" && state !== "draft" && canVerify(proposal) ? { tryOut: {} } : {};
}

function verdictView(turn: TurnState): NonNullable<Turn["verdict"]> {
  const { results, earlier } = turn;
  const verdict = verdictIn(turn);
  const kept = earlier?.[verdict];
  const isDismissed = (finding: Finding) => isSilent(finding, turn);
  return {
    verdict,
    ...(kept === undefined ? {} : { kept: tellKept(kept) }),
    counts: countsOf(results, isDismissed),
    checks: results.map((result) => ({
      name: nameOf(result.check),
      outcome: result.outcome,
      details: detailsOf(result, isDismissed),
    })),
  };
}

/** What the person made of earlier changes with the same verdict, as counts: a share would say more than is known. */
function tellKept({ kept, all }: Kept): NonNullable<Turn["verdict"]>["kept"] {
  return {
    counts: vscode.l10n.t("kept {0} of {1} times", kept, all),
    sentence: vscode.l10n.t(
      "Of {1} earlier changes of this command in this language with this verdict you kept {0}, accepted and not taken back. That is counted on this machine alone.",
      kept,
      all,
    ),
  };
}

function fileView(file: FileProposal, turn: TurnState): Turn["files"][number] {
  const lines = linesOf(file.before);
  let shift = 0;
  const hunks = file.hunks.map((hunk) => {
    const shown = hunkView(hunk, hunk.start + shift, lines, turn);
    shift += hunk.newLines.length - hunk.oldLines.length;
    return shown;
  });
  return {
    path: file.path,
    uri: file.uri,
    languageId: file.languageId,
    kind: file.kind,
    ...(file.newPath === undefined ? {} : { newPath: file.newPath }),
    ...(file.guard === undefined ? {} : { guard: tellGuard(file.guard) }),
    hunks,
  };
}

/** Lines as a person counts them: what ends with a line end has no empty line after it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function hunkView(hunk: Hunk, newStart: number, lines: readonly string[], turn: TurnState): ShownHunk {
  const end = hunk.start + hunk.oldLines.length;
  const current = turn.conflicts[hunk.id];
  return {
    id: hunk.id,
    start: hunk.start,
    newStart,
    oldLines: [...hunk.oldLines],
    newLines: [...hunk.newLines],
    before: lines.slice(Math.max(0, hunk.start - contextLines), hunk.start),
    after: lines.slice(end, end + contextLines),
    symbol: hunkSymbol(lines, hunk),
    state: turn.decisions[hunk.id] ?? "undecided",
    ...(current === undefined ? {} : { conflict: { current: [...current] } }),
  };
}
