import * as vscode from "vscode";
import type { Disposable } from "../../text/disposable.ts";
import type { TurnState } from "./turnState.ts";

/** Milliseconds after which an answer that nobody sees is worth a notification. */
const longWork = 5_000;

/** Shows that an answer runs: by the view's own bar and, where the view is closed and it takes long, in the notification area. */
export class RunningProgress implements Disposable {
  private readonly isVisible: () => boolean;
  private readonly stop: () => void;
  private running: { readonly turn: string; readonly end: () => void; readonly timer: NodeJS.Timeout } | undefined;

  /** `isVisible`: whether the person sees the answer come. `stop`: ends it. */
  constructor(isVisible: () => boolean, stop: () => void) {
    this.isVisible = isVisible;
    this.stop = stop;
  }

  /** Begins with a turn that runs and ends with it. */
  follow({ id, state, model }: TurnState): void {
    if (this.running !== undefined && (this.running.turn !== id || state !== "running")) {
      this.dispose();
    }
    if (state === "running" && this.running === undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      void vscode.window.withProgress({ location: { viewId: "caveat.panel" } }, () => promise);
      const timer = setTimeout(() => this.notify(model, promise), longWork);
      this.running = { turn: id, end: resolve, timer };
    }
  }

  dispose(): void {
    clearTimeout(this.running?.timer);
    this.running?.end();
    this.running = undefined;
  }

  private notify(model: string, ended: Promise<void>): void {
    if (!this.isVisible()) {
      const title = vscode.l10n.t("Caveat: {0} answers", model);
      const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
      void vscode.window.withProgress(options, (_progress, token) => {
        token.onCancellationRequested(this.stop);
        return ended;
      });
    }
  }
}
