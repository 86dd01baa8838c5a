import type { ContextItem } from "../../context/contextItem.ts";
import { linesInWords } from "../../context/newItem.ts";
import { numberDiff, numberLines } from "./numbered.ts";

/** What each piece is to the model; `instructions` is said by its own element. */
const kinds: Readonly<Record<ContextItem["source"], string>> = {
  diagnostic: "diagnostic",
  selection: "selected lines",
  document: "file",
  surroundings: "surrounding lines",
  text: "selected text",
  diff: "diff",
  definition: "definition",
  structure: "structure",
  openEditors: "related file",
  file: "file",
  instructions: "",
  imports: "definition",
  recentEdits: "diff",
  similar: "related file",
  findings: "findings",
};

/** An item as a model sees it: enclosed, so that it is data and can't pass for anything else. Ends with a line end. */
export function shownItem(item: ContextItem, delimiter: string, isNumbered: boolean): string {
  const element = `${item.source === "instructions" ? "instructions" : "data"}-${delimiter}`;
  const kind = kinds[item.source];
  const attributes = [
    ...(kind === "" ? [] : [`kind=${JSON.stringify(kind)}`]),
    `name=${JSON.stringify(item.name)}`,
    ...(item.lines === undefined ? [] : [`lines=${JSON.stringify(spanOf(item.lines))}`]),
    ...(item.isCut ? ['part="the rest was left out for size"'] : []),
  ];
  return `<${element} ${attributes.join(" ")}>\n${contentOf(item, isNumbered)}\n</${element}>\n`;
}

/**
 * A delimiter that occurs in none of the texts: the given one, or one made of it. What can't be guessed occurs nowhere; this holds
 * even where it was.
 */
export function unusedDelimiter(delimiter: string, texts: readonly string[]): string {
  let unused = delimiter;
  for (let number = 2; texts.some((text) => text.includes(unused)); number++) {
    unused = `${delimiter}-${number}`;
  }
  return unused;
}

function spanOf({ start, count }: { readonly start: number; readonly count: number }): string {
  return linesInWords(start, count).replace(/^lines? /, "");
}

function contentOf({ lines, source, text }: ContextItem, isNumbered: boolean): string {
  if (isNumbered && source === "diff") {
    return numberDiff(text);
  }
  return isNumbered && lines !== undefined ? numberLines(text, lines.start) : text;
}
