import { homedir } from "node:os";
import * as vscode from "vscode";
import type { Trace } from "../../model/client/trace.ts";
import { traceFile } from "../traceFile.ts";

/** Asks where, and writes the last requests of this window there, without any text of theirs. `caveat`: our version. */
export async function saveTrace(trace: Trace, caveat: string): Promise<void> {
  const day = new Date().toISOString().slice(0, "2026-01-01".length);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save the trace of requests"),
    defaultUri: vscode.Uri.joinPath(folder, `caveat-trace-${day}.json`),
    filters: { JSON: ["json"] },
  });
  if (file !== undefined) {
    const text = traceFile(trace.entries, { caveat, vscode: vscode.version });
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
  }
}
