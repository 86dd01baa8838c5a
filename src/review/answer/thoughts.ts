import { openingFence } from "./lines.ts";

/** Marks of DeepSeek's, Qwen's and Magistral's chat templates, which servers without a parser for them pass through. */
const opening = /^\s*(?:<think(?:ing)?>|\[THINK\])/;
const marks = ["<think>", "<thinking>", "[THINK]"];
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

/** Whether text with which an answer begins may still turn out to be nothing but a thought. */
export function mayBeThought(text: string): boolean {
  return opening.test(text) ? withoutThoughts(text) === "" : marks.some((mark) => mark.startsWith(text.trimStart()));
}

/** Characters that the longest mark has, and more. */
const ofMark = 16;

/** What may be a thought with its middle left out, which says as much of where it ends: a long one is read piece by piece. */
export function shortened(thought: string): string {
  const text = thought.trimStart();
  return text.length < 4 * ofMark || closing.test(text) ? text : `${text.slice(0, ofMark)}\n${text.slice(-ofMark)}`;
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
