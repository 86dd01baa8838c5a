import * as vscode from "vscode";
import { qualityOf } from "../../../model/chain.ts";
import { priceOf } from "../../../usage/prices.ts";
import type { ModelEntry } from "../../modelEntry.ts";
import { listedModels, writeModels } from "../../modelList.ts";
import { targetOf } from "../../target.ts";
import { isSameModel, type Place, withEntry } from "./entryList.ts";
import { askPlace, askRoles } from "./questions.ts";
import type { Trial } from "./trial.ts";

/** What names a model and says where it is. */
export type Named = Pick<ModelEntry, "provider" | "address" | "name">;

/**
 * Asks what a model that works is for, and where it goes among the others if there are any, and writes it into the settings.
 * `false`: the person left, and nothing was kept.
 */
export async function keepNew(model: Named, trial: Trial): Promise<boolean> {
  const roles = trial.can.chat === false ? (["completion"] as const) : await askRoles();
  if (roles === undefined) {
    return false;
  }
  const place = await placeFor(model);
  if (place === undefined) {
    return false;
  }
  const price = priceOf(model.name, targetOf(model).origin);
  const quality = qualityOf(model.name, price);
  await write({ ...entryOf(model, trial), ...(roles.length === 0 ? {} : { roles: [...roles] }), quality }, place);
  return true;
}

/** Writes what was found anew of a model that is set up; what a person said of it stays. */
export async function keepAgain({ roles, quality, ...entry }: ModelEntry, trial: Trial): Promise<void> {
  await write(
    {
      ...entryOf(entry, trial),
      ...(roles === undefined ? {} : { roles }),
      ...(quality === undefined ? {} : { quality }),
    },
    "last",
  );
}

async function placeFor(model: Named): Promise<Place | undefined> {
  const entries = listedModels();
  return entries.length === 0 || entries.some((entry) => isSameModel(entry, model)) ? "first" : askPlace();
}

function entryOf({ provider, address, name }: Named, { found, can }: Trial): ModelEntry {
  const { chat, ...rest } = can;
  return {
    provider,
    ...(address === undefined ? {} : { address }),
    name,
    ...(found.fim === "none" ? {} : { fim: found.fim }),
    ...rest,
  };
}

async function write(entry: ModelEntry, place: Place): Promise<void> {
  await writeModels(withEntry(listedModels(), entry, place));
}

/** Asks whether all models are to go; those of several trials are not lost by one wrong click. */
export async function mayTakeOutAll(): Promise<boolean> {
  const { length } = listedModels();
  if (length === 0) {
    return true;
  }
  const takeOut = vscode.l10n.t("Take them out");
  const question = vscode.l10n.t("Models that are set up and would be taken out: {0}. Their keys stay.", length);
  return (await vscode.window.showWarningMessage(question, { modal: true }, takeOut)) === takeOut;
}
