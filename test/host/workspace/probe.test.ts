import * as vscode from "vscode";

describe("x", () => {
  it("env", async () => {
    console.log(
      Object.entries(process.env).filter(([k]) => /VSCODE|CAVEAT/.test(k)),
      vscode.workspace.isTrusted,
      vscode.workspace.workspaceFolders?.length,
      vscode.extensions.getExtension("caveat.caveat"),
    );
    console.log(process.argv, process.execArgv);
  });
});
