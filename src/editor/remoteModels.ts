import { join } from "node:path";
import type * as vscode from "vscode";
import { estimateTokens } from "../context/tokens.ts";
import { type Candidate, qualityOf, roles } from "../model/chain.ts";
import { AnswerStore } from "../model/client/answerStore.ts";
import { createClient } from "../model/client/client.ts";
import { systemClock } from "../model/client/clock.ts";
import type { RequestsInFlight } from "../model/client/inFlight.ts";
import { RunawayGuard } from "../model/client/runawayGuard.ts";
import { SharedUse } from "../model/client/sharedUse.ts";
import { type KeyState, KeyStates } from "../model/client/states.ts";
import type { Trace } from "../model/client/trace.ts";
import type { Model } from "../model/model.ts";
import { nearestModel } from "../model/providers/nearestModel.ts";
import type { RemoteModel } from "../model/providers/remote.ts";
import { createRemoteModel } from "../model/providers/remoteModel.ts";
import { isLoopback, type Price, priceOf } from "../usage/prices.ts";
import type { ModelEntry } from "./modelEntry.ts";
import type { Recorder } from "./recorder.ts";
import type { Keys } from "./secrets.ts";
import type { SettingsReader } from "./settings.ts";
import { targetOf } from "./target.ts";

/** What the client holds back at this moment. */
export interface HeldBack {
  /** Requests that wait for a key's limit. */
  readonly waiting: number;
  /** Failing models that are not asked, and until when, in milliseconds since the epoch. */
  readonly resting: readonly { readonly model: string; readonly until: number }[];
}

export interface RemoteModelParts {
  readonly settings: SettingsReader;
  readonly keys: Keys;
  readonly recorder: Recorder;
  readonly trace: Trace;
  /** The editor's own for this extension, of all windows. */
  readonly storage: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: (heldBack: HeldBack) => void;
}

/** How the client and a person see a model. */
interface Seen {
  readonly origin: string;
  /** Only tells apart whose limits are counted. */
  readonly key: string | undefined;
  readonly label: string;
  readonly price: Price | undefined;
  /** With the limits that the person states. */
  readonly entry: ModelEntry;
}

/** The models that are set up, each behind the client. What the client knows of a key stays when the models change. */
export class RemoteModels {
  private readonly states: KeyStates;
  private readonly use: SharedUse;
  private readonly running: RequestsInFlight = new Map();
  private readonly guard: RunawayGuard;
  private readonly parts: RemoteModelParts;
  private answers: AnswerStore;
  private answering: readonly { readonly state: KeyState; readonly id: string; readonly label: string }[] = [];

  constructor(parts: RemoteModelParts) {
    this.parts = parts;
    const folder = join(parts.storage.fsPath, "limits");
    this.use = new SharedUse({ time: Date.now, folder, onFailure: (error) => this.tellFailure(error) });
    this.states = new KeyStates(systemClock, () => this.tell(), this.use);
    this.guard = new RunawayGuard(systemClock, () => this.tell());
    this.answers = this.answerStore();
  }

  /** A person lets the features ask again that were stopped for asking or failing over and over. */
  goOn(): void {
    this.guard.goOn();
  }

  /** Empties the cache of answers. Throws `JournalError`. */
  async forgetAnswers(): Promise<void> {
    await this.answers.clear();
  }

  /** Puts on the disk what waits for it. */
  async dispose(): Promise<void> {
    await Promise.all([this.answers.settled(), this.use.close()]);
  }

  /** Builds the models of `caveat.models`; the SDK of each is loaded at its first request. */
  async candidates(entries: readonly ModelEntry[]): Promise<readonly Candidate[]> {
    this.answering = [];
    this.answers = this.answerStore();
    const candidates = await Promise.all(entries.map((entry) => this.candidate(entry)));
    this.tell();
    return candidates;
  }

  private async candidate(entry: ModelEntry): Promise<Candidate> {
    const { name } = entry;
    const { recorder, settings } = this.parts;
    const { origin, host } = targetOf(entry);
    const label = `${name} (${host})`;
    const price = priceOf(name, origin, settings.current.usage.prices);
    const key = entry.provider === "editor" ? undefined : await this.parts.keys.get(origin);
    const bare = await this.bare(entry, key);
    const [firstTextMs, tokensPerEstimate] = await Promise.all([
      recorder.firstTextMs(bare.id, origin),
      recorder.tokensPerEstimate(bare.id, origin),
    ]);
    const measured = tokensPerEstimate === undefined ? bare : withCapability(bare, { tokensPerEstimate });
    const model = this.behindClient(measured, { origin, key, label, price, entry });
    return {
      model,
      name,
      label,
      origin,
      roles: entry.roles ?? roles,
      quality: entry.quality ?? qualityOf(name, price),
      isLocal: isLoopback(origin),
      price,
      ...("listModels" in bare ? { successor: (signal) => successorOf(name, bare, signal) } : {}),
      ...(firstTextMs === undefined ? {} : { firstTextMs }),
    };
  }

  private async bare(entry: ModelEntry, key: string | undefined): Promise<Model | RemoteModel> {
    const { provider, name, fim = "hole" } = entry;
    if (provider === "editor") {
      const { languageModel } = await import("./languageModels.ts");
      return languageModel(name);
    }
    return createRemoteModel(provider, {
      address: targetOf(entry).address,
      key,
      model: name,
      fim,
      found: foundIn(entry),
    });
  }

  private behindClient(model: Model, { origin, key, label, price, entry }: Seen): Model {
    const state = this.states.of(origin, key);
    // Whoever set it up anew, perhaps with the server running again, waits for no old faults.
    state.breakerOf(model.id).succeed();
    this.answering = [...this.answering, { state, id: model.id, label }];
    state.limits.state(model.id, entry);
    const { trace, recorder, settings } = this.parts;
    const { timeouts, client } = settings.current;
    return createClient(model, {
      state,
      clock: systemClock,
      random: Math.random,
      recording: recorder.recording(origin, price),
      timeouts,
      traced: { trace, time: Date.now, estimate: estimateTokens },
      answers: this.answers,
      running: this.running,
      guard: this.guard,
      ...(client.hedgeAfter === 0 ? {} : { hedgeAfter: client.hedgeAfter * 1000 }),
    });
  }

  private answerStore(): AnswerStore {
    const { megabytes, days } = this.parts.settings.current.cache;
    return new AnswerStore({
      folder: join(this.parts.storage.fsPath, "answers"),
      mostBytes: megabytes * 1_000_000,
      lifetime: days * 24 * 60 * 60 * 1000,
      time: Date.now,
      onFailure: (error) => this.tellFailure(error),
    });
  }

  private tellFailure(error: unknown): void {
    this.parts.log.error(error instanceof Error ? error : String(error));
  }

  private tell(): void {
    const now = Date.now();
    const waiting = new Set(this.answering.map(({ state }) => state));
    const resting = this.answering.flatMap(({ state, id, label }) => {
      const rest = state.breakerOf(id).timeLeft();
      return rest === 0 ? [] : [{ model: label, until: now + rest }];
    });
    this.parts.onChange({ waiting: [...waiting].reduce((sum, { line }) => sum + line.length, 0), resting });
  }
}

/** Milliseconds in which a server lists its models for a message that waits for it. */
const longestListing = 5000;

/** A server that can't list its models has none to offer. */
async function successorOf(
  name: string,
  { listModels }: RemoteModel,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    return nearestModel(name, await listModels(AbortSignal.any([signal, AbortSignal.timeout(longestListing)])));
  } catch {
    return undefined;
  }
}

function withCapability(model: Model, more: Partial<Model["capabilities"]>): Model {
  return { ...model, capabilities: { ...model.capabilities, ...more } };
}

/** What the set-up found of a model, without what it did not find. */
function foundIn({ tools, logprobs, contextWindow, maxOutput }: ModelEntry) {
  return {
    ...(tools === undefined ? {} : { tools }),
    ...(logprobs === undefined ? {} : { logprobs }),
    ...(contextWindow === undefined ? {} : { contextWindow }),
    ...(maxOutput === undefined ? {} : { maxOutput }),
  };
}
