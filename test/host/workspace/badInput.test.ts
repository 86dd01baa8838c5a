import { strict as assert } from "node:assert";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { acceptGhostText, askAndReadLog, cursorTo, show, type } from "../ghostText.ts";
import { readLog } from "../log.ts";
import { OneFile } from "../oneFile.ts";

const answered = /^suggested|^no suggestion: /;

describe("bad input", () => {
  let folder = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "caveat-bad-input-"));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function open(name: string, content: string | Buffer): Promise<vscode.TextEditor> {
    const path = join(folder, name);
    await writeFile(path, content);
    return show(await vscode.workspace.openTextDocument(path));
  }

  it("answers in a file of 10 MB", async () => {
    const editor = await open("large.ts", "const anything = compute(42);\n".repeat(350_000));
    assert.match(await askAndReadLog(editor), answered);
  });

  it("says that a file with a line of 1 MB has too long a line", async () => {
    const editor = await open("line.js", `const data = "${"x".repeat(1_000_000)}`);
    assert.equal(await askAndReadLog(editor), "no suggestion: the line is too long");
  });

  it("says that a file with zero bytes holds binary data", async () => {
    const text = "const anything = 1;\n".repeat(100);
    const editor = await open("binary.js", `${text}\0\0\u0001\0\n${text}cons`);
    assert.equal(await askAndReadLog(editor), "no suggestion: the document holds binary data");
  });

  it("keeps CRLF and the byte order mark of a file", async () => {
    const line = "const total = sumOf(prices, discounts);";
    const editor = await open("windows.js", `\uFEFF${`${line}\r\n`.repeat(5)}`);
    await type("const total = sum");
    assert.equal(await acceptGhostText(editor), "Of(prices, discounts);");
    await editor.document.save();
    const saved = await vscode.workspace.fs.readFile(editor.document.uri);
    assert.equal(Buffer.from(saved).toString(), `\uFEFF${`${line}\r\n`.repeat(5)}${line}`);
  });

  it("answers in an untitled document", async () => {
    const content = `${"const total = sumOf(prices, discounts);\n".repeat(5)}const total = sum`;
    const editor = await show(await vscode.workspace.openTextDocument({ language: "javascript", content }));
    assert.equal(await acceptGhostText(editor), "Of(prices, discounts);");
  });

  it("answers in an empty document", async () => {
    const editor = await show(await vscode.workspace.openTextDocument({ language: "javascript", content: "" }));
    assert.match(await askAndReadLog(editor), answered);
  });

  it("answers in a notebook cell", async () => {
    const code = `${"total = sum_of(prices, discounts)\n".repeat(5)}total = sum`;
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, "python");
    const data = new vscode.NotebookData([cell]);
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", data);
    await vscode.window.showNotebookDocument(notebook, { selections: [new vscode.NotebookRange(0, 1)] });
    await vscode.commands.executeCommand("notebook.cell.edit");
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, "vscode-notebook-cell");
    cursorTo(editor, editor.document.lineAt(editor.document.lineCount - 1).range.end);
    assert.equal(await acceptGhostText(editor), "_of(prices, discounts)");
  });

  it("answers in the side of a diff editor that can be changed", async () => {
    const text = `${"const total = sumOf(prices, discounts);\n".repeat(5)}const total = sum`;
    const left = await open("left.js", text.replaceAll("total", "sum"));
    const right = await open("right.js", text);
    await vscode.commands.executeCommand("vscode.diff", left.document.uri, right.document.uri);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.path, right.document.uri.path);
    cursorTo(editor, editor.document.lineAt(editor.document.lineCount - 1).range.end);
    assert.match(await askAndReadLog(editor), answered);
  });

  it("leaves a document of a read-only file system alone", async () => {
    const text = "const anything = compute(42);\n".repeat(5);
    const registration = vscode.workspace.registerFileSystemProvider("fixed", new OneFile(text), { isReadonly: true });
    try {
      const editor = await show(await vscode.workspace.openTextDocument(vscode.Uri.parse("fixed:/one.ts")));
      await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
      await vscode.commands.executeCommand("editor.action.inlineSuggest.commit");
      assert.equal(editor.document.getText(), text);
      assert.doesNotMatch(await readLog(), /\[error\]/);
    } finally {
      registration.dispose();
    }
  });

  it("goes on with the defaults where settings are of the wrong type", async () => {
    const configuration = vscode.workspace.getConfiguration("caveat");
    const wrong = { "completion.languages": 7, "completion.wait": "soon", "embedded.memory": "much" };
    try {
      for (const [name, value] of Object.entries(wrong)) {
        await configuration.update(name, value, vscode.ConfigurationTarget.Global);
      }
      const editor = await open("settings.js", "const anything = compute(42);\n".repeat(5));
      await type("const any");
      assert.equal(await acceptGhostText(editor), "thing = compute(42);");
    } finally {
      for (const name of Object.keys(wrong)) {
        await configuration.update(name, undefined, vscode.ConfigurationTarget.Global);
      }
    }
  });
});
