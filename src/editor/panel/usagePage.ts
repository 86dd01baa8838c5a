import { homedir } from "node:os";
import * as vscode from "vscode";
import { toCsv } from "../../usage/csv.ts";
import type { Recorder } from "../recorder.ts";
import { usageView } from "./usageView.ts";
import type { PanelView } from "./view.ts";

/** The panel's page about what requests took. */
export class UsagePage {
  private readonly recorder: Recorder;
  private readonly view: PanelView;

  constructor(recorder: Recorder, view: PanelView) {
    this.recorder = recorder;
    this.view = view;
  }

  /** Opens the panel with what is known at this moment. */
  async show(): Promise<void> {
    await this.recorder.writeDecisions();
    const summary = await (await this.recorder.ledger()).summary();
    const usage = usageView(summary, this.recorder.budgets, Date.now());
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
      await this.recorder.writeDecisions();
      const { sums, suggestions } = await (await this.recorder.ledger()).summary();
      await vscode.workspace.fs.writeFile(target, Buffer.from(toCsv(sums, suggestions)));
    }
  }
}
