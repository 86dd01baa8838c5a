/** What closes by itself: editors write these behind the cursor. */
const closers = /^[)\]}>'"`;,]*$/;

/**
 * The part of a guessed rest of the line that goes before what already stands behind the cursor; undefined if the guess does
 * not lead there. Behind brackets and quotes that the editor closed, a last `;` or `,` may be missing.
 */
export function beforeSuffix(guess: string, suffix: string): string | undefined {
  const after = firstLine(suffix).trimEnd();
  if (guess.endsWith(after)) {
    return guess.slice(0, guess.length - after.length);
  }
  if (closers.test(after) && /[;,]$/.test(guess) && guess.slice(0, -1).endsWith(after)) {
    return guess.slice(0, -1 - after.length);
  }
  return undefined;
}

/** Whether a line stands already as the next one that is not blank. Lines without a word, such as `}`, repeat rightly. */
export function repeatsBelow(line: string, suffix: string): boolean {
  const lineEnd = suffix.indexOf("\n");
  if (lineEnd < 0 || !/\w/.test(line)) {
    return false;
  }
  return firstLine(suffix.slice(lineEnd).trimStart()).trim() === line.trim();
}

function firstLine(text: string): string {
  const lineEnd = text.indexOf("\n");
  return lineEnd < 0 ? text : text.slice(0, lineEnd);
}
