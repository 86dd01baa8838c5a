import { stat } from "node:fs/promises";
import { readText } from "../../files/readText.ts";
import { linesInWords } from "../newItem.ts";
import { estimateTokens } from "../tokens.ts";
import type { Passage } from "./protocol.ts";
import type { ChosenLine } from "./spans.ts";
import type { IndexedFile } from "./store.ts";

/** A document that is open in the editor. */
export interface OpenText {
  readonly uri: string;
  readonly text: string;
}

/** What passages are made of besides the chosen lines. */
export interface PassageTexts {
  /** An open document, by the key of its file. */
  readonly open: (key: string) => OpenText | undefined;
  /** What a file is called to a person. */
  readonly nameOf: (key: string) => string;
  /** Told of each file that is no more what was indexed. */
  readonly stale: (file: IndexedFile) => void;
}

/** Some lines in a row. */
interface Span {
  readonly start: number;
  count: number;
  worth: number;
}

/** The texts of chosen lines, the most telling first, in at most so many tokens with their files' names. Files that have changed are left out. */
export async function passagesOf(
  chosen: readonly ChosenLine[],
  tokens: number,
  texts: PassageTexts,
): Promise<readonly Passage[]> {
  const byFile = [...Map.groupBy(chosen, ({ file }) => file)];
  const found = await Promise.all(byFile.map(([file, lines]) => passagesIn(file, spansOf(lines), texts)));
  const most = Math.max(...chosen.map(({ worth }) => worth));
  const passages = found.flat().map((passage) => ({ ...passage, relevance: passage.relevance / most }));
  return within(
    tokens,
    passages.sort((one, other) => other.relevance - one.relevance),
  );
}

async function passagesIn(file: IndexedFile, spans: readonly Span[], texts: PassageTexts): Promise<readonly Passage[]> {
  const open = texts.open(file.key);
  const text = open?.text ?? (await textOnDisk(file));
  if (text === undefined) {
    texts.stale(file);
    return [];
  }
  const lines = text.split("\n");
  return spans.map(({ start, count, worth }) => ({
    ...(open === undefined ? {} : { uri: open.uri }),
    path: file.key,
    name: texts.nameOf(file.key),
    text: lines.slice(start, start + count).join("\n"),
    lines: { start, count },
    relevance: worth,
    reason: `${linesInWords(start, count)} stand where names and lines are like those around the cursor`,
  }));
}

/** A file's text as it was indexed; undefined once it is another. */
async function textOnDisk({ key, modified, size }: IndexedFile): Promise<string | undefined> {
  // A file that can't be looked at any more is another than was indexed.
  const entry = await stat(key).catch(() => undefined);
  return entry?.mtimeMs === modified && entry.size === size ? readText(key) : undefined;
}

function spansOf(lines: readonly ChosenLine[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { line, worth } of lines.toSorted((one, other) => one.line - other.line)) {
    const last = spans.at(-1);
    if (last !== undefined && last.start + last.count === line) {
      last.count++;
      last.worth = Math.max(last.worth, worth);
    } else {
      spans.push({ start: line, count: 1, worth });
    }
  }
  return spans;
}

function within(tokens: number, passages: readonly Passage[]): readonly Passage[] {
  const named = new Set<string>();
  let left = tokens;
  return passages.filter(({ path, name, text }) => {
    const cost = estimateTokens(`${text}\n`) + (named.has(path) ? 0 : estimateTokens(`${name}\n`));
    if (cost > left) {
      return false;
    }
    named.add(path);
    left -= cost;
    return true;
  });
}
