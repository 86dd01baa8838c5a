import * as vscode from "vscode";
import { acceptedBy } from "../completion/accepted.ts";
import { keyOf } from "../completion/lastKey.ts";
import { Rhythm } from "../completion/rhythm.ts";
import type { Situation } from "../completion/situation.ts";
import type { Suggestion } from "../completion/suggestion.ts";
import type { Disposable } from "../text/disposable.ts";
import type { SettingsReader } from "./settings.ts";

/** Longer insertions are pasted or taken, not typed. */
const longestTyped = 2;

interface Change {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly key: NonNullable<Situation["lastKey"]>;
  readonly at: number;
  readonly accepted: string | undefined;
}

/** What the person did last, told from changes of the document that is edited: constant work at each. */
export class Situations implements Disposable {
  private readonly settings: SettingsReader;
  private readonly subscription: vscode.Disposable;
  private readonly typing = new Rhythm();
  private change: Change | undefined;
  private offer: { readonly document: vscode.TextDocument; readonly text: string } | undefined;

  constructor(settings: SettingsReader) {
    this.settings = settings;
    this.subscription = vscode.workspace.onDidChangeTextDocument((event) => this.changed(event));
  }

  /** As it is now; the time since the last key goes on. */
  of(document: vscode.TextDocument, selected: vscode.SelectedCompletionInfo | undefined): Situation {
    const { inComments, inStrings } = this.settings.current.completion;
    const last = this.change?.document === document ? this.change : undefined;
    const accepted = last?.version === document.version ? last.accepted : undefined;
    const editor = vscode.window.activeTextEditor;
    const rhythm = this.typing.median;
    return {
      ...(last === undefined ? {} : { lastKey: last.key }),
      // An answer takes its time, and what counts is how long ago the key was when it is there.
      get sinceLastKey() {
        return last === undefined ? Number.POSITIVE_INFINITY : performance.now() - last.at;
      },
      ...(rhythm === undefined ? {} : { rhythm }),
      hasSelection: editor?.document === document && !editor.selection.isEmpty,
      ...(selected === undefined
        ? {}
        : { selectedEntry: { typed: document.getText(selected.range), text: selected.text } }),
      ...(accepted === undefined ? {} : { acceptedHere: accepted }),
      wanted: { inComments, inStrings },
    };
  }

  /** A suggestion goes to the editor: a change that puts its text in is its acceptance. */
  offered(document: vscode.TextDocument, { text }: Suggestion): void {
    this.offer = { document, text };
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || document !== vscode.window.activeTextEditor?.document) {
      return;
    }
    const inserted = contentChanges.map(({ text }) => text);
    const key = keyOf(inserted);
    const at = performance.now();
    // Every key counts here: the editor passes on only those that a pause follows.
    if (reason === undefined && (key !== "other" || inserted.every(({ length }) => length <= longestTyped))) {
      this.typing.key(at);
    }
    const accepted = acceptedBy(inserted, this.offer?.document === document ? this.offer.text : "");
    this.change = { document, version: document.version, key, at, accepted };
  }
}
