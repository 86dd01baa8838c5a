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

/** How models begin to explain the code above. */
const afterword =
  /^\*\*(?:Explanation|Note)\b|^Explanation:|^Note:[^={};]*$|^(?:This|The|I) (?:code|completes?|completed|fills?|filled|will|implementation|function|missing)[ ,.:]/;

/** Whether a line behind a blank one explains the code above. */
export function isAfterword(line: string): boolean {
  return afterword.test(line);
}

/** Whether a line that is not whole yet may become one; 23 characters are more than the longest beginning has. */
export function mayBecomeAfterword(line: string): boolean {
  return line.trim() === "" || isAfterword(line) || /^[*ENTI][^\n]{0,23}$/.test(line);
}
