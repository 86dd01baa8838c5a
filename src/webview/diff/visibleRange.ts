/** Rows above and below the visible ones that are there already when they scroll in; the window moves in steps of half of it. */
const overscan = 32;

/** Half-open range of row indexes. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Rows of a list that begins `above` pixels above the window's upper edge. */
export function visibleRange(above: number, height: number, count: number, rowHeight: number): RowRange {
  const step = overscan / 2;
  const first = Math.floor((above / rowHeight - overscan) / step) * step;
  const end = Math.ceil(((above + height) / rowHeight + overscan) / step) * step;
  const range = { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
  return range.first >= range.end ? { first: 0, end: 0 } : range;
}
