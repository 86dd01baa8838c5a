/** How many lines two lists have in common at their beginning, and behind that at their end. */
export function equalEnds(
  one: readonly string[],
  other: readonly string[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) {
    tail++;
  }
  return { head, tail };
}
