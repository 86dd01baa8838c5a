import { openingFence } from "./lines.ts";

/** Marks of DeepSeek's, Qwen's and Magistral's chat templates, which servers without a parser for them pass through. */
const opening = /^\s*(?:<think(?:ing)?>|\[THINK\])/;
const closing = /<\/think(?:ing)?>|\[\/THINK\]/;

/**
 * An answer without what a reasoning model thought before it; empty where nothing but a thought came. Of a template that begins the
 * thought itself only its end stands in the text, on a line of its own.
 */
export function withoutThoughts(text: string): string {
  const end = opening.test(text) ? closing.exec(text) : loneEnd(text);
  if (end === null) {
    return opening.test(text) ? "" : text;
  }
  return text.slice(end.index + end[0].length).replace(/^\s+/, "");
}

/** An end without a beginning; in a fence it is code. */
function loneEnd(text: string): RegExpExecArray | null {
  const found = /^[ \t]*(?:<\/think(?:ing)?>|\[\/THINK\])[ \t]*\r?$/m.exec(text);
  const fences = text
    .slice(0, found?.index ?? 0)
    .split("\n")
    .filter((line) => openingFence(line) !== undefined);
  return fences.length % 2 === 0 ? found : null;
}
