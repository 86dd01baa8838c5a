/** Edits at which a name may still be a slip of another. */
const mostEdits = 2;
const nameInText = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Names among which a slip is looked for; comparing with more would hold the calling thread. */
const mostNames = 5_000;

/** The different names of some texts, the first 5,000 of them. */
export function namesOf(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts) {
    for (const [name] of text.matchAll(nameInText)) {
      if (names.size === mostNames) {
        return names;
      }
      names.add(name);
    }
  }
  return names;
}

/** The name that is fewest edits away from one that is not among them, and at most two and a third of its length. */
export function closestName(name: string, names: ReadonlySet<string>): string | undefined {
  let closest: string | undefined;
  let fewest = Math.min(mostEdits, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) < fewest && candidate !== name) {
      const edits = distance(name.toLowerCase(), candidate.toLowerCase());
      if (edits < fewest) {
        closest = candidate;
        fewest = edits;
      }
    }
  }
  return closest;
}

/** Edits from one word to another: a character put in, taken out, changed, or two neighbours swapped (optimal string alignment). */
export function distance(one: string, other: string): number {
  let last: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const edited = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(isSwapped ? Math.min(edited, last[j - 2]! + 1) : edited);
    }
    last = row;
    row = next;
  }
  return row[other.length]!;
}
