import { useRef } from "preact/hooks";
import type { Row } from "../diff/rows.ts";
import { useVisibleRows } from "../diff/viewport.ts";
import { wordMarks } from "../diff/wordMarks.ts";
import { fill } from "../words.ts";
import { memo } from "./memo.ts";
import { usePanel } from "./panel.ts";

/** UTF-16 units of a line that are shown; a line of minified code would cost seconds of layout. */
const maxShown = 2_000;

const signs = { same: " ", removed: "−", added: "+" } as const;

/** Lines of a fixed height, of which only those near the window are on the page. */
export function HunkRows({ rows, label }: { readonly rows: readonly Row[]; readonly label: string }) {
  const { rowHeight } = usePanel();
  const list = useRef<HTMLDivElement>(null);
  const { first, end } = useVisibleRows(list, rows.length, rowHeight);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      class="rows"
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key
      tabIndex={0}
      ref={list}
      style={{ height: `${rows.length * rowHeight}px` }}
    >
      <ul style={{ top: `${first * rowHeight}px` }}>
        {rows.slice(first, end).map((row, index) => (
          <RowLine key={first + index} row={row} position={first + index + 1} count={rows.length} />
        ))}
      </ul>
    </div>
  );
}

interface RowLineProps {
  readonly row: Row;
  /** Counted from 1. */
  readonly position: number;
  readonly count: number;
}

const RowLine = memo(({ row, position, count }: RowLineProps) => {
  const { words } = usePanel();
  const { kind, oldNumber, newNumber } = row;
  return (
    <li class={`row ${kind}`} aria-posinset={position} aria-setsize={count}>
      <span class="number" aria-hidden="true">
        {oldNumber}
      </span>
      <span class="number" aria-hidden="true">
        {newNumber}
      </span>
      <span class="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      {kind !== "same" && <span class="unseen">{words[kind]} </span>}
      <RowText row={row} />
    </li>
  );
});

function RowText({ row }: { readonly row: Row }) {
  const { words } = usePanel();
  const { text } = row;
  if (text.length > maxShown) {
    return (
      <span class="text">
        {text.slice(0, maxShown)}
        <span class="quiet">{fill(words.charactersMore, text.length - maxShown)}</span>
      </span>
    );
  }
  const pieces = wordMarks(row);
  return (
    <span class="text">
      {pieces.map((piece, index) => (piece.isMarked ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </span>
  );
}
