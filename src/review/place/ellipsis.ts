const dots = String.raw`(?:\.{3,}|…)`;
const words = String.raw`\b(?:existing|rest|remaining|unchanged|same|previous|other|omitted|keep|kept|more|code|before|above|below|unmodified)\b`;
const comment = /^\s*(?:\/\/+|#+|--+|;+|%+|\/\*+|<!--|\{\s*\/\*|\*)\s*(.*?)\s*(?:\*\/\s*\}?|-->)?\s*$/;
const bare = new RegExp(String.raw`^\s*${dots}(?:\s+[^=;(){}]*${words}[^=;(){}]*)?\s*$`, "i");
const saidWithDots = new RegExp(String.raw`^${dots}\s*$|(?=.*${dots})(?=.*${words})`, "i");
const saidInWords =
  /^(?:the\s+)?(?:rest of|existing code|remaining|other)\b.*\b(?:unchanged|same|remains?|here|code|file|function|class|stays?|as before)\b/i;

/** Whether a line stands for lines that were left out, such as `// ... existing code ...`. */
export function isEllipsis(line: string): boolean {
  if (bare.test(line)) {
    return true;
  }
  const said = comment.exec(line)?.[1];
  return said !== undefined && (saidWithDots.test(said) || saidInWords.test(said));
}

const withinLine = new RegExp(String.raw`(?:\/\*|<!--|\/\/|#)\s*${dots}[^*]*${words}`, "i");

/** Whether a line has an ellipsis beside code, which nobody can fill in. */
export function hasEllipsisWithin(line: string): boolean {
  return !isEllipsis(line) && withinLine.test(line);
}
