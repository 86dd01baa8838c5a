import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { createWorkspaceIndex, type WorkspaceIndex } from "../context/index/index.ts";
import type { WorkspaceFollower } from "../files/workspaceFollower.ts";
import { type EmbeddedModel, startEmbeddedModel } from "../model/embedded/index.ts";
import type { Disposable } from "../text/disposable.ts";
import type { SettingsReader } from "./settings.ts";
import type { Settings } from "./settingsSchema.ts";

/** Milliseconds after which the index begins: a window that opens has much to do, and the embedded model answers first. */
const indexAfter = 20_000;
/** Bytes that the index takes in memory, at most. */
const indexMemory = 80_000_000;

/** The two threads that know the workspace: the model that learns it, and the index for models that have to be shown it. */
export class WorkspaceThreads implements Disposable {
  readonly embedded: EmbeddedModel;
  readonly index: WorkspaceIndex;
  readonly followers: readonly WorkspaceFollower[];
  private readonly subscription: vscode.Disposable;
  private starting: NodeJS.Timeout | undefined;

  constructor(context: vscode.ExtensionContext, settings: SettingsReader, writeLog: vscode.LogOutputChannel) {
    const script = (name: string) => pathToFileURL(context.asAbsolutePath(`dist/${name}.worker.cjs`));
    const log = (message: string) => writeLog.info(message);
    const bytes = ({ embedded: { memory } }: Settings) => memory * 1_000_000;
    this.embedded = startEmbeddedModel({ workerUrl: script("embedded"), memoryCap: bytes(settings.current), log });
    const storage = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, "index").fsPath;
    this.index = createWorkspaceIndex({ workerUrl: script("index"), storage, memoryCap: indexMemory, log });
    this.followers = [this.embedded.follower, this.index.follower];
    this.subscription = settings.onDidChange((changed) => {
      this.embedded.setMemoryCap(bytes(changed));
      this.startIndex(changed);
    });
    this.startIndex(settings.current);
  }

  dispose(): void {
    clearTimeout(this.starting);
    this.subscription.dispose();
    this.embedded.dispose();
    this.index.dispose();
  }

  /** Where nothing but the embedded model is asked, an index would cost time and memory for nobody. */
  private startIndex({ models }: Settings): void {
    if (models.length > 0) {
      this.starting ??= setTimeout(() => this.index.start(), indexAfter);
    }
  }
}
