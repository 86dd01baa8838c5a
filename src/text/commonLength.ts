/** Length of the longest text that both texts begin with. One that goes on with the other, as while one types, is compared at once. */
export function commonLength(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  if (one.slice(0, limit) === other.slice(0, limit)) {
    return limit;
  }
  let length = 0;
  while (one.charCodeAt(length) === other.charCodeAt(length)) {
    length++;
  }
  return length;
}
