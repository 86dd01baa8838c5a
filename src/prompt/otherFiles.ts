import type { ContextItem } from "../context/contextItem.ts";
import { startOf } from "./window.ts";

/** What starts a line's comment, by language identifier; `//` where nothing else is said. `undefined`: the language has none. */
const lineComment: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(
    [
      "python",
      "ruby",
      "shellscript",
      "yaml",
      "perl",
      "r",
      "julia",
      "makefile",
      "dockerfile",
      "toml",
      "elixir",
      "powershell",
    ].map((language) => [language, "#"]),
  ),
  lua: "--",
  sql: "--",
  haskell: "--",
  latex: "%",
  erlang: "%",
  clojure: ";",
  lisp: ";",
  html: undefined,
  xml: undefined,
  css: undefined,
  json: undefined,
  markdown: undefined,
  plaintext: undefined,
};

/** Other files as comments before the code: how models that only know prefix and suffix are shown them. */
export function asComments(items: readonly ContextItem[], languageId: string, most: number): string {
  const mark = languageId in lineComment ? lineComment[languageId] : "//";
  if (mark === undefined) {
    return "";
  }
  const blocks = items.map(({ name, text }) =>
    [`Path: ${name}`, ...lines(text)].map((line) => `${mark} ${line}\n`).join(""),
  );
  return takeLines(blocks, most).join("");
}

/** Other files as parts of a chat message. */
export function asParts(items: readonly ContextItem[], most: number): readonly string[] {
  return takeLines(
    items.map(({ name, text }) => `For reference, from ${name}:\n${lines(text).join("\n")}\n`),
    most,
  );
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

/** The first texts that fit together; the one that no longer fits is cut at a line's end. */
function takeLines(texts: readonly string[], most: number): readonly string[] {
  const taken: string[] = [];
  let left = most;
  for (const text of texts) {
    const part = startOf(text, left);
    if (!part.endsWith("\n")) {
      break;
    }
    taken.push(part);
    left -= part.length;
  }
  return taken;
}
