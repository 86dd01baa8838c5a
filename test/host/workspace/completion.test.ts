import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { acceptGhostText, cursorTo, show, type } from "../ghostText.ts";

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
const handlers = vscode.Uri.joinPath(folder, "src/http/customerHandlers.ts");

async function openAtEnd(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return show(await vscode.workspace.openTextDocument(uri));
}

describe("ghost text in a file of the workspace", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("ends a line as the file has ended such lines before", async () => {
    const editor = await openAtEnd(handlers);
    await type("\nexport async function deleteCustomer(_request: Request, id: str");
    assert.match(await acceptGhostText(editor), /^ing\): Promise<Response> \{/);
  });

  it("offers what other files of the workspace say, once they are learnt", async () => {
    const editor = await openAtEnd(vscode.Uri.joinPath(folder, "src/store.ts"));
    await type("\nasync function nameOf(id: string) {\n  const customer = await requireC");
    assert.match(await acceptGhostText(editor), /^ustomer\(id\);/);
  });

  it("adds to a line that goes on behind the cursor without repeating what stands there", async () => {
    const line = "const total = sumOf(prices, discounts);";
    const content = `${`${line}\n`.repeat(5)}const total = sum;`;
    const editor = await show(await vscode.workspace.openTextDocument({ language: "javascript", content }));
    cursorTo(editor, editor.selection.active.translate(0, -1));
    await acceptGhostText(editor);
    assert.equal(editor.document.lineAt(5).text, line);
  });
});
