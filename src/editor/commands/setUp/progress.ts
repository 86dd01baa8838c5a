import * as vscode from "vscode";
import { isCancelled } from "../../../model/errors.ts";

/** Runs a step under a notification that says what it is at and can cancel it; gives `undefined` then. */
export async function withProgress<T>(
  title: string,
  step: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      const result = await step(controller.signal, (message) => progress.report({ message }));
      return controller.signal.aborted ? undefined : result;
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
