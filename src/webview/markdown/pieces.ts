import type { Caveat, Link, Turn } from "../protocol.ts";
import { headingOf, plain, splitBlocks } from "./blocks.ts";

/** A block of an answer with the caveats whose quote stands in it. */
export interface Block {
  readonly text: string;
  readonly caveats: readonly Caveat[];
}

/** Blocks from one heading that is tied to lines to the next; the first piece may have no link. */
export interface Piece {
  readonly link?: Link;
  readonly blocks: readonly Block[];
}

const noCaveats: readonly Caveat[] = [];

/** The answer in the pieces that its spans tie to lines. */
export function pieces({ markdown, spans, caveats }: Pick<Turn, "markdown" | "spans" | "caveats">): readonly Piece[] {
  const texts = splitBlocks(markdown);
  const byBlock = Map.groupBy(quoted(caveats), ({ quote = "" }) => texts.findIndex((text) => text.includes(quote)));
  const all: { link?: Link; blocks: Block[] }[] = [];
  let nextSpan = 0;
  for (const [index, text] of texts.entries()) {
    const heading = headingOf(text);
    const span = spans[nextSpan];
    if (span !== undefined && heading !== undefined && heading === plain(span.heading)) {
      nextSpan++;
      all.push({ link: span.link, blocks: [] });
    } else if (all.length === 0) {
      all.push({ blocks: [] });
    }
    all.at(-1)?.blocks.push({ text, caveats: byBlock.get(index) ?? noCaveats });
  }
  return all;
}

/** Caveats that stand at no hunk and no words of the answer: those on top. */
export function caveatsOnTop({ markdown, caveats, files }: Turn): readonly Caveat[] {
  const hunks = new Set(files.flatMap((file) => file.hunks.map(({ id }) => id)));
  return caveats.filter(({ hunk, quote }) => {
    const isAtHunk = hunk !== undefined && hunks.has(hunk);
    const isAtWords = hunk === undefined && quote !== undefined && quote !== "" && markdown.includes(quote);
    return !(isAtHunk || isAtWords);
  });
}

function quoted(caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter(({ hunk, quote }) => hunk === undefined && quote !== undefined && quote !== "");
}
