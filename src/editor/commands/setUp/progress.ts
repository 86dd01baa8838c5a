import * as vscode from "vscode";
import { isCancelled } from "../../../model/errors.ts";

/** Runs a step under a notification that can cancel it; gives `undefined` then. */
export async function withProgress<T>(
  title: string,
  step: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await step(controller.signal);
    } catch (error) {
      if (isCancelled(error)) {
        return undefined;
      }
      throw error;
    } finally {
      subscription.dispose();
    }
  });
}
