/**
 * From this stated probability on the embedded model's own answer is shown while another model is waited for: 98.1 and 99.3 % of the
 * answers of four characters and more that it is shown at are exactly right, and 4.9 and 4.6 % of the points get one (`npm run bench:embedded`, held-out
 * files of eight packages, seeds 1 and 2; at 0.95: 97.3 % and 7.3 %, seed 1).
 */
export const draftThreshold = 0.97;
/** A shorter draft is typed faster than it is read, and what it gets wrong is mostly a bracket. */
const shortestDraft = 4;

/** Whether an answer of the embedded model may be shown before the answer of the model that was asked. `probability`: as it stated for `text`. */
export function draftIsSure(probability: number, text: string): boolean {
  return probability >= draftThreshold && text.replace(/\s+/g, "").length >= shortestDraft;
}
