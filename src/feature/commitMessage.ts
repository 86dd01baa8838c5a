import { withoutThoughts } from "../review/answer/thoughts.ts";

/** Characters of a subject that git's own tools and hosts show whole. */
const longestSubject = 72;

export interface CommitMessage {
  readonly text: string;
  /** The subject is longer than tools show; it is kept as the model wrote it. */
  readonly hasLongSubject: boolean;
}

/** The message itself of what a model answered: without fence, quotes and the sentence that some put before it. */
export function cleanCommitMessage(answer: string): CommitMessage {
  const lines = withoutQuotes(withoutFence(withoutThoughts(answer).replace(/\r\n?/g, "\n").trim())).split("\n");
  const text = lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
  const subject = text.split("\n", 1)[0] ?? "";
  return { text, hasLongSubject: [...subject].length > longestSubject };
}

/** A line that speaks of the message instead of being part of it. */
const preface =
  /^(?:[^\n]*\b(?:here(?:'s| is| are)|sure|certainly|commit message|suggested message)\b[^\n]*[:.!])[ \t]*\n+/i;

/** The content of the fence that is all of the answer, a preface and what follows the fence aside; else the text without a preface. */
function withoutFence(text: string): string {
  const body = text.replace(preface, "");
  const [, , fenced] = /^(`{3,}|~{3,})[^\n]*\n(.*?)\n?\1[ \t]*(?:\n.*)?$/s.exec(body) ?? [];
  return (fenced ?? body).trim().replace(/^commit message:[ \t]*/i, "");
}

function withoutQuotes(text: string): string {
  const [, , inner] = /^(["'`]|\*\*)(.*)\1$/s.exec(text) ?? [];
  return inner === undefined || inner.includes(text[0] ?? "") ? text : inner;
}
