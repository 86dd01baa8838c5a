import * as vscode from "vscode";
import type { Disposable } from "../text/disposable.ts";
import { parseSettings, type Settings } from "./settingsSchema.ts";

/** The person's settings as one frozen value; a change makes a new value. */
export class SettingsReader implements Disposable {
  private readonly changed = new vscode.EventEmitter<Settings>();
  private readonly subscription: vscode.Disposable;
  private readonly log: vscode.LogOutputChannel;
  private value: Settings;
  readonly onDidChange = this.changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
    this.value = this.read();
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("caveat")) {
        this.value = this.read();
        this.changed.fire(this.value);
      }
    });
  }

  get current(): Settings {
    return this.value;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private read(): Settings {
    const configuration = vscode.workspace.getConfiguration("caveat");
    const { settings, problems } = parseSettings((name) => configuration.get(name));
    for (const { name, fallback } of problems) {
      this.log.warn(
        vscode.l10n.t(
          "The setting caveat.{0} has a value that can't be used; {1} counts instead. Correct it in the settings.",
          name,
          JSON.stringify(fallback),
        ),
      );
    }
    const models = settings.models.map(({ provider, name, address = "" }) => `${provider} ${name} ${address}`.trim());
    this.log.info(
      [vscode.l10n.t("Models, in the order in which they are asked:"), [...models, "embedded"].join(", ")].join(" "),
    );
    return settings;
  }
}
