import type * as vscode from "vscode";
import { ask } from "./providers.ts";

/** What a language's hover says of a symbol. */
export interface Hovered {
  /** Code, as in the first fenced block; empty where there is none. */
  readonly signature: string;
  /** Markdown of the rest. */
  readonly documentation: string;
}

/** Asks the languages for the hover at a place; both parts are empty where none shows one. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position, signal: AbortSignal): Promise<Hovered> {
  const hovers = (await ask<vscode.Hover[]>("vscode.executeHoverProvider", signal, uri, position)) ?? [];
  const text = hovers
    .flatMap(({ contents }) => contents)
    .map(markdownOf)
    .join("\n\n");
  const fence = /^```[^\n]*\n([\s\S]*?)\n?```/m.exec(text);
  return {
    signature: fence?.[1]?.trim() ?? "",
    documentation: (fence === null
      ? text
      : text.slice(0, fence.index) + text.slice(fence.index + fence[0].length)
    ).trim(),
  };
}

function markdownOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  if (typeof content === "string") {
    return content;
  }
  return "language" in content ? `\`\`\`${content.language}\n${content.value}\n\`\`\`` : content.value;
}
