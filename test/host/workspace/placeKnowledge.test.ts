import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { PlaceKnowledge } from "../../../src/context/placeSources.ts";
import { Access } from "../../../src/editor/access.ts";
import { placeKnowledge } from "../../../src/editor/knowledge/placeKnowledge.ts";
import type { Disposable } from "../../../src/text/disposable.ts";
import { cursorTo, show, type, until } from "../ghostText.ts";

const [folder] = vscode.workspace.workspaceFolders ?? [];
const root = folder?.uri ?? vscode.Uri.file("/");

describe("what is known of a place before anybody asks", () => {
  let access: Access;
  let knowledge: PlaceKnowledge & Disposable;
  let isNeeded: boolean;

  beforeEach(() => {
    isNeeded = true;
    access = new Access();
    knowledge = placeKnowledge({ access, documents: { openDocuments: () => [] }, isNeeded: () => isNeeded });
  });

  afterEach(async () => {
    knowledge.dispose();
    access.dispose();
    while (vscode.window.activeTextEditor !== undefined) {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  });

  async function open(path: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path));
    await access.mayLeave(document);
    return show(document);
  }

  async function openAt(path: string, text: string): Promise<vscode.TextEditor> {
    const editor = await open(path);
    const { document } = editor;
    cursorTo(editor, document.lineAt(document.positionAt(document.getText().indexOf(text)).line).range.end);
    return editor;
  }

  const symbols = (editor: vscode.TextEditor) =>
    knowledge.definitionsNear(editor.document.uri.toString()).map(({ symbol }) => symbol);

  /** The TypeScript server may still be loading at the first rest: a person moves on, too. */
  async function untilKnown(editor: vscode.TextEditor, symbol: string): Promise<void> {
    await until(`the definition of ${symbol}`, async () => {
      await restAgain(editor);
      return symbols(editor).includes(symbol);
    });
  }

  async function restAgain(editor: vscode.TextEditor): Promise<void> {
    const { active } = editor.selection;
    cursorTo(editor, active.character === 0 ? editor.document.lineAt(active).range.end : active.with({ character: 0 }));
    await new Promise((resolve) => setTimeout(resolve, 800));
  }

  it("is the definitions of the names near the cursor, by their place in the workspace", async () => {
    const editor = await openAt("src/cart.ts", "let total = euros(0)");
    await untilKnown(editor, "requireProduct");
    const found = knowledge.definitionsNear(editor.document.uri.toString());
    const product = found.find(({ symbol }) => symbol === "requireProduct");
    assert.equal(product?.at?.path, "src/catalogue.ts");
    assert.match(product?.text ?? "", /^export function requireProduct\(.*\{$/);
  });

  it("is the type of a variable rather than the line that declares it", async () => {
    const editor = await openAt("src/prices.ts", "const product = requireProduct(line.productId)");
    await untilKnown(editor, "product");
    const found = knowledge.definitionsNear(editor.document.uri.toString());
    assert.match(found.find(({ symbol }) => symbol === "product")?.text ?? "", /^export interface Product \{/);
  });

  it("is the signatures of what the file imports", async () => {
    const editor = await openAt("src/prices.ts", "return undefined;");
    const imported = () => knowledge.importsOf(editor.document.uri.toString()).map(({ symbol }) => symbol);
    await until("the imports", async () => {
      await restAgain(editor);
      return imported().slice(0, 4).join() === "Cart,cartTotal,requireProduct,Customer";
    });
  });

  it("is nothing of a word in the path of a module, which leads to the module's beginning", async () => {
    const editor = await openAt("src/prices.ts", "import type { Customer }");
    await untilKnown(editor, "cartTotal");
    assert.ok(!symbols(editor).includes("cart") && !symbols(editor).includes("catalogue"));
  });

  it("is nothing where nobody needs it", async () => {
    isNeeded = false;
    const editor = await openAt("src/cart.ts", "let total = euros(0)");
    const needed = placeKnowledge({ access, documents: { openDocuments: () => [] }, isNeeded: () => true });
    await until("another one's definitions", async () => {
      await restAgain(editor);
      return needed.definitionsNear(editor.document.uri.toString()).length > 0;
    });
    needed.dispose();
    assert.deepEqual(symbols(editor), []);
  });

  it("is the edits elsewhere, as they were and as they are, and which of them goes on", async () => {
    const editor = await openAt("src/money.ts", "export");
    await type("// cents");
    const [edit] = knowledge.recentEdits();
    assert.deepEqual([edit?.path, edit?.isOngoing], ["src/money.ts", true]);
    assert.match(edit?.after.join("\n") ?? "", /\/\/ cents$/);
    assert.equal(edit?.before[0], edit?.after[0]?.replace("// cents", ""));
    cursorTo(editor, new vscode.Position(editor.document.lineCount - 1, 0));
    await until("the cursor elsewhere", async () => knowledge.recentEdits()[0]?.isOngoing === false);
  });

  it("is no edit that was undone", async () => {
    await openAt("src/money.ts", "export");
    await type("x");
    await vscode.commands.executeCommand("undo");
    assert.deepEqual(knowledge.recentEdits(), []);
  });

  it("is several edits at once, each at its place", async () => {
    const editor = await open("src/cart.ts");
    const lines = [2, 20, 40].map((line) => editor.document.lineAt(line).range.start);
    await editor.edit((edit) => {
      for (const start of lines) {
        edit.insert(start, "// one\n// two\n");
      }
    });
    const places = knowledge.recentEdits().map(({ newStart, after }) => [newStart, after.join()]);
    const added = "// one,// two";
    assert.deepEqual(
      places.toSorted(([one], [other]) => Number(one) - Number(other)),
      [
        [2, added],
        [22, added],
        [44, added],
      ],
    );
  });

  it("is no edit of a document that may not leave the machine", async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, "src/orders.ts"));
    const editor = await show(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "// mine\n"));
    assert.deepEqual(knowledge.recentEdits(), []);
  });

  it("is the errors near the cursor, but for those on its line", async () => {
    const editor = await open("src/money.ts");
    const { lineCount } = editor.document;
    const end = editor.document.lineAt(lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, "\nconst wrong: string = 1;\n\n"));
    const errors = () => knowledge.errorsNear(editor.document.uri.toString());
    await until("an error", async () => errors().length > 0);
    assert.match(errors()[0]?.message ?? "", /not assignable to type 'string'/);
    cursorTo(editor, new vscode.Position(errors()[0]?.line ?? 0, 0));
    assert.deepEqual(errors(), []);
  });
});
