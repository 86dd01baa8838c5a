import * as vscode from "vscode";
import type { Definition } from "../../context/taskSources.ts";
import type { LineSpan } from "../../text/lineSpan.ts";
import { pathOf, type WorkspaceFiles } from "../workspaceFiles.ts";
import { ask } from "./providers.ts";
import { linesOf, symbolAt, symbolsOf } from "./symbols.ts";

/** Names that are looked up in one selection, definitions that are told of them, and lines of one: what a prompt has room for. */
const mostNames = 40;
const mostDefinitions = 12;
const longestDefinition = 60;

/** Definitions of the names that lines use, in the order in which they are used; of files that may be read alone. */
export async function definitionsOf(
  document: vscode.TextDocument,
  lines: LineSpan,
  files: WorkspaceFiles,
  signal: AbortSignal,
): Promise<readonly Definition[]> {
  const names = namesIn(document, lines);
  const places = await Promise.all(names.map((name) => placeOf(document, name, signal)));
  const found = new Map<string, Definition>();
  for (const [index, place] of places.entries()) {
    if (signal.aborted || found.size >= mostDefinitions) {
      break;
    }
    const isOwn = place?.uri.toString() === document.uri.toString() && touches(lines, place.range);
    const definition =
      place === undefined || isOwn ? undefined : await read(names[index]?.name ?? "", place, files, signal);
    if (definition !== undefined) {
      found.set(`${definition.uri} ${definition.lines.start}`, definition);
    }
  }
  return [...found.values()];
}

interface Name {
  readonly name: string;
  readonly position: vscode.Position;
}

/** Each name once, where it first stands. Words in comments and strings are looked up too, and found nowhere. */
function namesIn(document: vscode.TextDocument, { start, count }: LineSpan): readonly Name[] {
  const names = new Map<string, Name>();
  for (let line = start; line < Math.min(start + count, document.lineCount); line++) {
    for (const { 0: name, index } of document.lineAt(line).text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu)) {
      if (!names.has(name) && names.size < mostNames) {
        names.set(name, { name, position: new vscode.Position(line, index) });
      }
    }
  }
  return [...names.values()];
}

async function placeOf(
  document: vscode.TextDocument,
  { position }: Name,
  signal: AbortSignal,
): Promise<vscode.Location | undefined> {
  type Answer = (vscode.Location | vscode.LocationLink)[];
  const [first] = (await ask<Answer>("vscode.executeDefinitionProvider", signal, document.uri, position)) ?? [];
  if (first === undefined) {
    return undefined;
  }
  return "targetUri" in first ? new vscode.Location(first.targetUri, first.targetRange) : first;
}

async function read(
  name: string,
  place: vscode.Location,
  files: WorkspaceFiles,
  signal: AbortSignal,
): Promise<Definition | undefined> {
  const document = await files.document(place.uri);
  if (typeof document === "string") {
    return undefined;
  }
  const symbol = symbolAt((await symbolsOf(place.uri, signal)) ?? [], place.range);
  const { start, count } = linesOf(symbol?.nameAt.isEqual(place.range.start) ? symbol.range : place.range);
  const lines = { start, count: Math.min(count, longestDefinition) };
  const end = document.lineAt(Math.min(lines.start + lines.count, document.lineCount) - 1).range.end;
  const text = document.getText(new vscode.Range(new vscode.Position(start, 0), end)).replaceAll("\r\n", "\n");
  return { symbol: name, path: pathOf(place.uri), uri: place.uri.toString(), lines, text };
}

function touches(lines: LineSpan, range: vscode.Range): boolean {
  return range.start.line < lines.start + lines.count && range.end.line >= lines.start;
}
