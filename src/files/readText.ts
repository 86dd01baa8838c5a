import { lstat, readFile } from "node:fs/promises";

/**
 * Larger files are data or were written by a machine, as are those with longer lines, longest or mean: so it is with each of the 10
 * such files among the 5,000 of the benches' packages. The longest line that a person wrote there has 2,900 characters.
 */
const mostBytes = 1_000_000;
const longestLine = 20_000;
const meanLine = 250;
/** Characters below which the mean says nothing. */
const shortText = 5_000;

/**
 * The text of a file, with `\n` as line ends and without a byte order mark; undefined for what is no text that people wrote:
 * too large, binary, not UTF-8, minified, a link, or gone.
 */
export async function readText(path: string): Promise<string | undefined> {
  try {
    const entry = await lstat(path);
    if (!entry.isFile() || entry.size > mostBytes) {
      return undefined;
    }
    return decode(await readFile(path));
  } catch {
    // Gone since it was listed, or not readable for us: there is no text to learn.
    return undefined;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) {
    return undefined;
  }
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
  return isWritten(text) ? text : undefined;
}

/** Whether people may have written a text: it is not too large, and its lines are not those of minified code or of data. */
export function isWritten(text: string): boolean {
  if (text.length > mostBytes) {
    return false;
  }
  let lines = 1;
  for (let start = 0; start < text.length; lines++) {
    const end = text.indexOf("\n", start);
    const stop = end < 0 ? text.length : end;
    if (stop - start > longestLine) {
      return false;
    }
    start = stop + 1;
  }
  return text.length < shortText || text.length / lines < meanLine;
}
