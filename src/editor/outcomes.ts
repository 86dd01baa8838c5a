import * as vscode from "vscode";
import type { Learnt } from "../completion/learning/learnt.ts";
import type { Span } from "../completion/outcomes/change.ts";
import { Outcomes } from "../completion/outcomes/outcomes.ts";
import type { Suggestion } from "../completion/suggestion.ts";
import { systemClock } from "../model/client/clock.ts";
import type { Disposable } from "../text/disposable.ts";
import type { SuggestionBatch } from "../usage/suggestionBatch.ts";

export interface SuggestionOutcomesParts {
  /** Learns from what is taken and left. */
  readonly learnt: Learnt;
  /** Counts it for the Usage page. */
  readonly counts: SuggestionBatch;
}

/** Follows suggestions through the changes of their documents. Of a document without one, a key costs a comparison. */
export class SuggestionOutcomes implements Disposable {
  private readonly outcomes: Outcomes;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor({ learnt, counts }: SuggestionOutcomesParts) {
    this.outcomes = new Outcomes({
      clock: systemClock,
      read: textOf,
      listener: {
        decided: (suggestion, fate, before) => {
          counts.decided(suggestion, fate, suggestion.milliseconds, before);
          learnt.decided(suggestion.model, suggestion.languageId, fate !== "left");
        },
        kept: (suggestion, after, share) => counts.kept(suggestion, after, share),
      },
    });
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.outcomes.closed(uri.toString())),
    ];
  }

  /** The editor gets a suggestion at a place, some milliseconds after it asked. */
  offered(
    document: vscode.TextDocument,
    position: vscode.Position,
    { id, model, text }: Suggestion,
    milliseconds: number,
  ): void {
    const { languageId } = document;
    const [uri, offset] = [document.uri.toString(), document.offsetAt(position)];
    this.outcomes.offered({ id, uri, languageId, model, offset, text, milliseconds });
  }

  /** The editor tells that a suggestion was taken as a whole. */
  taken(id: string): void {
    this.outcomes.taken(id);
  }

  /** Decides what the last suggestion came to, and looks for none any more. */
  dispose(): void {
    this.outcomes.settle();
    this.outcomes.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    if (contentChanges.length > 0 && this.outcomes.concerns(uri)) {
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => {
        return { offset: rangeOffset, length: rangeLength, text };
      });
      this.outcomes.changed(uri, changes);
    }
  }
}

function textOf(uri: string, { start, end }: Span): string | undefined {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  return document?.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
}
