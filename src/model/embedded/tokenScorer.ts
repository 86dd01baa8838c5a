import { type Evidence, levels } from "./evidence.ts";

export class TokenScorer {
  private readonly probabilities = new Float32Array(64);
  score(evidence: Evidence, _partial: string): Float32Array {
    const out = this.probabilities;
    const n = levels.length;
    for (let c = 0; c < evidence.count; c++) {
      let p = 0;
      for (let l = 0; l < n; l++) {
        const ex = evidence.votes[c * 3 * n + l]! * 2 + evidence.votes[c * 3 * n + n + l]!;
        const tot = evidence.totals[l]! * 2 + evidence.totals[n + l]!;
        const sh = evidence.votes[c * 3 * n + 2 * n + l]!;
        const st = evidence.totals[2 * n + l]!;
        if (st > 0 && levels[l]! < 28) p = (p * 4 + sh * 0.5) / (4 + st * 0.5);
        if (tot > 0) p = (p * 1 + ex) / (1 + tot);
      }
      out[c] = p;
    }
    return out;
  }
}
