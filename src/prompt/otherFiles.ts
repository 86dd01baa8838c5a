import type { ContextItem } from "../context/contextItem.ts";

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

/** As comments before the code: how models that only know prefix and suffix are shown them. `undefined`: the language has no comments. */
export function asComments(languageId: string): ((item: ContextItem) => string) | undefined {
  const mark = languageId in lineComment ? lineComment[languageId] : "//";
  if (mark === undefined) {
    return undefined;
  }
  return (item) =>
    [titleOf(item) ?? `Path: ${item.name}`, ...lines(item.text)].map((line) => `${mark} ${line}\n`).join("");
}

/** As a part of a chat message. */
export function asPart(item: ContextItem): string {
  return `For reference, ${titleOf(item) ?? `from ${item.name}`}:\n${lines(item.text).join("\n")}\n`;
}

/** As it is, for a server that has a place of its own for other files. */
export function asFile(item: ContextItem): { readonly name: string; readonly text: string } {
  return { name: item.source === "recentEdits" ? `${item.name}.diff` : (titleOf(item) ?? item.name), text: item.text };
}

/** What a piece is, where it is not text of a file. */
function titleOf({ source, uri, name }: ContextItem): string | undefined {
  if (source === "recentEdits") {
    return `changed lately in ${name}`;
  }
  if (source === "diagnostic") {
    return `error at ${name}`;
  }
  return uri === "" ? `definition of ${name}` : undefined;
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}
