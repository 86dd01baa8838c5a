/** Which cache a match was found in; `shapes`: a match in which names may differ, in any cache. */
export const Source = { document: 0, workspace: 1, shapes: 2 } as const;

/** Context lengths, in tokens, at which matches are counted; each count takes in all longer matches. At 0: names in scope. */
export const levels = [0, 2, 3, 4, 5, 6, 8, 11, 15, 20, 28, 40] as const;
const levelCount = levels.length;
export const sourceCount = 3;
export const cells = sourceCount * levelCount;
export const mostCandidates = 48;

const levelOf = new Uint8Array(64);
for (let length = 0; length < 64; length++) {
  levelOf[length] = levels.findLastIndex((level) => level <= length);
}

/** What the caches know of the next token: for each candidate how many matches of each length and source led to it. */
export class Evidence {
  count = 0;
  readonly tokens = new Uint32Array(mostCandidates);
  /** Matches of at least a level's length that led to the candidate, by source and level. */
  readonly votes = new Float32Array(mostCandidates * cells);
  /** The same over all candidates. */
  readonly totals = new Float32Array(cells);
  /** Longest match by source. */
  readonly longest = new Uint8Array(mostCandidates * sourceCount);
  readonly longestOfAll = new Uint8Array(sourceCount);
  /** Matches in the document or in its folder. */
  readonly near = new Float32Array(mostCandidates);
  /** Matches in which a name was replaced by the candidate, and by another one. */
  readonly renamedTo = new Float32Array(mostCandidates);
  readonly renamedFrom = new Float32Array(mostCandidates);
  /** Which candidate the first match of the longest length led to, by source; -1: none. */
  readonly firstLongest = new Int8Array(sourceCount);

  clear(): void {
    this.votes.fill(0, 0, this.count * cells);
    this.longest.fill(0, 0, this.count * sourceCount);
    this.near.fill(0, 0, this.count);
    this.renamedTo.fill(0, 0, this.count);
    this.renamedFrom.fill(0, 0, this.count);
    this.totals.fill(0);
    this.longestOfAll.fill(0);
    this.firstLongest.fill(-1);
    this.count = 0;
  }

  /** Counts one match of `length` tokens that led to `token`. */
  add(token: number, source: number, length: number, near: number): void {
    const candidate = this.candidateOf(token);
    if (candidate < 0) {
      return;
    }
    for (let level = levelOf[length]!; level >= 0; level--) {
      this.votes[candidate * cells + source * levelCount + level]!++;
      this.totals[source * levelCount + level]!++;
    }
    this.near[candidate]! += near;
    const at = candidate * sourceCount + source;
    this.longest[at] = Math.max(this.longest[at]!, length);
    if (length > this.longestOfAll[source]!) {
      this.longestOfAll[source] = length;
      this.firstLongest[source] = candidate;
    }
  }

  /** Counts a match that led to `from`, which the names before it turned into `to`. */
  addRenaming(from: number, to: number): void {
    const [source, target] = [this.candidateOf(from), this.candidateOf(to)];
    if (source >= 0) {
      this.renamedFrom[source]!++;
    }
    if (target >= 0) {
      this.renamedTo[target]!++;
    }
  }

  /** Index of a token's candidate, a new one if need be; -1 if there is no room. */
  private candidateOf(token: number): number {
    const found = this.tokens.indexOf(token);
    if (found >= 0 && found < this.count) {
      return found;
    }
    if (this.count === mostCandidates) {
      return -1;
    }
    this.tokens[this.count] = token;
    return this.count++;
  }
}
