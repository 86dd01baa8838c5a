/** How models begin a sentence that introduces code. */
const opening =
  /^(?:Sure|Certainly|Of course|Absolutely|Okay|Here(?: is|['’]s| are)|Below is|The (?:code|missing|completed?|answer|completion))\b/;

/** Whether a line is a sentence that introduces code. */
export function isIntroduction(line: string): boolean {
  return opening.test(line) && /[:.!]$/.test(line.trimEnd());
}

/** Whether a line is a sentence of English rather than code: words alone, most of them small, with a full stop or colon behind. */
export function isSentence(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const small = words.filter((word) => /^[a-z][a-z'’-]*[,;:.!?]?$/.test(word));
  return (
    /^[A-Z][a-z'’]*[,!]? /.test(line.trim()) &&
    /[.:!?]$/.test(line.trim()) &&
    !/[;={}<>[\]]|\w\(/.test(line.replace(/`[^`]*`/g, "")) &&
    words.length >= 4 &&
    small.length * 2 > words.length
  );
}

/** Whether a line that is not whole yet may become one of the above. */
export function mayBecomeSentence(line: string): boolean {
  return /^[A-Z][a-z'’]*(?:[,!]?(?: [^;={}<>[\]]*)?)?$/.test(line.trimStart()) || isIntroduction(`${line}:`);
}
