import type { Model, ModelRequest } from "../model.ts";
import { sparingABrokenServer } from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { endingInTime } from "./deadline.ts";
import type { Policy } from "./policy.ts";
import { type Recording, recordedBy } from "./recordedBy.ts";
import { hidingSecrets, usualRedaction } from "./redaction.ts";
import { tryingAgain } from "./retry.ts";
import { givingUpOnSilence } from "./silence.ts";
import type { KeyState } from "./states.ts";
import { timeLimits } from "./timeLimits.ts";
import { waitingItsTurn } from "./turn.ts";

export interface ClientOptions {
  /** What the requests of this key share. */
  readonly state: KeyState;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Where each request is held to the budgets and recorded; without it none is, as in the trials of a set-up. */
  readonly recording?: Recording;
}

/** A model as the features see it: the given one, behind every policy. Its errors are the model's, and the policies' own `ModelError`s. */
export function createClient(model: Model, { state, clock, random, recording }: ClientOptions): Model {
  const { origin } = state;
  const limits = (request: ModelRequest) => timeLimits(origin, request.lane);
  return requests(model, [
    hidingSecrets(usualRedaction),
    ...(recording === undefined ? [] : [recordedBy(recording)]),
    endingInTime(limits, origin, clock),
    tryingAgain(clock, random),
    sparingABrokenServer(state.breakerOf(model.id), origin),
    waitingItsTurn(state.line),
    givingUpOnSilence(limits, origin, clock),
  ]);
}

/** Puts a model behind policies, the first of which is the outermost. */
function requests(model: Model, policies: readonly Policy[]): Model {
  return policies.reduceRight((inner, policy) => policy(inner), model);
}
