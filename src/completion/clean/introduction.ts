import { isIntroduction, isSentence, mayBecomeSentence } from "../prose.ts";

/** Length of the sentences before the code, with the blank lines around them; `undefined`: too little is there to tell. */
export function introductionLength(text: string, isWhole: boolean): number | undefined {
  let length = 0;
  for (;;) {
    const rest = text.slice(length);
    const sentence = sentenceLength(rest, isWhole);
    if (sentence === undefined || sentence === 0) {
      return sentence === undefined ? undefined : length;
    }
    length += sentence;
  }
}

function sentenceLength(text: string, isWhole: boolean): number | undefined {
  const [read = "", line = ""] = /^\s*(\S[^\n]*)(?:\n|$)/.exec(text) ?? [];
  if (line === "") {
    return 0;
  }
  if (!read.endsWith("\n") && !isWhole) {
    return mayBecomeSentence(line) ? undefined : 0;
  }
  const rest = text.slice(read.length);
  if (isIntroduction(line)) {
    return rest.trim() === "" ? (isWhole ? text.length : undefined) : read.length + blankLines(rest);
  }
  return isSentence(line) ? beforeFence(read, rest, isWhole) : 0;
}

/** Any sentence introduces the code where a fence follows; else it may belong to it. */
function beforeFence(read: string, rest: string, isWhole: boolean): number | undefined {
  if (/^\s*(?:```|~~~)/.test(rest)) {
    return read.length + blankLines(rest);
  }
  return !isWhole && /^\s*(?:`{0,2}|~{0,2})$/.test(rest) ? undefined : 0;
}

function blankLines(text: string): number {
  return /^(?:[^\S\n]*\n)*/.exec(text)?.[0].length ?? 0;
}
