import * as vscode from "vscode";
import { findLocalServers, type LocalServer } from "../../../model/providers/localServers.ts";
import type { RemoteProvider } from "../../../model/providers/remoteModel.ts";
import { type ListedModel, listLanguageModels } from "../../languageModels.ts";
import type { ModelEntry } from "../../modelEntry.ts";
import { targetOf } from "../../target.ts";

/** Who a person wants to answer. */
export type Who =
  | { readonly kind: "embedded" }
  | { readonly kind: "editor"; readonly id: string; readonly name: string }
  | { readonly kind: "local"; readonly address: string; readonly model: string; readonly listed: readonly string[] }
  | { readonly kind: "remote"; readonly provider: RemoteProvider }
  | { readonly kind: "entry"; readonly entry: ModelEntry };

type Choice = vscode.QuickPickItem & { readonly who?: Who };

/** Models of one server that are listed; the rest is reached by its address. */
const mostModels = 12;

/** Milliseconds that the editor has to name its models; the local servers have as many. */
const patience = 800;

/**
 * Asks who answers. What runs on this machine is looked for meanwhile and stands first, what is set up already stands last.
 * `undefined`: the person left.
 */
export async function askWho(entries: readonly ModelEntry[]): Promise<Who | undefined> {
  const looking = new AbortController();
  const choices = Promise.all([findLocalServers(looking.signal), listLanguageModels(patience)]).then(
    ([servers, models]) => [
      ...servers.flatMap(fromServer),
      ...fromEditor(models),
      ...others(),
      ...setUpAlready(entries),
    ],
  );
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
        who: { kind: "local", address, model, listed: models },
      }),
    ),
  ];
}

function fromEditor(models: readonly ListedModel[]): readonly Choice[] {
  const title = { label: vscode.l10n.t("The editor's own models"), kind: vscode.QuickPickItemKind.Separator };
  const choices = models.map(
    ({ id, name, vendor }): Choice => ({
      label: name,
      description: vscode.l10n.t("{0}, by way of the editor, without a key", vendor),
      who: { kind: "editor", id, name },
    }),
  );
  return choices.length === 0 ? [] : [title, ...choices];
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

function setUpAlready(entries: readonly ModelEntry[]): readonly Choice[] {
  const title = { label: vscode.l10n.t("Set up already"), kind: vscode.QuickPickItemKind.Separator };
  const choices = entries.map(
    (entry, at): Choice => ({
      label: `${at + 1}. ${entry.name}`,
      description: targetOf(entry).host,
      detail: vscode.l10n.t("Try it again, move it up, or take it out"),
      who: { kind: "entry", entry },
    }),
  );
  return choices.length === 0 ? [] : [title, ...choices];
}
