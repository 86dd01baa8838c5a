/** What is known of a model, a person and a place before a request. */
export interface WaitingFor {
  /** Milliseconds to the model's first token; absent before it was measured. */
  readonly firstToken?: number;
  /** Milliseconds from one key to the next, the median; absent before a few were pressed. */
  readonly rhythm?: number;
  /** A request costs money, or counts towards a limit. */
  readonly isPriced: boolean;
  /** Chance, 0 to 1, that what is typed next follows the answer: then a request that is under way serves the next key as well. */
  readonly acceptance: number;
  /** The most that the person allows; absent: 75 for a model that is priced, 25 for another. */
  readonly most?: number;
}

/** Milliseconds that may be added to what the editor itself holds a request back. */
const mostOf = { priced: 75, free: 25 };
/** Milliseconds of waiting that a request which nobody sees is worth. */
const worthOf = { priced: 300, free: 60 };
/** The editor holds a request back so long, and a key that comes before is waited out already. */
const held = 50;
/** Median of people who type code, where nothing was measured yet. */
const usualRhythm = 175;
/** Deviation of the logarithm of what lies between keys. */
const spread = 0.35;
/** Share of keys after which somebody stops to think, and would wait in vain. */
const pauses = 0.1;
const step = 5;

/**
 * Milliseconds to wait before a model is asked. A request is wasted where a key comes before its first token and does not follow
 * the answer. Waiting `w` costs `w` wherever no key comes within it, and there the request is sent after all: with S(w), the chance
 * that no key came, and v, the worth of a request times the chance that the next key does not follow, the cost is S(w) x (v + w).
 * The least of it is chosen, up to the first token's time, beyond which nothing more can be saved. It grows with the price and falls
 * with the acceptance. A usual typist's next key is too far away, so that nothing is waited; a fast one's is worth waiting for.
 */
export function waitFor({ firstToken, rhythm = usualRhythm, isPriced, acceptance, most }: WaitingFor): number {
  const kind = isPriced ? "priced" : "free";
  const bound = Math.min(most ?? mostOf[kind], firstToken ?? Number.POSITIVE_INFINITY);
  const worth = worthOf[kind] * (1 - acceptance);
  let best = 0;
  let least = worth;
  for (let wait = step; wait <= bound; wait += step) {
    const cost = quietAfter(wait, rhythm) * (worth + wait);
    if (cost < least) {
      best = wait;
      least = cost;
    }
  }
  return best;
}

/** Chance that no key came within some milliseconds since the editor passed the last one on. */
function quietAfter(wait: number, rhythm: number): number {
  const later = (milliseconds: number) => 1 - normal(Math.log(milliseconds / rhythm) / spread);
  return pauses + (1 - pauses) * (later(held + wait) / Math.max(later(held), Number.MIN_VALUE));
}

/** Chance of a standard normal value below `z`: a logistic curve that is off by 0.01 at most (Bowling et al. 2009). */
function normal(z: number): number {
  return 1 / (1 + Math.exp(-1.702 * z));
}

/**
 * Resolves after some milliseconds, or at once when the signal aborts; the caller looks at the signal.
 * Leaves no timer and no listener behind on either way out.
 */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
