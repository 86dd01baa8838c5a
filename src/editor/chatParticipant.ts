import * as vscode from "vscode";
import type { Task } from "../feature/task.ts";
import type { Access } from "./access.ts";
import { linesOf } from "./knowledge/symbols.ts";
import { fileVersionOf } from "./workspaceFiles.ts";

/** The id under which the manifest contributes `@caveat`. */
const participantId = "caveat.chat";

/** Answers a task by pieces of Markdown; the same that answers the panel's tasks. */
export interface ChatAnswerer {
  answer(task: Task, signal: AbortSignal): AsyncIterable<string>;
}

/** Registers `@caveat` where the editor has a chat view; `undefined` where it has none. */
export function registerChatParticipant(answerer: ChatAnswerer, access: Access): vscode.Disposable | undefined {
  // The types say that it is always there; builds of the editor without chat lack it.
  const chat: typeof vscode.chat | undefined = vscode.chat;
  return chat?.createChatParticipant?.(participantId, (request, _context, stream, token) =>
    respond(answerer, access, request, stream, token),
  );
}

/** Answers one question. Exported for the tests: no stable API asks a participant. */
export async function respond(
  answerer: ChatAnswerer,
  access: Access,
  request: Pick<vscode.ChatRequest, "prompt" | "references">,
  stream: Pick<vscode.ChatResponseStream, "markdown">,
  token: vscode.CancellationToken,
): Promise<void> {
  const stopping = new AbortController();
  const subscription = token.onCancellationRequested(() => stopping.abort());
  try {
    const task = await taskOf(access, request);
    for await (const piece of answerer.answer(task, stopping.signal)) {
      stream.markdown(untrusted(piece));
    }
  } finally {
    subscription.dispose();
  }
}

/** What a model says runs no command and loads no picture, here as in the panel. */
function untrusted(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

/** The question, about the first file that the person refers to, else about what is selected or open in the active editor. */
async function taskOf(
  access: Access,
  { prompt, references }: Pick<vscode.ChatRequest, "prompt" | "references">,
): Promise<Task> {
  const task = { feature: "explain", instruction: prompt } as const;
  const place = placeIn(references) ?? placeInEditor();
  const document = place && (await documentAt(place.uri));
  if (place === undefined || document === undefined || !(await access.mayRead(document))) {
    return task;
  }
  const selection = place.range === undefined ? {} : { selection: linesOf(place.range) };
  return { ...task, document: fileVersionOf(document), ...selection };
}

interface PlaceInFile {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range | undefined;
}

function placeIn(references: readonly vscode.ChatPromptReference[]): PlaceInFile | undefined {
  for (const { value } of references) {
    if (value instanceof vscode.Location) {
      return { uri: value.uri, range: value.range };
    }
    if (value instanceof vscode.Uri) {
      return { uri: value, range: undefined };
    }
  }
  return undefined;
}

function placeInEditor(): PlaceInFile | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { uri: editor.document.uri, range: editor.selection.isEmpty ? undefined : editor.selection };
}

async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // A person may refer to a folder or a picture, which has no text to answer about.
    return undefined;
  }
}
