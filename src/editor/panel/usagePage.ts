import { homedir } from "node:os";
import * as vscode from "vscode";
import { toCsv } from "../../usage/csv.ts";
import type { Recorder } from "../recorder.ts";
import type { SettingsReader } from "../settings.ts";
import { usageView } from "./usageView.ts";
import type { PanelView } from "./view.ts";

/** The panel's page about what requests took. */
export class UsagePage {
  private readonly recorder: Recorder;
  private readonly settings: SettingsReader;
  private readonly view: PanelView;

  constructor(recorder: Recorder, settings: SettingsReader, view: PanelView) {
    this.recorder = recorder;
    this.settings = settings;
    this.view = view;
  }

  /** Opens the panel with what is known at this moment. */
  async show(): Promise<void> {
    const summary = await (await this.recorder.ledger()).summary();
    const { dayBudget, monthBudget } = this.settings.current.usage;
    const usage = usageView(summary, { day: dayBudget, month: monthBudget }, Date.now());
    await this.view.open(true);
    this.view.post({ type: "show", screen: { type: "usage", usage } });
  }

  /** Writes the sums of all days to where the person wants them. */
  async save(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Export as CSV"),
      defaultUri: vscode.Uri.joinPath(folder, "caveat-usage.csv"),
      filters: { CSV: ["csv"] },
    });
    if (target !== undefined) {
      const { sums } = await (await this.recorder.ledger()).summary();
      await vscode.workspace.fs.writeFile(target, Buffer.from(toCsv(sums)));
    }
  }
}
