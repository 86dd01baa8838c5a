import { strict as assert } from "node:assert";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { readLog } from "./log.ts";

/** Opens a document in an editor with the cursor at its end. */
export async function show(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  cursorTo(editor, document.lineAt(document.lineCount - 1).range.end);
  return editor;
}

export function cursorTo(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
}

/** Writes text at the cursor as typing does, so that the cursor stands behind it. */
export async function type(text: string): Promise<void> {
  await vscode.commands.executeCommand("type", { text });
}

/** Asks for ghost text until there is some, takes it, and gives what it added to the document. */
export async function acceptGhostText(editor: vscode.TextEditor): Promise<string> {
  const before = editor.document.getText();
  const offset = editor.document.offsetAt(editor.selection.active);
  await until("ghost text that could be taken", async () => {
    await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
    await delay(100);
    await vscode.commands.executeCommand("editor.action.inlineSuggest.commit");
    return editor.document.getText() !== before;
  });
  const after = editor.document.getText();
  return after.slice(offset, offset + after.length - before.length);
}

/** Asks for ghost text once and gives what the log says of it. The document stays as it was, and no error is logged. */
export async function askAndReadLog(editor: vscode.TextEditor): Promise<string> {
  const before = editor.document.getText();
  const logged = (await readLog()).length;
  let answer = "";
  await until("an answer in the log", async () => {
    await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
    await delay(100);
    const news = (await readLog()).slice(logged);
    assert.doesNotMatch(news, /\[error\]/);
    answer = /: (suggested|no suggestion: .*?)(?: \(\d.* ms\))?$/m.exec(news)?.[1] ?? "";
    return answer !== "";
  });
  assert.equal(editor.document.getText(), before, "the document is unchanged");
  return answer;
}

/** Waits until the condition holds, at most fifteen seconds. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `waited in vain for ${what}`);
    await delay(50);
  }
}
