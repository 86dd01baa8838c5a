import * as vscode from "vscode";
import type { Completer } from "../completion/engine.ts";
import type { EmbeddedModel } from "../model/embedded/index.ts";
import type { Model } from "../model/model.ts";
import { parseAddress } from "../model/providers/address.ts";
import { homes } from "../model/providers/homes.ts";
import type { RemoteProvider } from "../model/providers/remoteModel.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Access } from "./access.ts";
import type { Keys } from "./secrets.ts";
import type { SettingsReader } from "./settings.ts";
import type { Settings } from "./settingsSchema.ts";

/** Which model answers in which document: the one that was set up where a document may leave the machine, else the embedded one. */
export class Models implements Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly changed = new vscode.EventEmitter<void>();
  private chosen: Promise<Model> | undefined;
  private readonly settings: SettingsReader;
  private readonly keys: Keys;
  private readonly access: Access;
  readonly embedded: EmbeddedModel;
  /** Another model answers from now on, or the same one with another key. */
  readonly onDidChange = this.changed.event;

  constructor(settings: SettingsReader, keys: Keys, access: Access, embedded: EmbeddedModel) {
    this.settings = settings;
    this.keys = keys;
    this.access = access;
    this.embedded = embedded;
    const renew = () => {
      this.chosen = undefined;
      this.changed.fire();
    };
    this.subscriptions = [this.changed, settings.onDidChange(renew), keys.onDidChange(renew)];
  }

  /** The model for ghost text in a document, and how long typing rests before it is asked. */
  async forCompletion(document: vscode.TextDocument): Promise<Omit<Completer, "isPaused">> {
    const { model, completion } = this.settings.current;
    if (model.provider === "embedded" || !(await this.access.mayLeave(document))) {
      return { model: this.embedded, wait: 0 };
    }
    this.chosen ??= createModel(model.provider, model, this.keys);
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
    this.chosen ??= createModel(model.provider, model, this.keys);
    return this.chosen;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}

/** Builds the model that the settings name; its SDK is loaded at its first request. */
async function createModel(
  provider: RemoteProvider,
  { address, name, fim }: Settings["model"],
  keys: Keys,
): Promise<Model> {
  const base = provider === "openaiCompatible" ? address : homes[provider];
  const parsed = parseAddress(base);
  const key = parsed.ok ? await keys.get(parsed.origin) : undefined;
  // Evaluated at first use: it is no work for the start of the editor.
  const { createRemoteModel } = await import("../model/providers/remoteModel.ts");
  return createRemoteModel(provider, { address: base, key, model: name, fim });
}
