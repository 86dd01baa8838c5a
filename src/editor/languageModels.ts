import { setTimeout as sleep } from "node:timers/promises";
import * as vscode from "vscode";
import type { Model } from "../model/model.ts";
import { createEditorModel, type LanguageModel, type Turn } from "./editorModel.ts";

/** One of the editor's models, as a person chooses it. */
export interface ListedModel {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
}

/** The models that other extensions give to the editor, as far as they are there within so many milliseconds. */
export async function listLanguageModels(wait: number): Promise<readonly ListedModel[]> {
  const over = new AbortController();
  const late = sleep(wait, [], { signal: over.signal }).catch(() => []);
  try {
    const models = await Promise.race([vscode.lm.selectChatModels(), late]);
    return models.map(({ id, name, vendor }) => ({ id, name, vendor }));
  } finally {
    over.abort();
  }
}

/** A model of the editor by its identifier. The editor asks the person, at its first request, whether Caveat may use it. */
export function languageModel(id: string): Promise<Model> {
  return createEditorModel(id, find);
}

async function find(id: string): Promise<LanguageModel | undefined> {
  const [model] = await vscode.lm.selectChatModels({ id });
  return (
    model && {
      name: model.name,
      maxInputTokens: model.maxInputTokens,
      send: (turns, signal) => send(model, turns, signal),
      count: (turn, signal) => count(model, turn, signal),
    }
  );
}

async function send(
  model: vscode.LanguageModelChat,
  turns: readonly Turn[],
  signal: AbortSignal,
): Promise<AsyncIterable<string>> {
  const source = new vscode.CancellationTokenSource();
  const cancel = () => {
    source.cancel();
    source.dispose();
  };
  signal.addEventListener("abort", cancel, { once: true });
  const { text } = await model.sendRequest(turns.map(messageOf), {}, source.token);
  return text;
}

async function count(model: vscode.LanguageModelChat, turn: Turn, signal: AbortSignal): Promise<number> {
  const source = new vscode.CancellationTokenSource();
  const cancel = () => source.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await model.countTokens(messageOf(turn), source.token);
  } finally {
    signal.removeEventListener("abort", cancel);
    source.dispose();
  }
}

function messageOf({ role, text }: Turn): vscode.LanguageModelChatMessage {
  return role === "user" ? vscode.LanguageModelChatMessage.User(text) : vscode.LanguageModelChatMessage.Assistant(text);
}
