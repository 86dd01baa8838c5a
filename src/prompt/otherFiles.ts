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
  const comment = ({ name, text }: ContextItem) =>
    [`Path: ${name}`, ...lines(text)].map((line) => `${mark} ${line}\n`).join("");
  return written(items, comment, most).join("");
}

/** Other files as parts of a chat message. */
export function asParts(items: readonly ContextItem[], most: number): readonly string[] {
  const part = ({ name, text }: ContextItem) => `For reference, from ${name}:\n${lines(text).join("\n")}\n`;
  return written(items, part, most);
}

/** Other files as they are, for a server that has a place of its own for them. */
export function asFiles(items: readonly ContextItem[], most: number): readonly { name: string; text: string }[] {
  const files: { name: string; text: string }[] = [];
  let left = most;
  for (const { name, text } of items) {
    const shown = startOf(text, left - name.length);
    if (shown === "") {
      break;
    }
    files.push({ name, text: shown });
    left -= name.length + shown.length;
  }
  return files;
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

/** The first items that fit together, as `write` writes them; the one that no longer fits is cut at a line's end. */
function written(items: readonly ContextItem[], write: (item: ContextItem) => string, most: number): readonly string[] {
  const texts: string[] = [];
  let left = most;
  for (const item of items) {
    // Cut before it is written too: a file may be long, and little of it is wanted.
    const text = startOf(write({ ...item, text: startOf(item.text, left) }), left);
    if (!text.endsWith("\n")) {
      break;
    }
    texts.push(text);
    left -= text.length;
  }
  return texts;
}
