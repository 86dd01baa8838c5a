import * as vscode from "vscode";
import { parseAddress } from "../../model/providers/address.ts";
import { homes } from "../../model/providers/homes.ts";
import type { RemoteProvider } from "../../model/providers/remoteModel.ts";
import { languageModel } from "../languageModels.ts";
import type { ModelEntry } from "../modelEntry.ts";
import { listedModels, writeModels } from "../modelList.ts";
import type { Keys } from "../secrets.ts";
import { targetOf } from "../target.ts";
import { askAbout } from "./setUp/entryMenu.ts";
import { keepAgain, keepNew, mayTakeOutAll, type Named } from "./setUp/keep.ts";
import { askModelNames } from "./setUp/modelNames.ts";
import { tellProblem } from "./setUp/problem.ts";
import { askAddress, askKey, askModel } from "./setUp/questions.ts";
import { type Choice, type Trial, tryEditor, tryRemote } from "./setUp/trial.ts";
import { askWho } from "./setUp/who.ts";
import { tellFound } from "./setUp/words.ts";

/** Keeps what a trial found in the settings; `false`: the person left, and nothing was kept. */
type Keep = (model: Named, trial: Trial) => Promise<boolean>;

/** Asks who shall answer, tries it, says in a sentence what was found, and keeps it if it works; or changes what is set up already. */
export async function setUpModel(keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const who = await askWho(listedModels());
  switch (who?.kind) {
    case "embedded":
      return setUpEmbedded();
    case "editor":
      return setUpEditor(who.id, who.name, log, keepNew);
    case "local":
      return setUpLocal(who.address, who.model, who.listed, keys, log);
    case "remote":
      return setUpRemote(who.provider, keys, log);
    case "entry":
      return (await askAbout(who.entry)) ? tryAgain(who.entry, keys, log) : undefined;
  }
}

async function setUpEmbedded(): Promise<void> {
  if (await mayTakeOutAll()) {
    await writeModels([]);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The embedded model answers. Nothing leaves this machine."),
    );
  }
}

async function setUpEditor(id: string, name: string, log: vscode.LogOutputChannel, keep: Keep): Promise<void> {
  const trial = await tryEditor(name, await languageModel(id));
  if (trial?.found.problem !== undefined) {
    await tellProblem(trial.found.problem, log);
  } else if (trial !== undefined && (await keep({ provider: "editor", name: id }, trial))) {
    say(tellFound(vscode.l10n.t("{0}, by way of the editor,", name), trial), log);
  }
}

async function setUpLocal(
  found: string,
  model: string,
  listed: readonly string[],
  keys: Keys,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const address = parseAddress(found);
  if (address.ok) {
    const key = await keys.get(address.origin);
    await tryAndKeep({ provider: "openaiCompatible", address, key, model }, listed, keys, log);
  }
}

async function setUpRemote(provider: RemoteProvider, keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const address = provider === "openaiCompatible" ? await askAddress() : parseAddress(homes[provider]);
  if (!address?.ok) {
    return;
  }
  const key = await askKey(address, await keys.get(address.origin));
  if (key === undefined) {
    return;
  }
  const access = { provider, address, key: key === "" ? undefined : key };
  const listed = await askModelNames(access, log);
  const model = listed && (await askModel(listed));
  if (listed !== undefined && model) {
    await tryAndKeep({ ...access, model }, listed, keys, log);
  }
}

async function tryAgain(entry: ModelEntry, keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const keep: Keep = async (model, trial) => {
    await (model.name === entry.name ? keepAgain(entry, trial) : keepNew(model, trial));
    return true;
  };
  const { provider, name } = entry;
  if (provider === "editor") {
    return setUpEditor(name, name, log, keep);
  }
  const address = parseAddress(targetOf(entry).address);
  if (address.ok) {
    const access = { provider, address, key: await keys.get(address.origin) };
    const listed = await askModelNames(access, log);
    await (listed && tryAndKeep({ ...access, model: name }, listed, keys, log, keep));
  }
}

/** `listed`: the names of models to offer where the server does not have this one. */
async function tryAndKeep(
  choice: Choice,
  listed: readonly string[],
  keys: Keys,
  log: vscode.LogOutputChannel,
  keep: Keep = keepNew,
): Promise<void> {
  const trial = await tryRemote(choice);
  if (trial?.found.problem !== undefined) {
    const nearest = await tellProblem(trial.found.problem, log, { model: choice.model, listed });
    await (nearest && tryAndKeep({ ...choice, model: nearest }, listed, keys, log, keep));
  } else if (trial !== undefined && (await keep(namedIn(choice), trial))) {
    await keys.set(choice.address.origin, choice.key ?? "");
    say(tellFound(vscode.l10n.t("{0} at {1}", choice.model, choice.address.origin), trial), log);
  }
}

function namedIn({ provider, address, model }: Choice): Named {
  return { provider, ...(provider === "openaiCompatible" ? { address: address.base } : {}), name: model };
}

function say(sentence: string, log: vscode.LogOutputChannel): void {
  log.info(sentence);
  void vscode.window.showInformationMessage(sentence);
}
