import type { Model, ModelRequest } from "../model.ts";
import { answeringFromCache } from "./answerCache.ts";
import type { AnswerStore } from "./answerStore.ts";
import { sparingABrokenServer } from "./breaker.ts";
import type { Clock } from "./clock.ts";
import { countingInTurn } from "./countingInTurn.ts";
import { endingInTime } from "./deadline.ts";
import { hedging } from "./hedging.ts";
import { type RequestsInFlight, sharingInFlight } from "./inFlight.ts";
import { endingLoops } from "./loops.ts";
import type { Policy } from "./policy.ts";
import { type Recording, recordedBy } from "./recordedBy.ts";
import { hidingSecrets, usualRedaction } from "./redaction.ts";
import { tryingAgain } from "./retry.ts";
import { stoppingRunaways } from "./runaway.ts";
import type { RunawayGuard } from "./runawayGuard.ts";
import { tellingWhatIsSent } from "./sending.ts";
import { givingUpOnSilence } from "./silence.ts";
import type { KeyState } from "./states.ts";
import { type Timeouts, timeLimits } from "./timeLimits.ts";
import { type TracingOptions, tracing } from "./tracing.ts";
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
  /** Where what becomes of each request is noted. */
  readonly traced?: Omit<TracingOptions, "origin" | "clock">;
  /** Answers that are kept on the disk. */
  readonly answers?: AnswerStore;
  /** What runs in this window, so that two requests for the same are one. */
  readonly running?: RequestsInFlight;
  /** Milliseconds after which a request without an answer is sent a second time. */
  readonly hedgeAfter?: number;
  /** What stops a feature that asks or fails over and over. */
  readonly guard?: RunawayGuard;
}

/** Tokens that a text takes where nobody says how to estimate them: one for two characters, more than any prose or code takes. */
const plainEstimate = (text: string) => text.length / 2;

/** A model as the features see it: the given one, behind every policy. Its errors are the model's, and the policies' own `ModelError`s. */
export function createClient(model: Model, options: ClientOptions): Model {
  const { state, clock, random, recording, timeouts, traced, answers, running, hedgeAfter, guard } = options;
  const { origin, line } = state;
  const limits = (request: ModelRequest) => timeLimits(origin, request.lane, timeouts);
  return requests(model, [
    where(traced, (parts) => tracing({ ...parts, origin, clock })),
    hidingSecrets(usualRedaction),
    where(answers, (store) => answeringFromCache(store, origin)),
    where(running, (requests) => sharingInFlight(requests, origin)),
    where(hedgeAfter, (milliseconds) => hedging(milliseconds, clock)),
    where(guard, (stops) => stoppingRunaways(stops, origin)),
    where(recording, recordedBy),
    endingInTime(limits, origin, clock),
    endingLoops,
    tryingAgain(clock, random),
    sparingABrokenServer(state.breakerOf(model.id), origin, clock),
    waitingItsTurn(line, recording?.estimate ?? plainEstimate),
    countingInTurn(line),
    givingUpOnSilence(limits, origin, clock),
    tellingWhatIsSent,
  ]);
}

/** Puts a model behind policies, the first of which is the outermost. */
function requests(model: Model, policies: readonly Policy[]): Model {
  return policies.reduceRight((inner, policy) => policy(inner), model);
}

/** A policy for which a part is needed; without the part every request passes as it is. */
function where<Part>(part: Part | undefined, policy: (part: Part) => Policy): Policy {
  return part === undefined ? (model) => model : policy(part);
}
