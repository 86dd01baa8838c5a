import * as vscode from "vscode";
import { unknownNames } from "../completion/caveats/unknownName.ts";
import type { Suggestion, SuggestionCaveat } from "../completion/suggestion.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { cueOf, tellCaveat } from "./ghostWords.ts";
import { isDefinedIn } from "./openNames.ts";

/** Milliseconds in which nobody has read grey text: until then the machine has it to draw. */
const readAfter = 150;

/** What is on screen, as far as the editor tells: it does not say when a person waved it off. */
interface Offered {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly position: vscode.Position;
  readonly caveats: readonly SuggestionCaveat[];
}

/**
 * Shows the caveats of grey text. Over the grey text itself the editor shows its own tool bar and asks nobody (seen in VS Code
 * 1.139); at the cursor and on the word before it, it asks for hovers and shows them with that bar. A few words behind the line
 * say that there is something to read.
 */
export class GhostHover implements vscode.HoverProvider, Disposable {
  private readonly cue = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor("editorCodeLens.foreground"), margin: "0 0 0 2em" },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly subscriptions: vscode.Disposable[];
  private offer: Offered | undefined;
  private timer: NodeJS.Timeout | undefined;
  private waiting: (() => Promise<void>) | undefined;

  constructor() {
    const isOfOffer = (document: vscode.TextDocument) => document === this.offer?.document;
    this.subscriptions = [
      this.cue,
      vscode.workspace.onDidChangeTextDocument(({ document }) => isOfOffer(document) && this.clear()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => isOfOffer(textEditor.document) && this.clear()),
      vscode.window.onDidChangeActiveTextEditor(() => this.clear()),
    ];
  }

  /** A suggestion is in the editor; what speaks against it is found before somebody can have read it. */
  offered(document: vscode.TextDocument, position: vscode.Position, snapshot: Snapshot, suggestion: Suggestion): void {
    clearTimeout(this.timer);
    this.waiting = () => this.look(document, position, snapshot, suggestion);
    this.timer = setTimeout(() => void this.lookNow(), readAfter);
  }

  /** Whoever asks for the hover sooner does not wait. */
  private async lookNow(): Promise<void> {
    clearTimeout(this.timer);
    const look = this.waiting;
    this.waiting = undefined;
    await look?.();
  }

  private async look(
    document: vscode.TextDocument,
    position: vscode.Position,
    snapshot: Snapshot,
    { text, caveats = [] }: Suggestion,
  ): Promise<void> {
    const { version } = snapshot;
    if (document.version !== version) {
      return;
    }
    const isDefined = await isDefinedIn(document);
    const all = [...unknownNames(text, snapshot, isDefined), ...caveats];
    if (document.version === version) {
      this.clear();
      this.show({ document, version, position, caveats: all });
    }
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    await this.lookNow();
    const { offer } = this;
    if (offer?.document !== document || offer.version !== document.version) {
      return undefined;
    }
    const word = document.getWordRangeAtPosition(offer.position);
    const place = new vscode.Range(word?.start ?? offer.position, offer.position);
    return place.contains(position) ? new vscode.Hover(sentences(offer.caveats), place) : undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(offer: Offered): void {
    const { document, position, caveats } = offer;
    const editor = vscode.window.activeTextEditor;
    if (caveats.length === 0 || editor?.document !== document || !editor.selection.active.isEqual(position)) {
      return;
    }
    this.offer = offer;
    const contentText = cueOf(caveats);
    if (contentText !== undefined) {
      const { end } = document.lineAt(position).range;
      editor.setDecorations(this.cue, [
        { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } },
      ]);
    }
  }

  private clear(): void {
    if (this.offer !== undefined) {
      this.offer = undefined;
      for (const editor of vscode.window.visibleTextEditors) {
        editor.setDecorations(this.cue, []);
      }
    }
  }
}

function sentences(caveats: readonly SuggestionCaveat[]): vscode.MarkdownString {
  const lines = caveats.map((caveat) => `- ${tellCaveat(caveat)}`);
  return new vscode.MarkdownString(`${vscode.l10n.t("Before you take this suggestion:")}\n\n${lines.join("\n")}`);
}
