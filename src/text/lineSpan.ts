/** Whole lines of a text: `count` of them from line `start` on, counted from 0; none of them is the place before `start`. */
export interface LineSpan {
  readonly start: number;
  readonly count: number;
}
