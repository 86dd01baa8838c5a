import * as vscode from "vscode";
import { type Words, words } from "../../webview/words.ts";

/** The page's words in the person's language; `npm run l10n` puts them among the texts that translators see. */
export function pageWords(): Words {
  const translated = Object.entries(words).map(([name, text]) => [name, vscode.l10n.t(text)]);
  return Object.fromEntries(translated);
}
