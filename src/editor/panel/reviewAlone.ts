import * as vscode from "vscode";
import { check } from "./checking.ts";
import type { ThreadParts } from "./parts.ts";
import { reviewedChanges } from "./reviewedChanges.ts";
import type { TurnState } from "./turnState.ts";

/** Reviews uncommitted changes by the checks alone: the same that a model's changes are held against, whoever wrote these. */
export async function reviewAlone(turn: TurnState, parts: ThreadParts, signal: AbortSignal): Promise<TurnState> {
  const { leftOut = [] } = turn.task;
  const checked = await check({ ...turn, state: "done", finish: "stop" }, leftOut, parts, signal);
  const files = await reviewedChanges(turn.task, parts.files);
  return {
    ...checked,
    markdown: files.map(({ path, added, removed }) => `- \`${path}\` +${added} −${removed}`).join("\n"),
    notes: [vscode.l10n.t("Review by the checks alone")],
  };
}
