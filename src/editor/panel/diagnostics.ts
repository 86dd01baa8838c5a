import * as vscode from "vscode";
import type { Disposable } from "../../text/disposable.ts";
import type { SettingsReader } from "../settings.ts";
import { tellFinding } from "./caveats.ts";
import { type FoundPlace, foundPlaces } from "./foundPlaces.ts";
import type { TurnState } from "./turnState.ts";

/**
 * The findings of the thread on screen among the editor's problems, where the person wants them there. What is about a change that is not
 * in the file yet says so, and stands at the lines which that replaces: that is where it will be true.
 */
export class FindingDiagnostics implements Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("caveat");
  private readonly settings: SettingsReader;
  private readonly subscription: vscode.Disposable;
  private turns: readonly TurnState[] = [];
  private isShowing = false;
  private isDisposed = false;

  constructor(settings: SettingsReader) {
    this.settings = settings;
    this.subscription = settings.onDidChange(() => this.show(this.turns));
  }

  /** Shows what was found in the turns, as a person sees them; none: nothing. The files are looked at as they are now. */
  show(turns: readonly TurnState[]): void {
    this.turns = turns;
    if (this.isShowing) {
      this.collection.clear();
      this.isShowing = false;
    }
    if (this.settings.current.diagnostics.enabled && !this.isDisposed) {
      const documents = new Map(vscode.workspace.textDocuments.map((each) => [each.uri.toString(), each]));
      const textOf = (uri: string) => documents.get(uri)?.getText().replaceAll("\r\n", "\n");
      for (const [uri, places] of Map.groupBy(foundPlaces(turns, textOf), (each) => each.uri)) {
        const diagnostics = places.map((place) => diagnosticOf(place, documents.get(uri)));
        this.collection.set(vscode.Uri.parse(uri), diagnostics);
        this.isShowing = true;
      }
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.isShowing = false;
    this.subscription.dispose();
    this.collection.dispose();
  }
}

function diagnosticOf(
  { line, check, finding, isProposed }: FoundPlace,
  document: vscode.TextDocument | undefined,
): vscode.Diagnostic {
  const sentence = tellFinding(finding);
  const diagnostic = new vscode.Diagnostic(
    rangeOf(line, document),
    isProposed ? vscode.l10n.t("In a proposed change: {0}", sentence) : sentence,
    finding.severity === "problem" ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Information,
  );
  diagnostic.source = "Caveat";
  diagnostic.code = { value: check, target: explanationOf(check) };
  return diagnostic;
}

/** The line without what it is indented by; of a file that is not open, whose lines nobody knows, the whole line. */
function rangeOf(line: number, document: vscode.TextDocument | undefined): vscode.Range {
  if (document === undefined) {
    return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  }
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount - 1));
  return new vscode.Range(range.start.translate(0, firstNonWhitespaceCharacterIndex), range.end);
}

/** Opens what the check looks at and what it can't see. */
function explanationOf(check: string): vscode.Uri {
  return vscode.Uri.parse(`command:caveat.explainCheck?${encodeURIComponent(JSON.stringify([check]))}`);
}
