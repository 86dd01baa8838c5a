import * as vscode from "vscode";
import type { Role } from "../../../model/chain.ts";
import { type Address, type AddressProblem, parseAddress } from "../../../model/providers/address.ts";
import { listedModels } from "../../modelList.ts";
import type { Place } from "./entryList.ts";

export async function askAddress(): Promise<Address | undefined> {
  const current = listedModels().find(({ provider }) => provider === "openaiCompatible")?.address;
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
export async function askKey(address: Address & { ok: true }, kept: string | undefined): Promise<string | undefined> {
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

/** Offers the models that the server lists, and lets the person write a name. */
export async function askModel(listed: readonly string[]): Promise<string | undefined> {
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

/** What a model is to be asked for; none for everything, which Enter takes. `undefined`: the person left. */
export async function askRoles(): Promise<readonly Role[] | undefined> {
  const choices: readonly (vscode.QuickPickItem & { readonly roles: readonly Role[] })[] = [
    { label: vscode.l10n.t("Everything"), roles: [] },
    {
      label: vscode.l10n.t("Completion only"),
      detail: vscode.l10n.t("The grey text while you type"),
      roles: ["completion"],
    },
    {
      label: vscode.l10n.t("Commands only"),
      detail: vscode.l10n.t("Explain, generate, fix, review and the others"),
      roles: ["commands"],
    },
    {
      label: vscode.l10n.t("Background"),
      detail: vscode.l10n.t("Small jobs that need no large model, such as a commit message"),
      roles: ["background"],
    },
  ];
  const title = vscode.l10n.t("Set up a model");
  const placeHolder = vscode.l10n.t("What is it for?");
  return (await vscode.window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true }))?.roles;
}

/** Where a model goes among those that are set up; Enter takes the first place. `undefined`: the person left. */
export async function askPlace(): Promise<Place | undefined> {
  const choices: readonly (vscode.QuickPickItem & { readonly place: Place })[] = [
    { label: vscode.l10n.t("Ask it first"), place: "first" },
    {
      label: vscode.l10n.t("Ask it where the others fail"),
      detail: vscode.l10n.t("As a fallback, after the models that are set up already"),
      place: "last",
    },
  ];
  const title = vscode.l10n.t("Set up a model");
  const placeHolder = vscode.l10n.t("Other models are set up already. When is this one asked?");
  return (await vscode.window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true }))?.place;
}
