/** Lines of a window that is compared and, if chosen, sent; Copilot compares 60, Cody 50: shorter ones leave room for more files. */
const windowLines = 40;
/** Characters read of one document, which bounds the work on a key press. */
const longestDocument = 60_000;

/** Some lines of a document, and the names in them. */
export interface Window {
  /** Counted from 0. */
  readonly firstLine: number;
  readonly text: string;
  readonly names: ReadonlySet<string>;
}

/** Windows that overlap by half, so that no place is cut off from what surrounds it. */
export function windowsOf(text: string): readonly Window[] {
  const lines = text.slice(0, longestDocument).split("\n");
  const windows: Window[] = [];
  for (let firstLine = 0; firstLine === 0 || firstLine + windowLines / 2 < lines.length; firstLine += windowLines / 2) {
    const part = lines.slice(firstLine, firstLine + windowLines).join("\n");
    windows.push({ firstLine, text: part, names: namesOf(part) });
  }
  return windows;
}

/** The window that shares most names with a text, and how much of all names that is (Jaccard): 0 to 1. */
export function bestWindow(
  windows: readonly Window[],
  reference: ReadonlySet<string>,
): { readonly window: Window; readonly relevance: number } | undefined {
  const relevances = windows.map((window) => jaccard(window.names, reference));
  const relevance = Math.max(...relevances);
  const window = windows[relevances.indexOf(relevance)];
  return window === undefined ? undefined : { window, relevance };
}

/** Names of at least three letters in a text of any language. */
export function namesOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu) ?? []);
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const name of one) {
    if (other.has(name)) {
      common++;
    }
  }
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
