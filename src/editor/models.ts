import * as vscode from "vscode";
import type { Completers } from "../completion/keyPress.ts";
import type { CommandFeature } from "../feature/task.ts";
import { type Candidate, cheapestFastEnough, forRole } from "../model/chain.ts";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import type { HeldBack, RemoteModelParts, RemoteModels } from "./remoteModels.ts";

/** Why no model can be asked: none was set up for it, or nothing may leave the machine from here. */
export type NoModel = "noModel" | "untrusted";

export interface ModelsParts extends Omit<RemoteModelParts, "onChange"> {
  readonly access: Access;
  readonly embedded: EmbeddedModel;
}

/** Which models answer, in turn: those that were set up, where a document may leave the machine, and for typing the embedded one after them. */
export class Models implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly held = new vscode.EventEmitter<HeldBack>();
  private remote: Promise<RemoteModels> | undefined;
  private chain: Promise<readonly Candidate[]> | undefined;
  private readonly parts: ModelsParts;
  readonly embedded: EmbeddedModel;
  /** Other models answer from now on, or the same ones with another key. */
  readonly onDidChange = this.changed.event;
  /** The client began or ceased to hold requests back. */
  readonly onDidHoldBack = this.held.event;

  constructor(parts: ModelsParts) {
    this.parts = parts;
    this.embedded = parts.embedded;
    const { settings, keys } = parts;
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

  /** The models for ghost text in a document, and what of the first of them decides how long typing rests before it is asked. */
  async forCompletion(document: vscode.TextDocument): Promise<Pick<Completers, "models" | "isPriced" | "mostWait">> {
    const { models, completion } = this.parts.settings.current;
    if (models.length === 0 || !(await this.parts.access.mayLeave(document))) {
      return { models: [this.embedded], isPriced: false };
    }
    const [first, ...others] = cheapestFastEnough(forRole(await this.candidates(), "completion"));
    return first === undefined
      ? { models: [this.embedded], isPriced: false }
      : {
          models: [first.model, ...others.map(({ model }) => model), this.embedded],
          isPriced: !first.isLocal,
          ...(completion.wait === null ? {} : { mostWait: completion.wait }),
        };
  }

  /** The models that a command asks, in the person's order, or why there is none. */
  async forCommands(feature: CommandFeature): Promise<readonly [Candidate, ...Candidate[]] | NoModel> {
    if (this.parts.settings.current.models.length === 0) {
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

  /** A person lets the features ask again that were stopped for asking or failing over and over. */
  async goOn(): Promise<void> {
    (await this.remote)?.goOn();
    this.changed.fire();
  }

  /** Empties the cache of answers. Throws `JournalError`. */
  async forgetAnswers(): Promise<void> {
    await (await this.loaded()).forgetAnswers();
  }

  /** The promise is for whoever can wait: a window that ends does not. */
  async dispose(): Promise<void> {
    vscode.Disposable.from(...this.subscriptions).dispose();
    await (await this.remote)?.dispose();
  }

  private usesEditor(): boolean {
    return this.parts.settings.current.models.some(({ provider }) => provider === "editor");
  }

  private candidates(): Promise<readonly Candidate[]> {
    this.chain ??= this.create().catch((error: unknown) => {
      this.chain = undefined;
      throw error;
    });
    return this.chain;
  }

  private async create(): Promise<readonly Candidate[]> {
    return (await this.loaded()).candidates(this.parts.settings.current.models);
  }

  /** Evaluated at first use: it is no work for the start of the editor. */
  private loaded(): Promise<RemoteModels> {
    const onChange = (heldBack: HeldBack) => this.held.fire(heldBack);
    this.remote ??= import("./remoteModels.ts").then(
      ({ RemoteModels }) => new RemoteModels({ ...this.parts, onChange }),
    );
    return this.remote;
  }
}
