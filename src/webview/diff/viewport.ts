import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { type RowRange, visibleRange } from "./visibleRange.ts";

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
