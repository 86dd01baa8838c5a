import { strict as assert } from "node:assert";
import { chmod, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { type Applied, applyChanges } from "../../../src/editor/applyHunks.ts";
import type { LineEdit } from "../../../src/editor/lineEdits.ts";
import { ProposedTexts } from "../../../src/editor/proposedTexts.ts";
import { show, until } from "../ghostText.ts";
import { OneFile } from "../oneFile.ts";

const windows = "\uFEFFone\r\ntwo\r\nthree\r\n";

describe("applying changes", () => {
  let folder = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "caveat-apply-"));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function open(name: string, content: string | Buffer): Promise<vscode.TextDocument> {
    const path = join(folder, name);
    await writeFile(path, content);
    return (await show(await vscode.workspace.openTextDocument(path))).document;
  }

  function change(document: vscode.TextDocument, ...edits: readonly LineEdit[]): Promise<Applied> {
    return applyChanges([{ kind: "change", uri: document.uri.toString(), version: document.version, edits }]);
  }

  const replace = (start: number, count: number, ...lines: string[]): LineEdit => ({ span: { start, count }, lines });

  it("keeps CRLF, the byte order mark and the final line end of a file, byte for byte", async () => {
    const document = await open("windows.txt", windows);
    assert.deepEqual(await change(document, replace(1, 1, "2", "2.5")), { applied: true });
    await document.save();
    assert.equal(await readFile(document.uri.fsPath, "utf8"), "\uFEFFone\r\n2\r\n2.5\r\nthree\r\n");
  });

  it("gives the file back byte for byte by one undo, however many places it changed", async () => {
    const document = await open("undo.txt", windows);
    await change(document, replace(0, 1), replace(1, 0, "between"), replace(2, 2, "3", "4"));
    assert.equal(document.getText(), "between\r\ntwo\r\n3\r\n4");
    await vscode.commands.executeCommand("undo");
    await document.save();
    assert.equal(await readFile(document.uri.fsPath, "utf8"), windows);
  });

  it("keeps the encoding of a file", async () => {
    const document = await open("utf16.txt", Buffer.from("\uFEFFgrün\nblau\n", "utf16le"));
    await change(document, replace(1, 1, "weiß"));
    await document.save();
    assert.equal(await readFile(document.uri.fsPath, "utf16le"), "\uFEFFgrün\nweiß\n");
  });

  it("leaves a file without a line end at its end without one", async () => {
    const document = await open("noEnd.txt", "one\ntwo");
    await change(document, replace(1, 1, "2"));
    assert.equal(document.getText(), "one\n2");
  });

  it("saves nothing", async () => {
    const document = await open("unsaved.txt", "one\n");
    await change(document, replace(0, 1, "1"));
    assert.equal(await readFile(document.uri.fsPath, "utf8"), "one\n");
  });

  it("changes the unsaved text of a document", async () => {
    const document = await open("dirty.txt", "one\n");
    await vscode.commands.executeCommand("type", { text: "typed" });
    await change(document, replace(0, 1, "1"));
    assert.equal(document.getText(), "1\ntyped");
  });

  it("changes an untitled document", async () => {
    const document = await vscode.workspace.openTextDocument({ content: "one\ntwo" });
    await show(document);
    await change(document, replace(0, 1, "1"));
    assert.equal(document.getText(), "1\ntwo");
  });

  it("changes a file that no editor shows", async () => {
    const path = join(folder, "closed.txt");
    await writeFile(path, "one\n");
    const document = await vscode.workspace.openTextDocument(path);
    await change(document, replace(0, 1, "1"));
    assert.equal(document.getText(), "1\n");
  });

  it("refuses a document that moved on", async () => {
    const document = await open("moved.txt", "one\n");
    const { version } = document;
    await vscode.commands.executeCommand("type", { text: "typed" });
    const uri = document.uri.toString();
    const answer = await applyChanges([{ kind: "change", uri, version, edits: [replace(0, 1, "1")] }]);
    assert.deepEqual([answer, document.getText()], [{ applied: false, reason: "changed", uri }, "one\ntyped"]);
  });

  it("refuses edits that overlap", async () => {
    const document = await open("overlap.txt", "one\ntwo\nthree\n");
    const answer = await change(document, replace(0, 2, "1"), replace(1, 1, "2"));
    assert.deepEqual(answer, { applied: false, reason: "misplaced", uri: document.uri.toString() });
  });

  it("refuses a file that is gone though its editor is open", async () => {
    const document = await open("gone.txt", "one\n");
    await rm(document.uri.fsPath);
    const answer = await change(document, replace(0, 1, "1"));
    assert.deepEqual(answer, { applied: false, reason: "vanished", uri: document.uri.toString() });
  });

  it("refuses a file that was renamed meanwhile", async () => {
    const document = await open("before.txt", "one\n");
    await rename(document.uri.fsPath, join(folder, "after.txt"));
    const answer = await change(document, replace(0, 1, "1"));
    assert.deepEqual(answer, { applied: false, reason: "vanished", uri: document.uri.toString() });
  });

  it("refuses a file that is read-only by its mode", async () => {
    const document = await open("locked.txt", "one\n");
    await chmod(document.uri.fsPath, 0o444);
    const answer = await change(document, replace(0, 1, "1"));
    assert.deepEqual(answer, { applied: false, reason: "readOnly", uri: document.uri.toString() });
  });

  it("refuses a document of a read-only file system", async () => {
    const registration = vscode.workspace.registerFileSystemProvider("fixed", new OneFile("one\n"), {
      isReadonly: true,
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("fixed:/two.txt"));
      const answer = await change(document, replace(0, 1, "1"));
      assert.deepEqual(answer, { applied: false, reason: "readOnly", uri: "fixed:/two.txt" });
    } finally {
      registration.dispose();
    }
  });

  it("applies nothing where one of several files refuses", async () => {
    const document = await open("several.txt", "one\n");
    const { version } = document;
    const uri = document.uri.toString();
    const other = vscode.Uri.file(join(folder, "absent.txt")).toString();
    const edits = [replace(0, 1, "1")];
    const answer = await applyChanges([
      { kind: "change", uri, version, edits },
      { kind: "change", uri: other, version: 1, edits },
    ]);
    assert.deepEqual([answer, document.getText()], [{ applied: false, reason: "vanished", uri: other }, "one\n"]);
  });

  it("creates a file with its text on disk", async () => {
    const uri = vscode.Uri.file(join(folder, "new", "made.txt"));
    await applyChanges([{ kind: "create", uri: uri.toString(), text: "one\ntwo\n" }]);
    assert.equal(await readFile(uri.fsPath, "utf8"), "one\ntwo\n");
  });

  it("refuses to create a file that is there", async () => {
    const { uri } = await open("there.txt", "one\n");
    const answer = await applyChanges([{ kind: "create", uri: uri.toString(), text: "1" }]);
    assert.deepEqual(answer, { applied: false, reason: "exists", uri: uri.toString() });
  });

  it("renames a file and changes it in one go", async () => {
    const document = await open("old.txt", "one\ntwo\n");
    const newUri = vscode.Uri.file(join(folder, "renamed.txt"));
    const edits = [replace(0, 1, "1")];
    const { version } = document;
    await applyChanges([{ kind: "rename", uri: document.uri.toString(), version, newUri: newUri.toString(), edits }]);
    const renamed = await vscode.workspace.openTextDocument(newUri);
    assert.equal(renamed.getText(), "1\ntwo\n");
  });

  it("refuses to rename a file to the name of another", async () => {
    const { uri: newUri } = await open("taken.txt", "two\n");
    const { uri, version } = await open("renaming.txt", "one\n");
    const change = { kind: "rename", uri: uri.toString(), version, newUri: newUri.toString(), edits: [] } as const;
    assert.deepEqual(await applyChanges([change]), { applied: false, reason: "exists", uri: uri.toString() });
  });

  it("deletes a file", async () => {
    const { uri, version } = await open("deleted.txt", "one\n");
    await applyChanges([{ kind: "delete", uri: uri.toString(), version }]);
    await assert.rejects(readFile(uri.fsPath), { code: "ENOENT" });
  });

  it("refuses to delete a file with unsaved text", async () => {
    const { uri } = await open("deleting.txt", "one\n");
    await vscode.commands.executeCommand("type", { text: "typed" });
    const { version } = await vscode.workspace.openTextDocument(uri);
    const answer = await applyChanges([{ kind: "delete", uri: uri.toString(), version }]);
    assert.deepEqual(answer, { applied: false, reason: "unsaved", uri: uri.toString() });
  });

  it("shows what is proposed in the editor's own diff editor", async () => {
    const texts = new ProposedTexts();
    try {
      const { uri, version } = await open("shown.txt", "one\n");
      const file = {
        uri: uri.toString(),
        path: "shown.txt",
        languageId: "plaintext",
        kind: "change",
        version,
      } as const;
      await texts.openDiff({ ...file, before: "one\n", hunks: [] }, "1\n");
      await until("the diff editor", async () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputTextDiff && input.modified.scheme === "caveat-proposal";
      });
      const right = vscode.workspace.textDocuments.find(({ uri: { scheme } }) => scheme === "caveat-proposal");
      assert.equal(right?.getText(), "1\n");
    } finally {
      texts.dispose();
    }
  });
});
