import * as vscode from "vscode";

/** Milliseconds that a language may take for one answer; a server that still loads its project would hold everything up. */
const longestWait = 2000;

/**
 * What the editor's languages answer to one of its `vscode.execute…Provider` commands. `undefined`: none answered in time, one failed,
 * or the signal was aborted. A provider can't be stopped from here; its late answer is let go.
 */
export async function ask<T>(
  command: string,
  signal: AbortSignal,
  ...words: readonly unknown[]
): Promise<T | undefined> {
  if (signal.aborted) {
    return undefined;
  }
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<undefined>();
  const stop = () => giveUp(undefined);
  const timer = setTimeout(stop, longestWait);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([vscode.commands.executeCommand<T>(command, ...words), givenUp]);
  } catch {
    // A provider of another extension failed: the editor shows that to nobody either, and nothing is known.
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
