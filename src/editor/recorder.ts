import { join } from "node:path";
import type * as vscode from "vscode";
import { estimateTokens } from "../context/tokens.ts";
import type { Recording } from "../model/client/recordedBy.ts";
import type { Disposable } from "../text/disposable.ts";
import { merged, quantile } from "../usage/histogram.ts";
import type { Ledger } from "../usage/ledger.ts";
import type { Price } from "../usage/prices.ts";
import type { SettingsReader } from "./settings.ts";

/** The ledger of this person's requests, which all windows write to. */
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

  /** How the requests to an address are held to the budgets and written into the ledger. */
  recording(origin: string, price: Price | undefined): Recording {
    const { requestCap, featureBudgets, dayBudget, monthBudget } = this.settings.current.usage;
    return {
      ledger: () => this.ledger(),
      origin,
      price,
      budgets: { request: requestCap, features: featureBudgets, day: dayBudget, month: monthBudget },
      clock: Date.now,
      estimate: estimateTokens,
      onFailure: (error) => this.log.error(error instanceof Error ? error : String(error)),
    };
  }

  /** Milliseconds to the first text, as half of a model's answers to typing took; `undefined` where none was measured, or the ledger can't be read. */
  async firstTextMs(model: string, origin: string): Promise<number | undefined> {
    try {
      const { sums } = await (await this.ledger()).summary();
      const own = sums.filter((sum) => sum.model === model && sum.origin === origin && sum.feature === "completion");
      return quantile(own.map(({ firstMs }) => firstMs).reduce(merged, {}), 0.5);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  dispose(): void {
    // The window ends: whoever asked the ledger has heard why it failed, and what was appended is on disk.
    void this.opened?.then((ledger) => ledger.close()).catch(() => undefined);
  }
}
