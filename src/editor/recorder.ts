import { join } from "node:path";
import type * as vscode from "vscode";
import type { Model } from "../model/model.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Ledger } from "../usage/ledger.ts";
import type { SettingsReader } from "./settings.ts";
import { targetOf } from "./target.ts";

/** The ledger of this person's requests, which all windows write to, and the models that are recorded in it. */
export class Recorder implements Disposable {
  private readonly settings: SettingsReader;
  private readonly folder: string;
  private readonly log: vscode.LogOutputChannel;
  private opened: Promise<Ledger> | undefined;

  /** `storage`: the editor's own for this extension, of all windows. */
  constructor(settings: SettingsReader, storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.settings = settings;
    this.folder = join(storage.fsPath, "usage");
    this.log = log;
  }

  /** Opened at its first use; where that failed, at the next. Throws `JournalError`. */
  ledger(): Promise<Ledger> {
    this.opened ??= import("../usage/ledger.ts")
      .then(({ openLedger }) => openLedger({ folder: this.folder, clock: Date.now }))
      .catch((error: unknown) => {
        this.opened = undefined;
        throw error;
      });
    return this.opened;
  }

  /** The model that the settings name, with each request held to the budgets and written into the ledger. */
  async record(model: Model): Promise<Model> {
    const { model: named, usage } = this.settings.current;
    const { origin } = targetOf(named);
    // Evaluated at first use: it is no work for the start of the editor.
    const [{ recordedBy }, { priceOf }, { estimateTokens }] = await Promise.all([
      import("../model/client/recordedBy.ts"),
      import("../usage/prices.ts"),
      import("../context/tokens.ts"),
    ]);
    return recordedBy({
      ledger: () => this.ledger(),
      origin,
      price: priceOf(named.name, origin, usage.prices),
      budgets: { day: usage.dayBudget, month: usage.monthBudget },
      clock: Date.now,
      estimate: estimateTokens,
      onFailure: (error) => this.log.error(error instanceof Error ? error : String(error)),
    })(model);
  }

  dispose(): void {
    // The window ends: whoever asked the ledger has heard why it failed, and what was appended is on disk.
    void this.opened?.then((ledger) => ledger.close()).catch(() => undefined);
  }
}
