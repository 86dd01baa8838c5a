import * as vscode from "vscode";
import type { Completer } from "../completion/engine.ts";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import type { Model } from "../model/model.ts";
import type { RemoteProvider } from "../model/providers/remoteModel.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import { editorOrigin } from "./editorModel.ts";
import type { Recorder } from "./recorder.ts";
import type { HeldBack, RemoteModels } from "./remoteModels.ts";
import type { Keys } from "./secrets.ts";
import type { SettingsReader } from "./settings.ts";
import type { Settings } from "./settingsSchema.ts";

/** Which model answers in which document: the one that was set up where a document may leave the machine, else the embedded one. */
export class Models implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly held = new vscode.EventEmitter<HeldBack>();
  private remote: Promise<RemoteModels> | undefined;
  private chosen: Promise<Model> | undefined;
  private readonly settings: SettingsReader;
  private readonly keys: Keys;
  private readonly access: Access;
  private readonly recorder: Recorder;
  readonly embedded: EmbeddedModel;
  /** Another model answers from now on, or the same one with another key. */
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
      this.chosen = undefined;
      this.changed.fire();
      this.held.fire({ waiting: 0 });
    };
    this.subscriptions = [
      this.changed,
      this.held,
      settings.onDidChange(renew),
      keys.onDidChange(renew),
      vscode.lm.onDidChangeChatModels(() => this.chosenByEditor() && renew()),
    ];
  }

  /** The model for ghost text in a document, and how long typing rests before it is asked. */
  async forCompletion(document: vscode.TextDocument): Promise<Omit<Completer, "isPaused">> {
    const { model, completion } = this.settings.current;
    if (model.provider === "embedded" || !(await this.access.mayLeave(document))) {
      return { model: this.embedded, wait: 0 };
    }
    this.chosen ??= this.create(model.provider, model);
    return { model: await this.chosen, wait: completion.wait };
  }

  /** The model that commands ask, or why there is none: nothing was set up, or nothing may leave the machine from here. */
  async forCommands(): Promise<Model | "noModel" | "untrusted"> {
    const { model } = this.settings.current;
    if (model.provider === "embedded") {
      return "noModel";
    }
    if (!vscode.workspace.isTrusted) {
      return "untrusted";
    }
    this.chosen ??= this.create(model.provider, model);
    return this.chosen;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private chosenByEditor(): boolean {
    return this.settings.current.model.provider === "editor";
  }

  private async create(provider: RemoteProvider | "editor", settings: Settings["model"]): Promise<Model> {
    // Evaluated at first use: it is no work for the start of the editor.
    this.remote ??= import("./remoteModels.ts").then(
      ({ RemoteModels }) => new RemoteModels((heldBack) => this.held.fire(heldBack)),
    );
    if (provider === "editor") {
      const { languageModel } = await import("./languageModels.ts");
      const model = await languageModel(settings.name);
      return this.recorder.record((await this.remote).behindClient(model, editorOrigin, undefined));
    }
    return this.recorder.record(await (await this.remote).create(provider, settings, this.keys));
  }
}
