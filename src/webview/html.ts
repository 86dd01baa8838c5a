import { escapeHtml } from "./markdown/escapeHtml.ts";
import type { Words } from "./words.ts";

/** What the page's frame needs of whoever shows it. */
export interface PanelHtmlOptions {
  /** Source expression of the view's own files, as VS Code's `Webview.cspSource` gives it. */
  readonly cspSource: string;
  /** Fresh for each page; letters and digits. */
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly words: Words;
  /** Language of the words, such as `en`. */
  readonly language: string;
}

/** The page, with a policy that lets nothing but its own script and style load. */
export function panelHtml({ cspSource, nonce, scriptUri, styleUri, words, language }: PanelHtmlOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    "img-src 'none'",
    "connect-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caveat</title>
<link rel="stylesheet" href="${escapeHtml(styleUri)}">
</head>
<body>
<div id="panel"></div>
<script type="application/json" id="words">${JSON.stringify(words).replaceAll("<", "\\u003c")}</script>
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>
`;
}
