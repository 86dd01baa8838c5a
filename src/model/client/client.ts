import type { Model, ModelRequest } from "../model.ts";
import { sparingABrokenServer } from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { endingInTime } from "./deadline.ts";
import type { Policy } from "./policy.ts";
import { type Recording, recordedBy } from "./recordedBy.ts";
import { hidingSecrets, usualRedaction } from "./redaction.ts";
import { tryingAgain } from "./retry.ts";
import { tellingWhatIsSent } from "./sending.ts";
import { givingUpOnSilence } from "./silence.ts";
import type { KeyState } from "./states.ts";
import { type Timeouts, timeLimits } from "./timeLimits.ts";
import { waitingItsTurn } from "./turn.ts";

export interface ClientOptions {
  /** What the requests of this key share. */
  readonly state: KeyState;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Where each request is held to the budgets and recorded; without it none is, as in the trials of a set-up. */
  readonly recording?: Recording;
  /** What the person states, in seconds; 0 of each for what is usual. */
  readonly timeouts?: Timeouts;
}

/** Tokens that a text takes where nobody says how to estimate them: one for two characters, more than any prose or code takes. */
const plainEstimate = (text: string) => text.length / 2;

/** A model as the features see it: the given one, behind every policy. Its errors are the model's, and the policies' own `ModelError`s. */
export function createClient(model: Model, { state, clock, random, recording, timeouts }: ClientOptions): Model {
  const { origin } = state;
  const limits = (request: ModelRequest) => timeLimits(origin, request.lane, timeouts);
  return requests(model, [
    hidingSecrets(usualRedaction),
    ...(recording === undefined ? [] : [recordedBy(recording)]),
    endingInTime(limits, origin, clock),
    tryingAgain(clock, random),
    sparingABrokenServer(state.breakerOf(model.id), origin, clock),
    waitingItsTurn(state.line, recording?.estimate ?? plainEstimate),
    givingUpOnSilence(limits, origin, clock),
    tellingWhatIsSent,
  ]);
}

/** Puts a model behind policies, the first of which is the outermost. */
function requests(model: Model, policies: readonly Policy[]): Model {
  return policies.reduceRight((inner, policy) => policy(inner), model);
}
