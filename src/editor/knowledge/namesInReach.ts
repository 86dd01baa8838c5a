import * as vscode from "vscode";
import { importedNames, namesNear, type PlacedName } from "../../context/namesNear.ts";
import type { KnownDefinition } from "../../context/placeSources.ts";
import type { Disposable } from "../../text/disposable.ts";
import type { Access } from "../access.ts";
import { nameDefinition } from "./nameDefinition.ts";

/** Milliseconds for which the cursor has to rest before anything is looked up: longer than grey text is read, so that languages rest when Tab goes down. */
const restBefore = 700;
/** Lines around the cursor whose names are looked up. */
const linesAbove = 10;
const linesBelow = 3;
/** Names in reach at once, and imported ones; each costs the language a millisecond or some. */
const mostNear = 12;
const mostImports = 12;
/** Lines at a file's beginning in which it imports. */
const importLines = 60;
/** Milliseconds for which it is taken that a name still means the same. */
const lifetime = 60_000;
/** The same for one that was not found: a language that still loads its project knows one name and not the next. */
const missLifetime = 5000;
/** Milliseconds for one name beyond which the next one waits for the next rest. */
const slow = 500;
/** Documents of which this is known. */
const mostDocuments = 6;

interface LookedUp {
  readonly found: KnownDefinition | undefined;
  readonly at: number;
}

/** What is known of the names of one document. */
interface Reach {
  readonly names: Map<string, LookedUp>;
  near: readonly PlacedName[];
  imported: readonly PlacedName[];
}

export interface NamesInReachParts {
  readonly access: Access;
  /** Whether anybody needs it: the embedded model does not. */
  isNeeded(): boolean;
}

/**
 * Looks the names near the cursor up with the editor's languages, before a request needs them: once the cursor rests, one after the other,
 * and not beyond the next key. What was found stays for a minute.
 */
export class NamesInReach implements Disposable {
  private readonly parts: NamesInReachParts;
  private readonly subscriptions: vscode.Disposable[];
  private readonly ending = new AbortController();
  /** By uri, the longest unused first. */
  private readonly reaches = new Map<string, Reach>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(parts: NamesInReachParts) {
    this.parts = parts;
    this.subscriptions = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.rests(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.rests(editor)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.reaches.delete(uri.toString())),
    ];
  }

  /** Of names near the cursor, as it rested last; the nearest first. */
  near(uri: string): readonly KnownDefinition[] {
    const reach = this.reaches.get(uri);
    return reach === undefined ? [] : definitionsOf(reach, reach.near);
  }

  /** Of names that are imported from files of the workspace. */
  imported(uri: string): readonly KnownDefinition[] {
    const reach = this.reaches.get(uri);
    return reach === undefined ? [] : definitionsOf(reach, reach.imported).filter(({ at }) => at !== undefined);
  }

  dispose(): void {
    this.ending.abort();
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private rests(editor: vscode.TextEditor): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(editor), restBefore);
  }

  /** Never two at a time: what is under way sees that the cursor has gone on, and ends first. */
  private async start(editor: vscode.TextEditor): Promise<void> {
    await this.running;
    const { document, selection } = editor;
    const { access, isNeeded } = this.parts;
    const isWanted = isNeeded() && access.isKnownToLeave(document) && vscode.window.activeTextEditor === editor;
    if (this.running === undefined && isWanted && !this.ending.signal.aborted) {
      this.running = this.lookUpAll(document, selection.active.line).finally(() => {
        this.running = undefined;
      });
    }
  }

  private async lookUpAll(document: vscode.TextDocument, cursorLine: number): Promise<void> {
    const reach = this.reachOf(document.uri.toString());
    const first = Math.max(0, cursorLine - linesAbove);
    const around = linesFrom(document, first, cursorLine + linesBelow + 1);
    // Evaluated at the first rest: the lists are no work for the start of the editor.
    const { isLanguageName } = await import("../../evidence/index.ts");
    reach.near = namesNear(around, first, cursorLine, mostNear, isLanguageName);
    reach.imported = importedNames(linesFrom(document, 0, importLines).join("\n"), mostImports);
    await this.lookUp([...reach.near, ...reach.imported], document, reach.names);
  }

  /** Ends early once the person goes on, and where a language takes its time: it still loads its project, or has other work. */
  private async lookUp(
    wanted: readonly PlacedName[],
    document: vscode.TextDocument,
    names: Map<string, LookedUp>,
  ): Promise<void> {
    const { version } = document;
    const { signal } = this.ending;
    let isSlow = false;
    for (const placed of wanted) {
      if (isSlow || document.version !== version || signal.aborted) {
        return;
      }
      if (isFresh(names.get(placed.name))) {
        continue;
      }
      const began = performance.now();
      const found = await nameDefinition(document, placed, this.parts.access, signal);
      isSlow = performance.now() - began > slow;
      if (found !== undefined || !isSlow) {
        names.set(placed.name, { found, at: performance.now() });
      }
    }
  }

  private reachOf(uri: string): Reach {
    const reach = this.reaches.get(uri) ?? { names: new Map(), near: [], imported: [] };
    this.reaches.delete(uri);
    this.reaches.set(uri, reach);
    const [longest] = this.reaches.keys();
    if (this.reaches.size > mostDocuments && longest !== undefined) {
      this.reaches.delete(longest);
    }
    return reach;
  }
}

function isFresh(known: LookedUp | undefined): boolean {
  const life = known?.found === undefined ? missLifetime : lifetime;
  return known !== undefined && performance.now() - known.at < life;
}

function linesFrom(document: vscode.TextDocument, start: number, end: number): readonly string[] {
  const count = Math.max(0, Math.min(end, document.lineCount) - start);
  return Array.from({ length: count }, (_, line) => document.lineAt(start + line).text);
}

function definitionsOf({ names }: Reach, placed: readonly PlacedName[]): readonly KnownDefinition[] {
  return placed.flatMap(({ name }) => names.get(name)?.found ?? []);
}
