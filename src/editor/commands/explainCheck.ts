import * as vscode from "vscode";
import { checkIds } from "../../evidence/index.ts";

/** Opens what a check looks at, what it can't see and what it costs: its section of the page that comes with the extension. Argument: the check's id. */
export async function explainCheck(given?: unknown): Promise<void> {
  const check = checkIds.find((id) => id === given);
  const extension = vscode.extensions.getExtension("caveat.caveat");
  if (extension !== undefined) {
    const page = vscode.Uri.joinPath(extension.extensionUri, "docs", "checks.md");
    await vscode.commands.executeCommand("markdown.showPreview", page.with({ fragment: check ?? "" }));
  }
}
