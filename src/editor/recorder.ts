import { join } from "node:path";
import type * as vscode from "vscode";
import { estimateTokens } from "../context/tokens.ts";
import type { Recording } from "../model/client/recordedBy.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Budgets } from "../usage/budgets.ts";
import { correctionOf } from "../usage/correction.ts";
import { DecisionBatch, type Decisions } from "../usage/decisions.ts";
import { merged, quantile } from "../usage/histogram.ts";
import type { Ledger, UsageSummary } from "../usage/ledger.ts";
import type { Price } from "../usage/prices.ts";
import { SuggestionBatch } from "../usage/suggestionBatch.ts";
import { VerdictBatch } from "../usage/verdictBatch.ts";
import { type Kept, keptByVerdict } from "../usage/verdictCounts.ts";
import type { SettingsReader } from "./settings.ts";

/** Milliseconds for which decisions come together before they are written. */
const restBeforeDecisions = 60_000;

/** The ledger of this person's requests, which all windows write to. */
export class Recorder implements Disposable {
  private readonly settings: SettingsReader;
  private readonly folder: string;
  private readonly log: vscode.LogOutputChannel;
  /** Takes what became of suggestions that were shown; it is written once a minute. */
  readonly suggestions = new SuggestionBatch(() => this.writeSoon());
  /** Takes what a person makes of hunks by their verdict; it is written along with them. */
  readonly verdicts = new VerdictBatch(() => this.writeSoon());
  private readonly batch = new DecisionBatch(() => this.writeSoon());
  private writing: NodeJS.Timeout | undefined;
  private opened: Promise<Ledger> | undefined;

  /** `storage`: the editor's own for this extension, of all windows. */
  constructor(settings: SettingsReader, storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.settings = settings;
    this.folder = join(storage.fsPath, "usage");
    this.log = log;
  }

  /** Takes what became of suggestions and hunks; it is written once a minute. */
  get decisions(): Decisions {
    return this.batch;
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

  /** As the person set them. */
  get budgets(): Budgets {
    const { requestCap, featureBudgets, dayBudget, monthBudget } = this.settings.current.usage;
    return { request: requestCap, features: featureBudgets, day: dayBudget, month: monthBudget };
  }

  /** How the requests to an address are held to the budgets and written into the ledger. */
  recording(origin: string, price: Price | undefined): Recording {
    return {
      ledger: () => this.ledger(),
      origin,
      price,
      budgets: this.budgets,
      clock: Date.now,
      estimate: estimateTokens,
      onFailure: (error) => this.tellFailure(error),
    };
  }

  /** Milliseconds to the first text, as half of a model's answers to typing took; `undefined` where none was measured, or the ledger can't be read. */
  async firstTextMs(model: string, origin: string): Promise<number | undefined> {
    const own = ((await this.summary())?.sums ?? []).filter(
      (sum) => sum.model === model && sum.origin === origin && sum.feature === "completion",
    );
    return quantile(own.map(({ firstMs }) => firstMs).reduce(merged, {}), 0.5);
  }

  /** What a model counts for each token of our estimate; `undefined` where too little was measured, or the ledger can't be read. */
  async tokensPerEstimate(model: string, origin: string): Promise<number | undefined> {
    return correctionOf((await this.summary())?.sums ?? [], model, origin);
  }

  /**
   * What this person made of changes of a feature in some languages up to now, by verdict; nothing where the ledger can't be read.
   */
  async keptByVerdict(feature: string, languages: ReadonlySet<string>): Promise<Readonly<Record<string, Kept>>> {
    // What waits to be written was decided, too.
    await this.writeDecisions();
    return keptByVerdict((await this.summary())?.verdicts ?? [], feature, languages);
  }

  /** Writes the decisions that came together; a failure is a line in the log. */
  async writeDecisions(): Promise<void> {
    clearTimeout(this.writing);
    this.writing = undefined;
    const now = Date.now();
    const [decisions, suggestions, verdicts] = [this.batch.drain(now), this.suggestions.drain(), this.verdicts.drain()];
    try {
      for (const decision of decisions) {
        await (await this.ledger()).decide(decision);
      }
      for (const counts of suggestions) {
        await (await this.ledger()).suggest(now, counts);
      }
      for (const counts of verdicts) {
        await (await this.ledger()).judge(now, counts);
      }
    } catch (error) {
      this.tellFailure(error);
    }
  }

  /** The promise is for whoever can wait: a window that ends does not. */
  async dispose(): Promise<void> {
    await this.writeDecisions();
    // Whoever asked the ledger has heard why it failed, and what was appended is on disk.
    await this.opened?.then((ledger) => ledger.close()).catch(() => undefined);
  }

  private writeSoon(): void {
    this.writing ??= setTimeout(() => void this.writeDecisions(), restBeforeDecisions);
  }

  private async summary(): Promise<UsageSummary | undefined> {
    try {
      return await (await this.ledger()).summary();
    } catch (error) {
      this.tellFailure(error);
      return undefined;
    }
  }

  private tellFailure(error: unknown): void {
    this.log.error(error instanceof Error ? error : String(error));
  }
}
