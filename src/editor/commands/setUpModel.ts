import * as vscode from "vscode";
import { ModelError, type ModelErrorKind } from "../../model/errors.ts";
import type { FimKind } from "../../model/model.ts";
import { type Address, parseAddress } from "../../model/providers/address.ts";
import { homes } from "../../model/providers/homes.ts";
import { createRemoteModel, type RemoteProvider } from "../../model/providers/remoteModel.ts";
import { formsFor } from "../../prompt/fim/forms.ts";
import { type Found, tryModel } from "../../prompt/probe.ts";
import { languageModel } from "../languageModels.ts";
import { tell } from "../messages.ts";
import type { ModelEntry } from "../modelEntry.ts";
import { listedModels, withFirst, writeModels } from "../modelList.ts";
import type { Keys } from "../secrets.ts";
import { withProgress } from "./setUp/progress.ts";
import { askAddress, askKey, askModel } from "./setUp/questions.ts";
import { askWho } from "./setUp/who.ts";
import { tellFound } from "./setUp/words.ts";

/** What a person chose on the way; nothing of it is kept before the model was tried. */
interface Choice {
  readonly provider: RemoteProvider;
  readonly address: Address & { ok: true };
  readonly key: string | undefined;
  readonly model: string;
}

/** Asks who shall answer, tries it, says in a sentence what was found, and keeps it if it works. */
export async function setUpModel(keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const who = await askWho();
  switch (who?.kind) {
    case "embedded":
      await writeModels([]);
      void vscode.window.showInformationMessage(
        vscode.l10n.t("The embedded model answers. Nothing leaves this machine."),
      );
      return;
    case "editor":
      return setUpEditor(who.id, who.name, log);
    case "local":
      return setUpLocal(who.address, who.model, keys, log);
    case "remote":
      return setUpRemote(who.provider, keys, log);
  }
}

async function setUpEditor(id: string, name: string, log: vscode.LogOutputChannel): Promise<void> {
  const model = await languageModel(id);
  const found = await withProgress(vscode.l10n.t("Trying {0}", name), (signal) =>
    tryModel(() => model, ["hole"], signal),
  );
  if (found?.problem !== undefined) {
    await tellProblem(found.problem, [], log);
  } else if (found !== undefined) {
    await putFirst({ provider: "editor", name: id, fim: "hole" });
    say(tellFound(vscode.l10n.t("{0}, by way of the editor,", name), found), log);
  }
}

async function setUpLocal(found: string, model: string, keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const address = parseAddress(found);
  if (address.ok) {
    const key = await keys.get(address.origin);
    await tryAndKeep({ provider: "openaiCompatible", address, key, model }, [], keys, log);
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
  const listed = await listModels(access, log);
  const model = listed && (await askModel(listed));
  if (listed !== undefined && model) {
    await tryAndKeep({ ...access, model }, listed, keys, log);
  }
}

/** `listed`: the names of models to offer where the server does not have this one. */
async function tryAndKeep(
  choice: Choice,
  listed: readonly string[],
  keys: Keys,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const found = await tryOut(choice);
  if (found?.problem !== undefined) {
    await tellProblem(found.problem, listed, log);
  } else if (found !== undefined) {
    await keep(choice, found, keys, log);
  }
}

/** Faults that no choice of a model mends, so that the person need not choose one first. */
const hopeless: ReadonlySet<ModelErrorKind> = new Set(["auth", "network", "timeout"]);

/** Names of the server's models, none where it lists none; `undefined`: the person cancelled, or was told why it is no use. */
async function listModels(
  access: Omit<Choice, "model">,
  log: vscode.LogOutputChannel,
): Promise<readonly string[] | undefined> {
  try {
    return await withProgress(vscode.l10n.t("Asking {0} for its models", access.address.origin), (signal) =>
      remoteModel({ ...access, model: "" }, "none").listModels(signal),
    );
  } catch (error) {
    if (!(error instanceof ModelError)) {
      throw error;
    }
    if (hopeless.has(error.kind)) {
      await tellProblem(error, [], log);
      return undefined;
    }
    log.info(tell(error).sentence);
    return [];
  }
}

/** `undefined`: the person cancelled. */
function tryOut(choice: Choice): Promise<Found | undefined> {
  const forms = formsFor(choice.provider, choice.model);
  return withProgress(vscode.l10n.t("Trying {0}", choice.model), (signal) =>
    tryModel((form) => remoteModel(choice, form), forms, signal),
  );
}

function remoteModel({ provider, address, key, model }: Choice, fim: FimKind) {
  return createRemoteModel(provider, { address: address.base, key, model, fim });
}

async function keep(choice: Choice, found: Found, keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const { provider, address, key, model } = choice;
  await keys.set(address.origin, key ?? "");
  await putFirst({
    provider,
    ...(provider === "openaiCompatible" ? { address: address.base } : {}),
    name: model,
    ...(found.fim === "none" ? {} : { fim: found.fim }),
  });
  say(tellFound(vscode.l10n.t("{0} at {1}", model, address.origin), found), log);
}

function say(sentence: string, log: vscode.LogOutputChannel): void {
  log.info(sentence);
  void vscode.window.showInformationMessage(sentence);
}

async function putFirst(entry: ModelEntry): Promise<void> {
  await writeModels(withFirst(entry, listedModels()));
}

async function tellProblem(
  problem: ModelError,
  listed: readonly string[],
  log: vscode.LogOutputChannel,
): Promise<void> {
  const others = problem.kind === "notFound" && listed.length > 0;
  const has = others ? ` ${vscode.l10n.t("It has: {0}.", listed.slice(0, 8).join(", "))}` : "";
  const sentence = tell(problem).sentence + has;
  log.error(sentence);
  const again = vscode.l10n.t("Set up again");
  if ((await vscode.window.showErrorMessage(sentence, again)) === again) {
    await vscode.commands.executeCommand("caveat.setUpModel");
  }
}
