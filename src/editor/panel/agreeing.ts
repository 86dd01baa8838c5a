import * as vscode from "vscode";
import { type Asked, whoAnswers } from "../../feature/whoAnswers.ts";
import type { Candidate, Quality } from "../../model/chain.ts";
import type { ThreadParts } from "./parts.ts";
import { sentItems, type TurnState } from "./turnState.ts";

/**
 * Asks the models that are good enough for a turn; where there are none, or none of them answers, the lesser ones if the person agrees.
 * `ask` says whether that came to an answer. Nobody is asked where the person does not agree.
 */
export async function askingWhoIsAgreedTo(
  turn: TurnState,
  candidates: readonly Candidate[],
  { settings, agreed }: Pick<ThreadParts, "settings" | "agreed">,
  ask: (asked: readonly [Candidate, ...Candidate[]]) => Promise<boolean>,
): Promise<void> {
  const { leastQuality } = settings.current.commands;
  const asked = whoAnswers(turn.task, sentItems(turn), candidates, leastQuality);
  const [good, ...others] = asked.candidates;
  if (good !== undefined && (await ask([good, ...others]))) {
    return;
  }
  const [lesser, ...rest] = asked.lesser;
  if (lesser !== undefined && (await agrees(turn, lesser, asked, agreed))) {
    await ask([lesser, ...rest]);
  }
}

/** Asked once for each model and command in a window. */
async function agrees({ task }: TurnState, { label, quality }: Candidate, { least }: Asked, agreed: Set<string>) {
  const name = JSON.stringify([task.feature, label, least]);
  if (agreed.has(name)) {
    return true;
  }
  const anyway = vscode.l10n.t("Ask it anyway");
  const sentence = vscode.l10n.t(
    "{0} counts as a {1} model, and this asks for a {2} one. Its answer may be wrong more often.",
    label,
    tellQuality(quality),
    tellQuality(least),
  );
  if ((await vscode.window.showWarningMessage(sentence, anyway)) !== anyway) {
    return false;
  }
  agreed.add(name);
  return true;
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
