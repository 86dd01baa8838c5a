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
    await type("\nexport const loyalty = multiply(cartT");
    assert.match(await acceptGhostText(editor), /^otal\(cart\)/);
  });

  it("adds to a line that goes on behind the cursor without touching the rest", async () => {
    const editor = await openAtEnd(vscode.Uri.joinPath(folder, "test/cart.test.ts"));
    const last = editor.document.lineCount - 1;
    await type('test("empties", () => {\n  const cart = clearCart(addToCart(empty);\n});\n');
    const line = editor.document.lineAt(last + 1);
    cursorTo(editor, line.range.end.translate(0, -2));
    await acceptGhostText(editor);
    assert.match(editor.document.lineAt(last + 1).text, /clearCart\(addToCart\(emptyCart.*\);$/);
  });
});
