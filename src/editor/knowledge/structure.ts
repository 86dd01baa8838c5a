import * as vscode from "vscode";
import type { Structure } from "../../feature/structure.ts";
import type { LineSpan } from "../../text/lineSpan.ts";
import { commitsOf } from "../git.ts";
import { pathOf } from "../workspaceFiles.ts";
import { type Calls, callsAt } from "./calls.ts";
import { type Hovered, hoverAt } from "./hover.ts";
import { type KnownSymbol, linesOf, namedWithin, symbolAt, symbolsOf } from "./symbols.ts";

/** What is told of one symbol; more is a list that nobody reads. */
const mostMembers = 60;
const mostCommits = 5;
const mostDiagnostics = 20;

/** What a structure is of: a symbol that the language knows, or lines, or the whole file. */
interface Subject {
  readonly symbol: KnownSymbol | undefined;
  readonly range: vscode.Range;
  readonly symbols: readonly KnownSymbol[];
}

const noCalls: Calls = { callers: [], callees: [] };
const noHover: Hovered = { signature: "", documentation: "" };

/**
 * What the editor itself knows of the symbol at a place, of selected lines, or, where there is neither, of the whole file. Whatever
 * no language answers within two seconds is empty.
 */
export async function structureAt(
  document: vscode.TextDocument,
  at: vscode.Range | vscode.Position | undefined,
  signal: AbortSignal,
): Promise<Structure> {
  const subject = await subjectAt(document, at, signal);
  const nameAt = subject.symbol?.nameAt;
  const [hover, calls, commits] = await Promise.all([
    nameAt === undefined ? noHover : hoverAt(document.uri, nameAt, signal),
    nameAt === undefined ? noCalls : callsAt(document.uri, nameAt, signal),
    signal.aborted ? [] : commitsOf(document.uri, mostCommits),
  ]);
  return {
    name: subject.symbol?.name ?? pathOf(document.uri),
    kind: subject.symbol?.kind ?? (isWhole(document, subject.range) ? "file" : "selection"),
    path: pathOf(document.uri),
    uri: document.uri.toString(),
    languageId: document.languageId,
    lines: linesOf(subject.range),
    text: document.getText(wholeLines(document, subject.range)).replaceAll("\r\n", "\n"),
    ...hover,
    ...calls,
    members: membersOf(subject),
    commits,
    diagnostics: diagnosticsIn(document, subject.range),
  };
}

async function subjectAt(
  document: vscode.TextDocument,
  at: vscode.Range | vscode.Position | undefined,
  signal: AbortSignal,
): Promise<Subject> {
  const symbols = (await symbolsOf(document.uri, signal)) ?? [];
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  if (at === undefined) {
    return { symbol: undefined, range: whole, symbols };
  }
  const range = at instanceof vscode.Position ? new vscode.Range(at, at) : at;
  const trimmed = withoutBlankEnds(document, range);
  const symbol = symbolAt(symbols, trimmed);
  if (range.isEmpty) {
    return { symbol, range: symbol?.range ?? whole, symbols };
  }
  return { symbol: symbol !== undefined && isAllOf(symbol, linesOf(trimmed)) ? symbol : undefined, range, symbols };
}

/** Selected lines are a symbol only where all of it is selected; a part of a function is told as what it is. */
function isAllOf(symbol: KnownSymbol, { start, count }: LineSpan): boolean {
  const own = linesOf(symbol.range);
  return own.start >= start && own.start + own.count <= start + count;
}

function withoutBlankEnds(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const text = document.getText(range);
  const start = document.offsetAt(range.start) + (text.length - text.trimStart().length);
  const end = Math.max(start, document.offsetAt(range.start) + text.trimEnd().length);
  return text.trim() === "" ? range : new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function wholeLines(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const { start, count } = linesOf(range);
  return new vscode.Range(new vscode.Position(start, 0), document.lineAt(start + count - 1).range.end);
}

function isWhole(document: vscode.TextDocument, range: vscode.Range): boolean {
  return linesOf(range).count >= document.lineCount - 1 && range.start.line === 0;
}

function membersOf({ symbol, range, symbols }: Subject): Structure["members"] {
  return namedWithin(symbol?.children ?? symbols)
    .filter((member) => range.contains(member.range))
    .slice(0, mostMembers)
    .map(({ name, kind, range: own }) => ({ name, kind, lines: linesOf(own) }));
}

function diagnosticsIn(document: vscode.TextDocument, range: vscode.Range): Structure["diagnostics"] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => diagnostic.range.intersection(range) !== undefined)
    .slice(0, mostDiagnostics)
    .map(({ message, range: own }) => ({ message, line: own.start.line }));
}
