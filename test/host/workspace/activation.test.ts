import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { until } from "../ghostText.ts";
import { readLog } from "../log.ts";

const extension = vscode.extensions.getExtension("caveat.caveat");

describe("the extension in a window with a folder", () => {
  it("starts by itself", async () => {
    await until("the extension to start", async () => extension?.isActive === true);
  });

  it("registers every command that its manifest names", async () => {
    const manifest: { contributes: { commands: { command: string }[] } } = extension?.packageJSON;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it("logs no error on the way", async () => {
    assert.doesNotMatch(await readLog(), /\[error\]/);
  });
});
