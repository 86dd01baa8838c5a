import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { panelHtml } from "../../webview/html.ts";
import { type ToHost, type ToPage, toHost } from "../../webview/protocol.ts";
import { pageWords } from "./pageWords.ts";

/** What the panel's page says, and that it is there to be told something. */
export interface PanelListener {
  receive(message: ToHost): void;
}

/** Hosts the panel's page in its view. What is shown while the view is closed is shown when it opens and says that it is ready. */
export class PanelView {
  private readonly extensionUri: vscode.Uri;
  private readonly log: vscode.LogOutputChannel;
  private view: vscode.WebviewView | undefined;
  private listener: PanelListener | undefined;
  /** Whether the page listens; the editor lets it go while the view is hidden. */
  private isReady = false;
  /** The last screen that the page was not there for. */
  private missed: ToPage | undefined;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.extensionUri = extensionUri;
    this.log = log;
  }

  /** Hands what the page says to the listener from now on. */
  listen(listener: PanelListener): void {
    this.listener = listener;
  }

  /** Fills the view that the editor made for it. */
  resolve(view: vscode.WebviewView): void {
    this.view = view;
    const { webview } = view;
    const media = vscode.Uri.joinPath(this.extensionUri, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [media] };
    webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    this.isReady = false;
    view.onDidChangeVisibility(() => {
      this.isReady = this.isReady && view.visible;
    });
    view.onDidDispose(() => {
      this.view = undefined;
      this.isReady = false;
    });
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(18).toString("base64url"),
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(media, "panel.js")).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(media, "panel.css")).toString(),
      words: pageWords(),
      language: vscode.env.language,
    });
  }

  /** Opens the view. The focus stays where it is unless `focus` is asked for. */
  async open(focus: boolean): Promise<void> {
    if (this.view === undefined || focus) {
      await vscode.commands.executeCommand("caveat.panel.focus", { preserveFocus: !focus });
    } else {
      this.view.show(true);
    }
  }

  /** Puts the keyboard into the panel. */
  async focus(): Promise<void> {
    await this.open(true);
    this.post({ type: "focus" });
  }

  /** Whether a person sees the panel. */
  get isVisible(): boolean {
    return this.view?.visible === true;
  }

  post(message: ToPage): void {
    if (message.type === "show") {
      this.missed = this.isReady ? undefined : message;
    }
    void this.view?.webview.postMessage(message);
  }

  /** A number on the view's icon: hunks that wait for a decision. */
  showWaiting(count: number): void {
    if (this.view !== undefined) {
      this.view.badge =
        count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t("{0} changes to decide on", count) };
    }
  }

  private receive(message: unknown): void {
    const parsed = toHost.safeParse(message);
    if (!parsed.success) {
      this.log.error("The panel's page sent what can't be read.");
    } else if (parsed.data.type === "ready") {
      this.greet(parsed.data);
    } else {
      this.listener?.receive(parsed.data);
    }
  }

  /** A list that was asked for while the page was not there is shown; otherwise whoever listens knows what the window showed. */
  private greet(ready: ToHost): void {
    this.isReady = true;
    const { missed } = this;
    if (missed?.type === "show" && (missed.screen.type === "usage" || missed.screen.type === "history")) {
      this.post(missed);
    } else {
      this.listener?.receive(ready);
    }
  }
}
