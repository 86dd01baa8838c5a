import { ModelError } from "./errors.ts";

/** A model did not answer, and the next one is asked. */
export interface HandedOn<Asked> {
  readonly from: Asked;
  readonly to: Asked;
  readonly error: ModelError;
}

/**
 * Asks the first, and where it fails before it said anything, the next: each is asked in its own way, so that its prompt fits its window and
 * its format. The last one's error is thrown. `hasNext` tells whoever asks that failing at once is better than waiting.
 */
export async function* askingInTurn<Asked, Said>(
  asked: readonly [Asked, ...(readonly Asked[])],
  ask: (one: Asked, hasNext: boolean) => AsyncIterable<Said>,
  onHandedOn: (handedOn: HandedOn<Asked>) => void,
): AsyncGenerator<Said> {
  const [from, to, ...rest] = asked;
  let hasAnswered = false;
  try {
    for await (const said of ask(from, to !== undefined)) {
      hasAnswered = true;
      yield said;
    }
    return;
  } catch (error) {
    if (hasAnswered || to === undefined || !(error instanceof ModelError) || !mayAnother(error)) {
      throw error;
    }
    onHandedOn({ from, to, error });
  }
  yield* askingInTurn([to, ...rest], ask, onHandedOn);
}

/**
 * Whether another model may do better: not where the person cancelled, a provider withheld the answer, or a feature was stopped
 * because it asks or fails over and over.
 */
function mayAnother({ kind, budget }: ModelError): boolean {
  const isStopped = budget === "asksOverAndOver" || budget === "failsOverAndOver";
  return kind !== "cancelled" && kind !== "contentFilter" && !isStopped;
}
