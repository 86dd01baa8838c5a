import { strict as assert } from "node:assert";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { Access } from "../../../src/editor/access.ts";
import { FolderInstructions } from "../../../src/editor/instructionFiles.ts";
import { definitionsOf } from "../../../src/editor/knowledge/definitions.ts";
import { structureAt } from "../../../src/editor/knowledge/structure.ts";
import { symbolsOf } from "../../../src/editor/knowledge/symbols.ts";
import { WorkspaceKnowledge } from "../../../src/editor/knowledge/workspaceKnowledge.ts";
import { WorkspaceFiles } from "../../../src/editor/workspaceFiles.ts";
import { show, until } from "../ghostText.ts";

const [folder] = vscode.workspace.workspaceFolders ?? [];
const root = folder?.uri ?? vscode.Uri.file("/");
const never = new AbortController().signal;

/** A document of the sample workspace in an editor, once the TypeScript server knows its project. */
async function openKnown(path: string): Promise<vscode.TextDocument> {
  const { document } = await show(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path)));
  await until("the TypeScript server", async () => {
    const symbols = (await symbolsOf(document.uri, never)) ?? [];
    const found = await vscode.commands.executeCommand<unknown[]>("vscode.executeWorkspaceSymbolProvider", "cartTotal");
    return symbols.length > 0 && found.length > 0;
  });
  return document;
}

function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text));
}

describe("what the editor knows", () => {
  let cart: vscode.TextDocument;
  const access = new Access();
  const files = new WorkspaceFiles(access);
  const knowledge = new WorkspaceKnowledge(files, access);

  before(async () => {
    cart = await openKnown("src/cart.ts");
  });

  after(async () => {
    access.dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const total = () => structureAt(cart, placeOf(cart, "total = add("), never);

  it("is the innermost function at the cursor", async () => {
    const { name, kind, lines, path } = await total();
    assert.deepEqual(
      { name, kind, lines, path },
      {
        name: "cartTotal",
        kind: "function",
        lines: { start: 39, count: 8 },
        path: "src/cart.ts",
      },
    );
  });

  it("has the signature that the hover shows", async () => {
    assert.equal((await total()).signature, "function cartTotal(cart: Cart): Money");
  });

  it("has the documentation that the hover shows", async () => {
    const prices = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, "src/prices.ts"));
    const { documentation } = await structureAt(prices, placeOf(prices, "welcomeDiscount(cart"), never);
    assert.equal(documentation, "Two euros for the first order.");
  });

  it("names the callers, with the place of the call", async () => {
    const { callers } = await total();
    const { line, path } = callers.find(({ name }) => name === "shipping") ?? {};
    assert.deepEqual({ line, path }, { line: 14, path: "src/prices.ts" });
  });

  it("names the callees", async () => {
    const names = (await total()).callees.map(({ name }) => name);
    assert.deepEqual(names.toSorted(), ["add", "euros", "multiply", "requireProduct"]);
  });

  it("is the function with a name around a callback that has none", async () => {
    const { name } = await structureAt(cart, placeOf(cart, "line.productId === productId)?"), never);
    assert.equal(name, "quantityOf");
  });

  it("lists the functions of a file", async () => {
    const { name, kind, members } = await structureAt(cart, undefined, never);
    assert.deepEqual([name, kind, members.at(-1)?.name], ["src/cart.ts", "file", "withQuantity"]);
  });

  it("takes selected lines of a function for no more than they are", async () => {
    const range = new vscode.Range(41, 0, 43, 0);
    const { kind, lines } = await structureAt(cart, range, never);
    assert.deepEqual([kind, lines], ["selection", { start: 41, count: 2 }]);
  });

  it("takes lines that are a whole function for that function", async () => {
    const { name } = await structureAt(cart, new vscode.Range(31, 0, 34, 0), never);
    assert.equal(name, "clearCart");
  });

  it("names the problems that the language reports there", async () => {
    const content = "export function half(of: number): string {\n  return of / 2;\n}\n";
    const document = await vscode.workspace.openTextDocument({ language: "typescript", content });
    await show(document);
    await until("a diagnostic", async () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const { diagnostics } = await structureAt(document, undefined, never);
    assert.equal(diagnostics[0]?.line, 1);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("has an account of a language that nobody knows", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content: "one\ntwo" });
    const { kind, text, signature } = await structureAt(document, new vscode.Position(0, 0), never);
    assert.deepEqual([kind, text, signature], ["file", "one\ntwo", ""]);
  });

  it("asks no language once it is cancelled", async () => {
    const { kind, callers } = await structureAt(cart, placeOf(cart, "total = add("), AbortSignal.abort());
    assert.deepEqual([kind, callers], ["file", []]);
  });

  it("finds the definitions that selected lines use and that stand elsewhere", async () => {
    const found = await definitionsOf(cart, { start: 39, count: 8 }, files, never);
    const euros = found.find(({ symbol }) => symbol === "euros");
    assert.match(euros?.text ?? "", /^export function euros\(amount: number\): Money \{\n.*\n\}$/);
  });

  it("finds no definition in the selected lines themselves", async () => {
    const found = await definitionsOf(cart, { start: 39, count: 8 }, files, never);
    assert.deepEqual(
      found.filter(({ symbol }) => symbol === "cartTotal"),
      [],
    );
  });

  it("reads no definition of the language's own library", async () => {
    const found = await definitionsOf(cart, { start: 26, count: 4 }, files, never);
    assert.deepEqual(
      found.filter(({ path }) => path.includes("lib.")),
      [],
    );
  });

  it("knows a name of a file that is not open", async () => {
    assert.equal(await knowledge.isDefined("store.requireCustomer()", never), true);
  });

  it("knows a name of a library that the language offers", async () => {
    await show(cart);
    assert.equal(await knowledge.isDefined("structuredClone", never), true);
  });

  it("knows that a name is defined nowhere", async () => {
    assert.equal(await knowledge.isDefined("cartTotl", never), false);
  });

  it("does not know of what is no name", async () => {
    assert.equal(await knowledge.isDefined("=>", never), undefined);
  });

  it("does not know of a name once it is cancelled", async () => {
    assert.equal(await knowledge.isDefined("cartTotl", AbortSignal.abort()), undefined);
  });

  it("counts the lines of a file by its path", async () => {
    assert.equal(await knowledge.lineCount("src/cart.ts", never), 52);
  });

  it("counts the lines of a file by the end of its path", async () => {
    assert.equal(await knowledge.lineCount("http/router.ts", never), 28);
  });

  it("counts the lines of unsaved text", async () => {
    const editor = await show(cart);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "\n"));
    assert.equal(await knowledge.lineCount("src/cart.ts", never), 53);
    await vscode.commands.executeCommand("undo");
  });

  it("knows that there is no such file", async () => {
    assert.equal(await knowledge.lineCount("src/basket.ts", never), null);
  });

  it("looks at no file outside the workspace", async () => {
    assert.equal(await knowledge.lineCount("../../absent.ts", never), undefined);
  });

  it("reads a file by its path", async () => {
    assert.match((await knowledge.readText("package.json")) ?? "", /"name": "small-shop"/);
  });

  it("knows that there is no such file to read", async () => {
    assert.equal(await knowledge.readText("src/basket.ts"), null);
  });

  it("knows what a folder holds", async () => {
    const entries = (await knowledge.entriesOf("")) ?? [];
    assert.deepEqual(
      ["package.json", "src/", "test/"].filter((entry) => !entries.includes(entry)),
      [],
    );
  });

  it("knows that there is no such folder, and that a file is none", async () => {
    assert.equal(await knowledge.entriesOf("src/basket"), null);
    assert.equal(await knowledge.entriesOf("package.json"), null);
  });

  it("looks into no folder outside the workspace", async () => {
    assert.equal(await knowledge.entriesOf("../.."), undefined);
  });

  describe("of files with rules of their own", () => {
    const made = { ".env": "KEY=1\n", "AGENTS.md": "Write plainly.\n", ".github/instructions/deep/one.md": "One.\n" };

    before(async () => {
      for (const [path, text] of Object.entries(made)) {
        await mkdir(dirname(join(root.fsPath, path)), { recursive: true });
        await writeFile(join(root.fsPath, path), text);
      }
    });

    after(async () => {
      for (const path of [".env", "AGENTS.md", ".github"]) {
        await rm(join(root.fsPath, path), { recursive: true });
      }
    });

    it("does not read a file that may hold secrets", async () => {
      assert.equal(await files.read(".env"), undefined);
    });

    it("says nothing of the lines of a file that may hold secrets", async () => {
      assert.equal(await knowledge.lineCount(".env", never), undefined);
    });

    it("says nothing of the text of a file that may hold secrets", async () => {
      assert.equal(await knowledge.readText(".env"), undefined);
    });

    it("reads the repository's instructions", async () => {
      assert.ok(folder);
      assert.equal(await new FolderInstructions(folder).read("AGENTS.md"), "Write plainly.\n");
    });

    it("lists the files in a folder of instructions and below it", async () => {
      assert.ok(folder);
      const paths = await new FolderInstructions(folder).list(".github/instructions");
      assert.deepEqual(paths, [".github/instructions/deep/one.md"]);
    });

    it("reads no instructions outside their folder", async () => {
      assert.ok(folder);
      assert.equal(await new FolderInstructions(folder).read("../../../etc/hostname"), undefined);
    });
  });

  it("reads a file as its document has it", async () => {
    const version = await files.read("src/money.ts");
    assert.deepEqual([version?.path, version?.languageId], ["src/money.ts", "typescript"]);
  });

  it("gives a file that is not there yet a place in the workspace", async () => {
    assert.equal((await files.uriOf("src/new.ts"))?.toString(), vscode.Uri.joinPath(root, "src/new.ts").toString());
  });
});
