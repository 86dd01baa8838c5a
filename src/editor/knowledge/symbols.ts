import * as vscode from "vscode";
import type { LineSpan } from "../../text/lineSpan.ts";
import { ask } from "./providers.ts";

/** A symbol of a document as its language tells it. */
export interface KnownSymbol {
  readonly name: string;
  /** In words, such as `function`. */
  readonly kind: string;
  readonly range: vscode.Range;
  /** Where its name stands. */
  readonly nameAt: vscode.Position;
  readonly children: readonly KnownSymbol[];
}

/** The symbols of a document, outermost first; `undefined` where no language answered. */
export async function symbolsOf(uri: vscode.Uri, signal: AbortSignal): Promise<readonly KnownSymbol[] | undefined> {
  type Answer = (vscode.DocumentSymbol | vscode.SymbolInformation)[];
  const answer = await ask<Answer>("vscode.executeDocumentSymbolProvider", signal, uri);
  return answer?.map(toKnown);
}

/**
 * The innermost function, class or the like that holds a range. A callback without a name counts only where nothing around it has
 * one, and so does a constant of several lines.
 */
export function symbolAt(symbols: readonly KnownSymbol[], range: vscode.Range): KnownSymbol | undefined {
  const around = [...pathTo(symbols, range)];
  return around.findLast((symbol) => isStructural(symbol) && hasName(symbol)) ?? around.findLast(holdsLines);
}

/** The symbols that hold a range, the outermost first. */
function* pathTo(symbols: readonly KnownSymbol[], range: vscode.Range): Generator<KnownSymbol> {
  for (const symbol of symbols) {
    if (symbol.range.contains(range)) {
      yield symbol;
      yield* pathTo(symbol.children, range);
      return;
    }
  }
}

/** TypeScript's server calls what has no name `map() callback` or `<function>`. */
function hasName({ name }: KnownSymbol): boolean {
  return !/ callback$|^<.*>$/.test(name);
}

function holdsLines(symbol: KnownSymbol): boolean {
  return isStructural(symbol) || symbol.range.end.line > symbol.range.start.line;
}

/** Symbols in the order of the text, with those inside others. */
export function* flattened(symbols: readonly KnownSymbol[]): Generator<KnownSymbol> {
  for (const symbol of symbols) {
    yield symbol;
    yield* flattened(symbol.children);
  }
}

const structural = [
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Module,
  vscode.SymbolKind.Namespace,
  vscode.SymbolKind.Struct,
].map(nameOfKind);

/** Whether a symbol is something that is explained, tested or documented as a whole. */
function isStructural({ kind }: KnownSymbol): boolean {
  return structural.includes(kind);
}

/** The functions, classes and the like among symbols and inside them, but for those without a name. */
export function namedWithin(symbols: readonly KnownSymbol[]): readonly KnownSymbol[] {
  return [...flattened(symbols)].filter((symbol) => isStructural(symbol) && hasName(symbol));
}

/** Such as `enum member`, from the editor's own name of the kind. */
function nameOfKind(kind: vscode.SymbolKind): string {
  return (vscode.SymbolKind[kind] ?? "symbol").replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

/** The lines that a range touches; an end at a line's start does not touch that line. */
export function linesOf({ start, end }: vscode.Range): LineSpan {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { start: start.line, count: last - start.line + 1 };
}

function toKnown(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): KnownSymbol {
  const base = { name: symbol.name, kind: nameOfKind(symbol.kind) };
  return "children" in symbol
    ? { ...base, range: symbol.range, nameAt: symbol.selectionRange.start, children: symbol.children.map(toKnown) }
    : { ...base, range: symbol.location.range, nameAt: symbol.location.range.start, children: [] };
}
