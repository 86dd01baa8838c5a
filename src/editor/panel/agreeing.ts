import * as vscode from "vscode";
import { whoAnswers } from "../../feature/whoAnswers.ts";
import type { Candidate, Quality } from "../../model/chain.ts";
import type { ThreadParts } from "./parts.ts";
import { sentItems, type TurnState } from "./turnState.ts";

/**
 * Who is asked, in turn. Where only models below the task's least quality are there, the person is asked first, once for each model and
 * command in this window; empty where the person does not agree.
 */
export async function agreedModels(
  turn: TurnState,
  candidates: readonly Candidate[],
  { settings, agreed }: Pick<ThreadParts, "settings" | "agreed">,
): Promise<readonly Candidate[]> {
  const { leastQuality } = settings.current.commands;
  const { candidates: good, lesser, least } = whoAnswers(turn.task, sentItems(turn), candidates, leastQuality);
  const [first] = lesser;
  if (good.length > 0 || first === undefined) {
    return good;
  }
  const name = JSON.stringify([turn.task.feature, first.label, least]);
  if (!agreed.has(name)) {
    const anyway = vscode.l10n.t("Ask it anyway");
    const sentence = vscode.l10n.t(
      "{0} counts as a {1} model, and this asks for a {2} one. Its answer may be wrong more often.",
      first.label,
      tellQuality(first.quality),
      tellQuality(least),
    );
    if ((await vscode.window.showWarningMessage(sentence, anyway)) !== anyway) {
      return [];
    }
    agreed.add(name);
  }
  return lesser;
}

function tellQuality(quality: Quality): string {
  switch (quality) {
    case "small":
      return vscode.l10n.t("small");
    case "medium":
      return vscode.l10n.t("medium");
    case "large":
      return vscode.l10n.t("large");
  }
}
