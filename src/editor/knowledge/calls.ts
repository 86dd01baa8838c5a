import * as vscode from "vscode";
import type { Reference } from "../../feature/structure.ts";
import { pathOf } from "../workspaceFiles.ts";
import { ask } from "./providers.ts";
import { symbolAt, symbolsOf } from "./symbols.ts";

/** Callers and callees that are told of one symbol: a person reads no more, and a prompt has no room. */
const mostReferences = 20;

export interface Calls {
  readonly callers: readonly Reference[];
  readonly callees: readonly Reference[];
}

/** Who calls the symbol named at a place and whom it calls. A language without a call hierarchy gives the places that name it as callers. */
export async function callsAt(uri: vscode.Uri, position: vscode.Position, signal: AbortSignal): Promise<Calls> {
  const items = await ask<vscode.CallHierarchyItem[]>("vscode.prepareCallHierarchy", signal, uri, position);
  const item = items?.[0];
  if (item === undefined) {
    return { callers: await referencesAt(uri, position, signal), callees: [] };
  }
  const [incoming, outgoing] = await Promise.all([
    ask<vscode.CallHierarchyIncomingCall[]>("vscode.provideIncomingCalls", signal, item),
    ask<vscode.CallHierarchyOutgoingCall[]>("vscode.provideOutgoingCalls", signal, item),
  ]);
  return {
    callers: (incoming ?? [])
      .slice(0, mostReferences)
      .map(({ from, fromRanges }) => referenceTo(from, fromRanges[0] ?? from.selectionRange)),
    callees: (outgoing ?? []).slice(0, mostReferences).map(({ to }) => referenceTo(to, to.selectionRange)),
  };
}

async function referencesAt(
  uri: vscode.Uri,
  position: vscode.Position,
  signal: AbortSignal,
): Promise<readonly Reference[]> {
  const found = (await ask<vscode.Location[]>("vscode.executeReferenceProvider", signal, uri, position)) ?? [];
  const others = found.filter((each) => each.uri.toString() !== uri.toString() || !each.range.contains(position));
  return Promise.all(
    others.slice(0, mostReferences).map(async (location) => {
      const around = symbolAt((await symbolsOf(location.uri, signal)) ?? [], location.range);
      const { start } = location.range;
      return reference(around?.name ?? pathOf(location.uri), location.uri, start.line);
    }),
  );
}

function referenceTo(item: vscode.CallHierarchyItem, at: vscode.Range): Reference {
  return reference(item.name, item.uri, at.start.line);
}

function reference(name: string, uri: vscode.Uri, line: number): Reference {
  return { name, path: shownPathOf(uri), uri: uri.toString(), line };
}

/** Where a person's files lie outside of the workspace is nobody's business: such a path begins at its package, or is the last of it. */
function shownPathOf(uri: vscode.Uri): string {
  const path = pathOf(uri);
  const isOutside = vscode.workspace.getWorkspaceFolder(uri) === undefined && uri.scheme === "file";
  return isOutside
    ? (/(?<=\/node_modules\/)(?!.*\/node_modules\/).+$/.exec(path)?.[0] ?? path.split("/").slice(-2).join("/"))
    : path;
}
