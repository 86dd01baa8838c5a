import * as vscode from "vscode";
import type { ModelError } from "../../../model/errors.ts";
import { nearestModel } from "../../../model/providers/nearestModel.ts";
import { tell } from "../../messages.ts";

/** A model's name that the server does not have, and those that it has. */
export interface Missed {
  readonly model: string;
  readonly listed: readonly string[];
}

/**
 * Says why a model can't be used, and names the nearest that the server has where it does not have this one. Gives the name of that
 * model if the person takes it; runs the set-up again if the person wants that.
 */
export async function tellProblem(
  problem: ModelError,
  log: vscode.LogOutputChannel,
  missed: Missed = { model: "", listed: [] },
): Promise<string | undefined> {
  const { model, listed } = missed;
  // Some servers have no code for a name that they do not know, and call it a bad request.
  const isMissed =
    problem.kind === "notFound" || (problem.kind === "badRequest" && listed.length > 0 && !listed.includes(model));
  const nearest = isMissed ? nearestModel(model, listed) : undefined;
  const sentence = [tell(problem).sentence, ...(isMissed ? [tellListed(nearest, listed)] : [])].join(" ").trim();
  log.error(sentence);
  const use = nearest === undefined ? [] : [vscode.l10n.t("Use {0}", nearest)];
  const again = vscode.l10n.t("Set up again");
  const chosen = await vscode.window.showErrorMessage(sentence, ...use, again);
  if (chosen === again) {
    await vscode.commands.executeCommand("caveat.setUpModel");
  }
  return chosen !== undefined && chosen === use[0] ? nearest : undefined;
}

/** Models that are named where none is near. */
const mostNamed = 8;

function tellListed(nearest: string | undefined, listed: readonly string[]): string {
  if (nearest !== undefined) {
    return vscode.l10n.t("The nearest that it has is {0}.", nearest);
  }
  return listed.length === 0 ? "" : vscode.l10n.t("It has: {0}.", listed.slice(0, mostNamed).join(", "));
}
