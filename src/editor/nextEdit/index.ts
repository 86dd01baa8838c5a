import * as vscode from "vscode";
import type { NextEdit } from "../../completion/nextEdit/nextEdit.ts";
import { Pace } from "../../completion/nextEdit/pace.ts";
import { EditSession } from "../../completion/nextEdit/session.ts";
import { endOfCall } from "../../completion/nextEdit/signature.ts";
import { stands } from "../../completion/nextEdit/standing.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { Access } from "../access.ts";
import { CursorRest } from "../cursorRest.ts";
import type { SettingsReader } from "../settings.ts";
import type { Switches } from "../switches.ts";
import { editedDocument, reading } from "./editedDocument.ts";
import { NameReferences } from "./nameReferences.ts";
import { isAt, NextEditSigns } from "./signs.ts";
import { indents, TabKey } from "./tabKey.ts";

/** Milliseconds without a key after which what stands at the cursor counts as written. */
const writtenAfter = 300;

export interface NextEditParts {
  readonly access: Access;
  readonly switches: Switches;
  readonly settings: SettingsReader;
}

/** Offers the place where an edit is to be gone on with. Moves the cursor and edits only when a person asks for it with a key. */
export class NextEdits implements Disposable {
  private readonly parts: NextEditParts;
  private readonly session = new EditSession();
  private readonly references = new NameReferences();
  private readonly pace = new Pace();
  private readonly signs = new NextEditSigns();
  private readonly key = new TabKey();
  private readonly subscriptions: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;
  private isTyping = false;
  /** The document that is edited. */
  private uri = "";
  /** The document that a person has asked to go to. */
  private going: string | undefined;
  private shown: NextEdit | undefined;

  constructor(parts: NextEditParts) {
    this.parts = parts;
    this.subscriptions = vscode.Disposable.from(
      this.references,
      this.signs,
      this.key,
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.cursorMoved(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.turnedTo(editor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.show(this.shown)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.reported(uris)),
      parts.switches.onDidChange(() => this.lookAfter(0)),
      new CursorRest(
        (editor) => this.isWanted(editor.document) && void this.references.learn(editor),
        () => {},
      ),
    );
    this.turnedTo(vscode.window.activeTextEditor);
  }

  /** Goes to the next edit, or makes it where the cursor stands there already. */
  async accept(isByTab: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const edit = this.shown;
    const isThere = editor !== undefined && edit !== undefined && isAt(editor, edit);
    // The editor may have learnt too late that the cursor stands where Tab indents, or that there is no next edit any more.
    if (isByTab && editor !== undefined && !isThere && (edit === undefined || indents(editor))) {
      await vscode.commands.executeCommand("tab");
      return;
    }
    if (editor === undefined || edit === undefined) {
      return;
    }
    if (isThere) {
      await this.apply(editor, edit);
    } else {
      await this.goTo(editor, edit);
    }
    this.look();
  }

  /** Offers none for this edit any more. */
  dismiss(): void {
    this.pace.dismissed();
    this.session.dismiss();
    this.show(undefined);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private async goTo(from: vscode.TextEditor, edit: NextEdit): Promise<void> {
    const isHere = edit.uri === from.document.uri.toString();
    this.going = isHere ? undefined : edit.uri;
    const editor = isHere ? from : await vscode.window.showTextDocument(vscode.Uri.parse(edit.uri), { preview: true });
    // Behind the place: there Tab goes on to the next one, where before it Tab might indent.
    const { text } = editor.document.lineAt(edit.line);
    editor.selection = cursorAt(edit.line, edit.newText === undefined ? endOfCall(text, edit) : edit.end);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.session.went(edit);
    if (edit.newText === undefined) {
      // What only the person knows, the model that writes ghost text may guess: it is shown what was edited of late.
      await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
    }
  }

  private async apply(editor: vscode.TextEditor, edit: NextEdit): Promise<void> {
    const { line, start, end, newText } = edit;
    if (newText === undefined || !stands(editor.document.lineAt(line).text, edit)) {
      return;
    }
    const range = new vscode.Range(line, start, line, end);
    if (await editor.edit((edits) => edits.replace(range, newText))) {
      editor.selection = cursorAt(line, start + newText.length);
      this.session.applied(line, reading(editor.document));
      this.pace.accepted();
    }
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const isEdited = document === vscode.window.activeTextEditor?.document;
    const uri = document.uri.toString();
    // Places are those before all changes of the event: from the end on, none moves another one.
    for (const { range, text } of contentChanges.toSorted((one, other) => other.rangeOffset - one.rangeOffset)) {
      const { start, end } = range;
      const lines = { startLine: start.line, endLine: end.line, text: text.replaceAll("\r\n", "\n") };
      const change = { ...lines, startCharacter: start.character, endCharacter: end.character };
      this.session.change(uri, change, isEdited);
      this.references.change(uri, change);
    }
    if (isEdited && contentChanges.length > 0) {
      this.edited(reason);
    }
  }

  private edited(reason: vscode.TextDocumentChangeReason | undefined): void {
    this.show(undefined);
    this.isTyping = true;
    if (reason !== undefined) {
      this.session.forget();
    }
    this.lookAfter(Math.max(writtenAfter, this.pace.milliseconds));
  }

  private cursorMoved(editor: vscode.TextEditor): void {
    if (editor !== vscode.window.activeTextEditor) {
      return;
    }
    this.session.arrive(editor.selection.active.line, reading(editor.document));
    if (!this.isTyping) {
      this.lookAfter(this.pace.milliseconds);
    }
    this.isTyping = false;
    this.show(this.shown);
  }

  private turnedTo(editor: vscode.TextEditor | undefined): void {
    this.show(undefined);
    clearTimeout(this.timer);
    if (editor !== undefined) {
      const uri = editor.document.uri.toString();
      if (uri !== this.uri) {
        this.session.turnTo(uri, uri === this.going);
      }
      this.uri = uri;
      this.going = undefined;
      this.session.arrive(editor.selection.active.line, reading(editor.document));
      this.lookAfter(this.pace.milliseconds);
    }
  }

  /** An error that is reported may tell of a rename that nothing else told of. */
  private reported(uris: readonly vscode.Uri[]): void {
    const document = vscode.window.activeTextEditor?.document;
    const isOurs = document !== undefined && uris.some((uri) => uri.toString() === document.uri.toString());
    if (isOurs && this.shown === undefined && this.session.isOpen(reading(document))) {
      this.lookAfter(this.pace.milliseconds);
    }
  }

  private lookAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), milliseconds);
  }

  private look(): void {
    const editor = vscode.window.activeTextEditor;
    const isWanted = editor !== undefined && this.isWanted(editor.document) && editor.selections.length === 1;
    const edit = isWanted ? this.session.next(editedDocument(editor, this.references, this.parts.access)) : undefined;
    const isOpen = ({ uri }: NextEdit) => vscode.workspace.textDocuments.some((each) => each.uri.toString() === uri);
    if (edit === undefined || isOpen(edit)) {
      this.show(edit);
    } else if (editor !== undefined) {
      void this.lookOnceRead(edit, editor.document);
    }
  }

  /** What a file says that is not open is only known once it is read. */
  private async lookOnceRead(edit: NextEdit, { version }: vscode.TextDocument): Promise<void> {
    try {
      await vscode.workspace.openTextDocument(vscode.Uri.parse(edit.uri));
    } catch {
      // The file is gone or no text: nobody can go there.
      this.session.drop(edit);
    }
    if (vscode.window.activeTextEditor?.document.version === version) {
      this.look();
    }
  }

  private isWanted(document: vscode.TextDocument): boolean {
    const { access, switches, settings } = this.parts;
    const isOff = switches.offReason(document.languageId) ?? access.closedReason(document);
    return settings.current.nextEdits.enabled && isOff === undefined;
  }

  private show(edit: NextEdit | undefined): void {
    const editor = vscode.window.activeTextEditor;
    this.shown = edit;
    if (editor === undefined || edit === undefined) {
      this.signs.clear();
      this.key.free();
    } else {
      this.signs.show(editor, edit);
      this.key.take(editor, isAt(editor, edit));
    }
  }
}

function cursorAt(line: number, character: number): vscode.Selection {
  return new vscode.Selection(line, character, line, character);
}
