import * as vscode from "vscode";
import { type CommandParts, registerCommands } from "./editor/commands/index.ts";

/** What is left to do when the window ends, once the rest is loaded. */
let stop = async (): Promise<void> => {};

/**
 * VS Code's entry. A dozen extensions start in the same second on the same thread, so only the commands are there at once; the
 * rest is loaded when the others have had their turn, and a command that is called before that waits for it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { promise, resolve, reject } = Promise.withResolvers<CommandParts>();
  const turn = setImmediate(async () => {
    try {
      const { start } = await import("./extension.ts");
      const started = start(context);
      stop = started.stop;
      resolve(started);
      // `bench:start` reads from this mark how long a key had to wait for us.
      performance.mark("caveat/didStart");
    } catch (error) {
      reject(error);
    }
  });
  promise.catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("Caveat could not start: {0} Reload the window.", cause));
  });
  context.subscriptions.push({ dispose: () => clearImmediate(turn) }, ...registerCommands(promise));
}

/** The editor calls it when the window ends, and waits some seconds for it. */
export function deactivate(): Promise<void> {
  return stop();
}
