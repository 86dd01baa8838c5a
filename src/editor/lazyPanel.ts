import type * as vscode from "vscode";
import type { Task } from "../feature/task.ts";
import type { Disposable } from "../text/disposable.ts";
import type { ChatAnswerer } from "./chatParticipant.ts";
import type { Panel, PanelOptions } from "./panel/index.ts";

/** The panel, whose code is loaded when somebody first opens or asks it: it is no work for the start of the editor. */
export class LazyPanel implements vscode.WebviewViewProvider, ChatAnswerer, Disposable {
  private readonly options: PanelOptions;
  private panel: Promise<Panel> | undefined;

  constructor(options: PanelOptions) {
    this.options = options;
  }

  get(): Promise<Panel> {
    this.panel ??= import("./panel/index.ts").then(({ startPanel }) => startPanel(this.options));
    return this.panel;
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    (await this.get()).resolve(view);
  }

  async *answer(task: Task, signal: AbortSignal): AsyncIterable<string> {
    yield* (await this.get()).answer(task, signal);
  }

  dispose(): void {
    void this.panel?.then((panel) => panel.dispose());
  }
}
