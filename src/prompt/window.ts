/** The end of a text, at most so many characters, from a line's start on; a last line that is longer is cut inside. */
export function endOf(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const cut = text.length - most;
  const lineStart = text.indexOf("\n", cut - 1) + 1;
  return text.slice(lineStart > 0 ? lineStart : besidePair(text, cut, 1));
}

/** The start of a text, at most so many characters, up to a line's end; a first line that is longer is cut inside. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const lineEnd = text.slice(0, Math.max(0, most)).lastIndexOf("\n") + 1;
  return text.slice(0, lineEnd > 0 ? lineEnd : besidePair(text, Math.max(0, most), -1));
}

/** The offset, or the one beside it where it falls between the two code units of one character. */
function besidePair(text: string, offset: number, step: 1 | -1): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + step : offset;
}
