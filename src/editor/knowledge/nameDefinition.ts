import * as vscode from "vscode";
import { blockOf, definitionHead } from "../../context/definitionHead.ts";
import type { PlacedName } from "../../context/namesNear.ts";
import type { KnownDefinition } from "../../context/placeSources.ts";
import { readText } from "../../files/readText.ts";
import { hasName } from "../../text/hasName.ts";
import type { Access } from "../access.ts";
import { pathOf } from "../workspaceFiles.ts";
import { hoverAt } from "./hover.ts";
import { ask } from "./providers.ts";
import { linesOf } from "./symbols.ts";

/** Lines of a definition that are read. */
const longestBlock = 60;

/** Installed packages, wherever the workspace keeps them. */
const installed = /\/(?:node_modules|site-packages|\.cargo|go\/pkg\/mod)\//;
/** What belongs to a language itself, which every model knows. */
const ofLanguage = /\/(?:lib\.[\w.]+\.d\.ts|typeshed\/stdlib\/.*|rustlib\/.*)$/;

/**
 * What a name stands for: the type of a local variable, else what defines it. `undefined` where no language knows, where the file may not
 * be read, and for what belongs to the language. Of installed packages and of what lies outside the workspace it is the signature alone.
 */
export async function nameDefinition(
  document: vscode.TextDocument,
  { name, line, character }: PlacedName,
  access: Access,
  signal: AbortSignal,
): Promise<KnownDefinition | undefined> {
  const position = new vscode.Position(line, character);
  const place = await placeOf(document.uri, position, signal);
  if (place === undefined || signal.aborted || ofLanguage.test(place.uri.path)) {
    return undefined;
  }
  if (isForeign(place.uri)) {
    const { signature } = await hoverAt(document.uri, position, signal);
    return signature === "" ? undefined : { symbol: name, text: definitionHead(signature) };
  }
  return read(name, place, access);
}

/** Where a name of a variable leads to another file by its type, that says more than the line at which it is declared. */
async function placeOf(
  uri: vscode.Uri,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<vscode.Location | undefined> {
  const defined = await firstOf("vscode.executeDefinitionProvider", uri, position, signal);
  if (defined?.uri.toString() !== uri.toString()) {
    return defined;
  }
  const type = await firstOf("vscode.executeTypeDefinitionProvider", uri, position, signal);
  return type === undefined || ofLanguage.test(type.uri.path) ? defined : type;
}

async function firstOf(
  command: string,
  uri: vscode.Uri,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<vscode.Location | undefined> {
  const [first] = (await ask<(vscode.Location | vscode.LocationLink)[]>(command, signal, uri, position)) ?? [];
  if (first === undefined) {
    return undefined;
  }
  return "targetUri" in first ? new vscode.Location(first.targetUri, first.targetRange) : first;
}

function isForeign(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined || installed.test(uri.path);
}

async function read(
  symbol: string,
  { uri, range }: vscode.Location,
  access: Access,
): Promise<KnownDefinition | undefined> {
  const { start } = linesOf(range);
  const lines = await linesFrom(uri, start, access);
  if (lines === undefined || lines.length === 0) {
    return undefined;
  }
  const text = definitionHead(blockOf(lines).join("\n"));
  if (start === 0 && !hasName(text, symbol)) {
    // A word in a module's path leads to the module's beginning, whatever stands there.
    return undefined;
  }
  const span = { start, count: text.split("\n").length };
  return { symbol, text, at: { uri: uri.toString(), path: pathOf(uri), lines: span } };
}

/** Lines of a file that may be read. Not by opening it as a document: each language would begin to check it. */
async function linesFrom(uri: vscode.Uri, start: number, access: Access): Promise<readonly string[] | undefined> {
  if (!(await access.mayRead({ uri, isUntitled: uri.scheme === "untitled" }))) {
    return undefined;
  }
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open !== undefined) {
    return open.getText(new vscode.Range(start, 0, start + longestBlock, 0)).split(/\r?\n/);
  }
  return (await readText(uri.fsPath))?.split("\n", start + longestBlock).slice(start);
}
