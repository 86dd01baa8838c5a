import { useMemo } from "preact/hooks";
import { type Piece, pieces } from "../markdown/pieces.ts";
import type { Link, Turn } from "../protocol.ts";
import { fill } from "../words.ts";
import { CaveatList } from "./CaveatList.tsx";
import { MarkdownBlock } from "./MarkdownBlock.tsx";
import { usePanel } from "./panel.ts";

interface AnswerProps {
  readonly turn: Turn;
  readonly unfolded: readonly string[];
}

/** The answer's Markdown, piece by piece; the pointer on a piece marks its lines in the editor. */
export function Answer({ turn, unfolded }: AnswerProps) {
  const { markdown, spans, caveats } = turn;
  const parts = useMemo(() => pieces({ markdown, spans, caveats }), [markdown, spans, caveats]);
  return (
    <div class={turn.state === "running" ? "answer streaming" : "answer"}>
      {parts.map((piece, index) => (
        <AnswerPiece key={index} piece={piece} turn={turn} unfolded={unfolded} />
      ))}
    </div>
  );
}

function AnswerPiece({ piece, turn, unfolded }: AnswerProps & { readonly piece: Piece }) {
  const { post } = usePanel();
  const { link } = piece;
  const mark = link && (() => post({ type: "mark", link }));
  const unmark = link && (() => post({ type: "mark" }));
  return (
    <div
      class={link ? "piece tied" : "piece"}
      {...(mark && unmark ? { onMouseEnter: mark, onMouseLeave: unmark } : {})}
    >
      {link && <LinesButton link={link} />}
      {piece.blocks.map(({ text, caveats }, index) => (
        <div key={index}>
          <MarkdownBlock text={text} links={turn.links} caveats={caveats} />
          <CaveatList turn={turn.id} caveats={caveats} unfolded={unfolded} />
        </div>
      ))}
    </div>
  );
}

function LinesButton({ link }: { readonly link: Link }) {
  const { post, words } = usePanel();
  const { line = 0, endLine = line } = link;
  return (
    <button
      type="button"
      class="link lines"
      onClick={() => post({ type: "open", link })}
      onFocus={() => post({ type: "mark", link })}
      onBlur={() => post({ type: "mark" })}
    >
      {line === endLine ? fill(words.line, line + 1) : fill(words.lines, line + 1, endLine + 1)}
    </button>
  );
}
