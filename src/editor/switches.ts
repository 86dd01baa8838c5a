import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";
import type { SettingsReader } from "./settings.ts";
import { languageOn } from "./settingsSchema.ts";

/** Whether ghost text is wanted: globally, in a language, and not snoozed. */
export class Switches implements Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly settings: SettingsReader;
  private readonly subscription: Disposable;
  private snooze: NodeJS.Timeout | undefined;
  /** Snoozed, awake, or another setting: ask again. */
  readonly onDidChange = this.changed.event;

  constructor(settings: SettingsReader) {
    this.settings = settings;
    this.subscription = settings.onDidChange(() => this.changed.fire());
  }

  /** Why no ghost text is wanted in a language, or `undefined` where it is. Without a language: whether it is off everywhere. */
  offReason(languageId: string | undefined): "switchedOff" | "languageOff" | "snoozed" | undefined {
    const { languages } = this.settings.current.completion;
    if (this.snooze !== undefined) {
      return "snoozed";
    }
    if (languageOn(languages, languageId ?? "*")) {
      return undefined;
    }
    return languageId !== undefined && languageId in languages ? "languageOff" : "switchedOff";
  }

  /** No ghost text for some minutes; 0 wakes it. */
  snoozeFor(minutes: number): void {
    clearTimeout(this.snooze);
    this.snooze = undefined;
    if (minutes > 0) {
      this.snooze = setTimeout(() => this.snoozeFor(0), minutes * 60_000);
    }
    this.changed.fire();
  }

  /** Turns ghost text on or off in a language, or everywhere with `*`, in the person's own settings. */
  async toggle(languageId: string): Promise<void> {
    const { languages } = this.settings.current.completion;
    const on = languageOn(languages, languageId);
    await vscode.workspace
      .getConfiguration("caveat")
      .update("completion.languages", { ...languages, [languageId]: !on }, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    clearTimeout(this.snooze);
    this.subscription.dispose();
    this.changed.dispose();
  }
}
