import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Rows above and below the visible ones that are there already when they scroll in; the window moves in steps of half of it. */
const overscan = 32;

const measurers = new Set<() => void>();
let isMeasuring = false;

/** Lets every list of rows look again which of them are visible, once in the next frame. */
export function remeasure(): void {
  if (!isMeasuring) {
    isMeasuring = true;
    requestAnimationFrame(() => {
      isMeasuring = false;
      for (const measure of measurers) {
        measure();
      }
    });
  }
}

/** Half-open range of row indexes. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** The rows of fixed height that are near enough to the window to be on the page; none of a list that is far away. */
export function useVisibleRows(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowRange {
  const [range, setRange] = useState<RowRange>({ first: 0, end: 0 });
  useLayoutEffect(() => {
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = visibleRange(-top, window.innerHeight, count, rowHeight);
      setRange((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    measure();
    measurers.add(measure);
    return () => {
      measurers.delete(measure);
    };
  }, [list, count, rowHeight]);
  return range;
}

/** Rows of a list that begins `above` pixels above the window's upper edge. */
export function visibleRange(above: number, height: number, count: number, rowHeight: number): RowRange {
  const step = overscan / 2;
  const first = Math.floor((above / rowHeight - overscan) / step) * step;
  const end = Math.ceil(((above + height) / rowHeight + overscan) / step) * step;
  const range = { first: Math.min(Math.max(0, first), count), end: Math.min(Math.max(0, end), count) };
  return range.first >= range.end ? { first: 0, end: 0 } : range;
}
