import * as vscode from "vscode";
import type { CommandFeature } from "../feature/task.ts";
import { type Candidate, cheapestFastEnough, forRole } from "../model/chain.ts";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import type { Model } from "../model/model.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import type { Recorder } from "./recorder.ts";
import type { HeldBack, RemoteModels } from "./remoteModels.ts";
import type { Keys } from "./secrets.ts";
import type { SettingsReader } from "./settings.ts";

/** Why no model can be asked: none was set up for it, or nothing may leave the machine from here. */
export type NoModel = "noModel" | "untrusted";

/** Which models answer, in turn: those that were set up, where a document may leave the machine, and for typing the embedded one after them. */
export class Models implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly held = new vscode.EventEmitter<HeldBack>();
  private remote: Promise<RemoteModels> | undefined;
  private chain: Promise<readonly Candidate[]> | undefined;
  private readonly settings: SettingsReader;
  private readonly keys: Keys;
  private readonly access: Access;
  private readonly recorder: Recorder;
  readonly embedded: EmbeddedModel;
  /** Other models answer from now on, or the same ones with another key. */
  readonly onDidChange = this.changed.event;
  /** The client began or ceased to hold requests back. */
  readonly onDidHoldBack = this.held.event;

  constructor(settings: SettingsReader, keys: Keys, access: Access, embedded: EmbeddedModel, recorder: Recorder) {
    this.settings = settings;
    this.keys = keys;
    this.access = access;
    this.embedded = embedded;
    this.recorder = recorder;
    const renew = () => {
      this.chain = undefined;
      this.changed.fire();
      this.held.fire({ waiting: 0, resting: [] });
    };
    this.subscriptions = [
      this.changed,
      this.held,
      settings.onDidChange(renew),
      keys.onDidChange(renew),
      vscode.lm.onDidChangeChatModels(() => this.usesEditor() && renew()),
    ];
  }

  /** The models for ghost text in a document, and how long typing rests before the first of them is asked, in milliseconds. */
  async forCompletion(document: vscode.TextDocument): Promise<{ models: readonly [Model, ...Model[]]; wait: number }> {
    const { models, completion } = this.settings.current;
    if (models.length === 0 || !(await this.access.mayLeave(document))) {
      return { models: [this.embedded], wait: 0 };
    }
    const [first, ...others] = cheapestFastEnough(forRole(await this.candidates(), "completion"));
    return first === undefined
      ? { models: [this.embedded], wait: 0 }
      : { models: [first.model, ...others.map(({ model }) => model), this.embedded], wait: completion.wait };
  }

  /** The models that a command asks, in the person's order, or why there is none. */
  async forCommands(feature: CommandFeature): Promise<readonly [Candidate, ...Candidate[]] | NoModel> {
    if (this.settings.current.models.length === 0) {
      return "noModel";
    }
    if (!vscode.workspace.isTrusted) {
      return "untrusted";
    }
    const role = feature === "commitMessage" ? "background" : "commands";
    const [first, ...others] = forRole(await this.candidates(), role);
    return first === undefined ? "noModel" : [first, ...others];
  }

  /** Where the requests to a model go; `embedded` for the one in this process. */
  async originOf(id: string): Promise<string> {
    return (await this.chain)?.find(({ model }) => model.id === id)?.origin ?? this.embedded.id;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private usesEditor(): boolean {
    return this.settings.current.models.some(({ provider }) => provider === "editor");
  }

  private candidates(): Promise<readonly Candidate[]> {
    this.chain ??= this.create().catch((error: unknown) => {
      this.chain = undefined;
      throw error;
    });
    return this.chain;
  }

  private async create(): Promise<readonly Candidate[]> {
    const { settings, keys, recorder } = this;
    // Evaluated at first use: it is no work for the start of the editor.
    this.remote ??= import("./remoteModels.ts").then(
      ({ RemoteModels }) =>
        new RemoteModels({ settings, keys, recorder, onChange: (heldBack) => this.held.fire(heldBack) }),
    );
    return (await this.remote).candidates(settings.current.models);
  }
}
