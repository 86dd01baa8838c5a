import * as vscode from "vscode";
import { findLocalServers, type LocalServer } from "../../../model/providers/localServers.ts";
import type { RemoteProvider } from "../../../model/providers/remoteModel.ts";

/** Who a person wants to answer. */
export type Who =
  | { readonly kind: "embedded" }
  | { readonly kind: "local"; readonly address: string; readonly model: string }
  | { readonly kind: "remote"; readonly provider: RemoteProvider };

type Choice = vscode.QuickPickItem & { readonly who?: Who };

/** Models of one server that are listed; the rest is reached by its address. */
const mostModels = 12;

/** Asks who answers. What runs on this machine is looked for meanwhile and stands first. `undefined`: the person left. */
export async function askWho(): Promise<Who | undefined> {
  const looking = new AbortController();
  const choices = findLocalServers(looking.signal).then((servers) => [...servers.flatMap(fromServer), ...others()]);
  try {
    const chosen = await vscode.window.showQuickPick<Choice>(choices, {
      title: vscode.l10n.t("Set up a model"),
      placeHolder: vscode.l10n.t("Who answers?"),
      matchOnDescription: true,
    });
    return chosen?.who;
  } finally {
    looking.abort();
  }
}

function fromServer({ name, address, models }: LocalServer): readonly Choice[] {
  const { host } = new URL(address);
  const server = name ?? vscode.l10n.t("A server");
  return [
    { label: vscode.l10n.t("Running on this machine: {0}", server), kind: vscode.QuickPickItemKind.Separator },
    ...models.slice(0, mostModels).map(
      (model): Choice => ({
        label: model,
        description: vscode.l10n.t("{0} at {1}", server, host),
        who: { kind: "local", address, model },
      }),
    ),
  ];
}

function others(): readonly Choice[] {
  return [
    { label: vscode.l10n.t("Others"), kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t("The embedded model"),
      detail: vscode.l10n.t("Learns this workspace. No key, no network."),
      who: { kind: "embedded" },
    },
    {
      label: vscode.l10n.t("A server that speaks OpenAI's language"),
      detail: vscode.l10n.t("Such as llama.cpp, Ollama, LM Studio or vLLM, on this machine or elsewhere"),
      who: { kind: "remote", provider: "openaiCompatible" },
    },
    {
      label: "OpenAI",
      detail: vscode.l10n.t("With your own key"),
      who: { kind: "remote", provider: "openai" },
    },
    {
      label: "Anthropic",
      detail: vscode.l10n.t("With your own key"),
      who: { kind: "remote", provider: "anthropic" },
    },
  ];
}
