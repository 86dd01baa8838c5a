import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { acceptGhostText, show, until } from "../ghostText.ts";

describe("the extension in a window without a folder", () => {
  it("starts and offers what the open document repeats", async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    await until(
      "the extension to start",
      async () => vscode.extensions.getExtension("caveat.caveat")?.isActive === true,
    );
    const content = `${"const total = sumOf(prices, discounts);\n".repeat(5)}const total = sum`;
    const editor = await show(await vscode.workspace.openTextDocument({ language: "javascript", content }));
    assert.equal(await acceptGhostText(editor), "Of(prices, discounts);");
  });
});
