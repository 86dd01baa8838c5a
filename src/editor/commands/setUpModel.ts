import * as vscode from "vscode";
import { isCancelled, ModelError, type ModelErrorKind } from "../../model/errors.ts";
import { type Address, type AddressProblem, parseAddress } from "../../model/providers/address.ts";
import { homes } from "../../model/providers/homes.ts";
import { createRemoteModel, type RemoteProvider } from "../../model/providers/remoteModel.ts";
import { type Found, tryModel } from "../../prompt/probe.ts";
import { tell } from "../messages.ts";
import type { Keys } from "../secrets.ts";
import type { Provider } from "../settingsSchema.ts";

/** What a person chose on the way; nothing of it is kept before the model was tried. */
interface Choice {
  readonly provider: RemoteProvider;
  readonly address: Address & { ok: true };
  readonly key: string | undefined;
  readonly model: string;
}

/** Asks who shall answer, tries it, says in a sentence what was found, and keeps it if it works. */
export async function setUpModel(keys: Keys, log: vscode.LogOutputChannel): Promise<void> {
  const provider = await askProvider();
  if (provider === "embedded") {
    await write({ provider });
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The embedded model answers. Nothing leaves this machine."),
    );
  } else if (provider !== undefined) {
    await setUpRemote(provider, keys, log);
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
  if (listed === undefined || !model) {
    return;
  }
  const found = await tryOut({ ...access, model });
  if (found === undefined) {
    return;
  }
  if (found.problem === undefined) {
    await keep({ ...access, model }, found, keys);
  } else {
    await tellProblem(found.problem, listed, log);
  }
}

async function askProvider(): Promise<Provider | undefined> {
  const choices: readonly (vscode.QuickPickItem & { provider: Provider })[] = [
    {
      label: vscode.l10n.t("The embedded model"),
      detail: vscode.l10n.t("Learns this workspace. No key, no network."),
      provider: "embedded",
    },
    {
      label: vscode.l10n.t("A server that speaks OpenAI's language"),
      detail: vscode.l10n.t("Such as llama.cpp, Ollama, LM Studio or vLLM, on this machine or elsewhere"),
      provider: "openaiCompatible",
    },
    { label: "OpenAI", detail: vscode.l10n.t("With your own key"), provider: "openai" },
    { label: "Anthropic", detail: vscode.l10n.t("With your own key"), provider: "anthropic" },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Set up a model"),
    placeHolder: vscode.l10n.t("Who answers?"),
  });
  return chosen?.provider;
}

async function askAddress(): Promise<Address | undefined> {
  const current = vscode.workspace.getConfiguration("caveat").get<string>("model.address");
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Set up a model"),
    prompt: vscode.l10n.t("Address of the server"),
    value: current || "http://127.0.0.1:8080/v1",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const address = parseAddress(text);
      return address.ok ? undefined : tellAddressProblem(address.problem);
    },
  });
  return typed === undefined ? undefined : parseAddress(typed);
}

function tellAddressProblem(problem: AddressProblem): string {
  switch (problem) {
    case "empty":
      return vscode.l10n.t("An address is needed, such as http://127.0.0.1:8080/v1.");
    case "unreadable":
      return vscode.l10n.t("This is no address. Write it like http://127.0.0.1:8080/v1.");
    case "scheme":
      return vscode.l10n.t("The address must begin with http:// or https://.");
    case "credentials":
      return vscode.l10n.t("Leave the name and password out of the address; the key is asked for next.");
  }
}

/** An empty answer means none where none was kept, and the kept one otherwise; `undefined`: the person left. */
async function askKey(address: Address & { ok: true }, kept: string | undefined): Promise<string | undefined> {
  const clear = address.keyInClear
    ? ` ${vscode.l10n.t("The connection is not encrypted: others can read the key on the way.")}`
    : "";
  const prompt = kept
    ? vscode.l10n.t("Key for {0}. Leave it empty to use the one you entered before.", address.origin)
    : vscode.l10n.t("Key for {0}. Leave it empty if the server takes none.", address.origin);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Set up a model"),
    prompt: prompt + clear,
    password: true,
    ignoreFocusOut: true,
  });
  return typed === undefined ? undefined : typed.trim() || (kept ?? "");
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

/** Offers the models that the server lists, and lets the person write a name. */
async function askModel(listed: readonly string[]): Promise<string | undefined> {
  const title = vscode.l10n.t("Set up a model");
  const other = vscode.l10n.t("Another name");
  const placeHolder = vscode.l10n.t("Which model?");
  const chosen =
    listed.length === 0 ? other : await vscode.window.showQuickPick([...listed, other], { title, placeHolder });
  if (chosen !== other) {
    return chosen;
  }
  const prompt = vscode.l10n.t("Name of the model");
  return (await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true }))?.trim();
}

/** `undefined`: the person cancelled. */
function tryOut(choice: Choice): Promise<Found | undefined> {
  return withProgress(vscode.l10n.t("Trying {0}", choice.model), (signal) =>
    tryModel((fim) => remoteModel(choice, fim), signal),
  );
}

function remoteModel({ provider, address, key, model }: Choice, fim: "suffix" | "hole" | "none") {
  return createRemoteModel(provider, { address: address.base, key, model, fim });
}

/** Runs a step under a notification that can cancel it; gives `undefined` then. */
async function withProgress<T>(title: string, step: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await step(controller.signal);
    } catch (error) {
      if (isCancelled(error)) {
        return undefined;
      }
      throw error;
    } finally {
      subscription.dispose();
    }
  });
}

async function keep(choice: Choice, found: Found, keys: Keys): Promise<void> {
  const { provider, address, key, model } = choice;
  await keys.set(address.origin, key ?? "");
  await write({
    ...(provider === "openaiCompatible" ? { address: address.base } : {}),
    name: model,
    fim: found.fim,
    provider,
  });
  const how =
    found.fim === "suffix"
      ? vscode.l10n.t("It fills holes by prompt and suffix")
      : vscode.l10n.t("It fills holes by a chat prompt");
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      "{0} at {1} works. {2}; its first text came after {3} ms.",
      model,
      address.origin,
      how,
      Math.round(found.latency),
    ),
  );
}

async function write(model: Readonly<Record<string, string>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("caveat.model");
  for (const [name, value] of Object.entries(model)) {
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  }
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
