import { isCancelled } from "../model/errors.ts";
import type { Model } from "../model/model.ts";
import type { PromptMemory } from "../prompt/promptMemory.ts";
import type { Disposable } from "../text/disposable.ts";
import type { Snapshot } from "../text/snapshot.ts";
import type { Answer, AnswerKind } from "./answer.ts";
import { Answers, type Rest, restOf } from "./answers.ts";
import { Asking, type Gather } from "./asking.ts";
import { breaksIn } from "./breaksIn.ts";
import { beginsHere, isConfirmed } from "./confirmed.ts";
import { draftIsSure } from "./draft.ts";
import type { Experiences } from "./experience.ts";
import { afterTaking } from "./follow.ts";
import { gate, gateShown } from "./gate.ts";
import { type Judge, judgeDoubt } from "./judgeDoubt.ts";
import { Judgement } from "./judgement.ts";
import type { Completers, KeyPress } from "./keyPress.ts";
import type { PressStepName } from "./lastPress.ts";
import { type Offer, type Offered, offerOf } from "./offer.ts";
import { type Scrutiny, scrutinyOf } from "./scrutiny.ts";
import type { CheckSyntax } from "./shape/index.ts";
import { soundOffer } from "./soundOffer.ts";
import { none, type Outcome, type Suggestion } from "./suggestion.ts";
import { wait, waitFor } from "./wait.ts";

export interface EngineParts {
  readonly context: { readonly gather: Gather };
  readonly experiences: Experiences;
  /** What was sent last. */
  readonly prompts: PromptMemory;
  /** Asked about models whose lines are often wrong. */
  readonly judge?: Judge;
  /** The same: whether the code parses no worse with a suggestion. */
  readonly checkSyntax?: CheckSyntax;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** What the editor was given last. */
interface Shown {
  readonly answer: Answer;
  readonly snapshot: Snapshot;
  readonly suggestion: Suggestion;
  readonly completers: Completers;
  readonly at: number;
}

/** Milliseconds for which an answer that nobody waits for goes on: the editor holds the next request back for 50. */
const grace = 250;
/** Milliseconds after which ghost text no longer grows: whoever has begun to read it must not take more than was read. */
const mostGrowth = 250;
/** Chance of being taken from which on what follows a suggestion is asked for in advance: where that costs nothing, and where it costs money. */
const leastChance = { free: 0.2, priced: 0.4 };

/** From a key press to ghost text: reuse, gate, wait, ask, shape, offer. An answer lives as long as what is typed follows it, not as long as a key press. */
export class CompletionEngine implements Disposable {
  private readonly answers = new Answers();
  private readonly judgement: Judgement;
  private readonly parts: EngineParts;
  private readonly now: () => number;
  private readonly asking: Asking;
  private shown: Shown | undefined;

  constructor(parts: EngineParts) {
    this.parts = parts;
    this.now = parts.now ?? (() => performance.now());
    this.judgement = new Judgement(parts.experiences);
    this.asking = new Asking({ ...parts, now: this.now });
  }

  /** What to offer at the cursor, or why nothing. Aborting the signal ends what nobody else waits for, down to the socket. Throws `ModelError`. */
  async suggest(press: KeyPress, completers: Completers): Promise<Outcome> {
    const { snapshot, situation, signal } = press;
    this.shown = undefined;
    if (situation.selectedEntry === undefined) {
      // An entry that the editor's list has selected is not typed yet, so it says nothing about an answer.
      this.judgement.settle(this.answers.all(), snapshot);
    }
    const ended = this.stepsOf(press);
    const known = await this.known(press, completers);
    ended("reuse", known?.kind === "suggestion" ? known.suggestion.model : undefined);
    if (known !== undefined) {
      return known;
    }
    const [first, ...others] = completers.models.filter((model) => !completers.paused.has(model));
    const closed = gate(snapshot, situation) ?? this.judgement.closed(snapshot, completers.models[0].id);
    ended("gate");
    if (closed !== undefined) {
      return none(closed);
    }
    if (first === undefined) {
      return none("paused");
    }
    await wait(this.waitBefore(first, press, completers), signal);
    ended("wait");
    if (signal.aborted) {
      return none("cancelled");
    }
    const outcome = await this.ask(press, { ...completers, models: [first, ...others] });
    ended("ask", outcome.kind === "suggestion" ? outcome.suggestion.model : first.id);
    return outcome;
  }

  /** Tells the steps of a key press, each with the time since the one before. */
  private stepsOf({ onStep }: KeyPress): (step: PressStepName, note?: string) => void {
    let began = this.now();
    return (step, note) => {
      const now = this.now();
      onStep?.({ step, milliseconds: now - began, ...(note === undefined ? {} : { note }) });
      began = now;
    };
  }

  /** Asks in advance at a place where the cursor came to rest, if nothing is known or being asked there. Ends like any other answer. */
  prepare(snapshot: Snapshot, completers: Completers): void {
    const [first] = completers.models;
    this.judgement.settle(this.answers.all(), snapshot);
    const isKnown = this.answers.following(snapshot, idsOf(completers)).length > 0;
    if (!isKnown && gate(snapshot) === undefined && !completers.paused.has(first) && this.pays(completers, snapshot)) {
      this.start(snapshot, completers, { isSpeculative: true });
    }
  }

  /** The person is elsewhere: nothing is asked any more. */
  leave(): void {
    this.shown = undefined;
    this.answers.stopAll();
  }

  dispose(): void {
    this.leave();
  }

  private waitBefore({ id, capabilities }: Model, { snapshot, situation }: KeyPress, completers: Completers): number {
    const { firstToken, acceptance } = this.parts.experiences.of(id, snapshot.languageId);
    const { rhythm } = situation;
    return capabilities.learnsWorkspace
      ? 0
      : waitFor({
          acceptance,
          isPriced: completers.isPriced,
          ...(firstToken === undefined ? {} : { firstToken }),
          ...(rhythm === undefined ? {} : { rhythm }),
          ...(completers.mostWait === undefined ? {} : { most: completers.mostWait }),
        });
  }

  private async known(press: KeyPress, completers: Completers): Promise<Outcome | undefined> {
    let unconfirmed: Outcome | undefined;
    for (const rest of this.answers.following(press.snapshot, idsOf(completers))) {
      const offer = await this.offerFrom(rest.answer, press);
      if (offer?.kind === "none" && offer.reason === "unconfirmed") {
        unconfirmed = beginsHere(rest) ? offer : unconfirmed;
      } else if (offer !== undefined) {
        return this.give(offer, rest.answer, press, completers);
      }
    }
    return unconfirmed;
  }

  private async ask(press: KeyPress, completers: Completers): Promise<Outcome> {
    const { snapshot } = press;
    const answer = this.start(snapshot, completers);
    const refined = this.offerFrom(answer, press);
    const draft = await Promise.race([refined.then(() => undefined), this.draft(press, completers)]);
    if (draft === undefined) {
      return this.give((await refined) ?? none("empty"), answer, press, completers);
    }
    const given = this.give(draft.offer, draft.answer, press, completers);
    const { shown } = this;
    refined.then(
      (offer) => {
        if (this.shown === shown && isBetter(offer, draft.offer.suggestion)) {
          completers.onBetter?.();
        }
      },
      () => {
        // Who did not answer has been told by `onHandedOn`; the draft stands.
      },
    );
    return given;
  }

  /** What the embedded model says before the one that was asked, where it is sure; never resolves where it is not. */
  private async draft(press: KeyPress, { models, ...rest }: Completers): Promise<{ answer: Answer; offer: Offered }> {
    const drafter = models.find(({ capabilities }) => capabilities.learnsWorkspace);
    if (drafter !== undefined && drafter !== models[0]) {
      const answer = this.start(press.snapshot, { ...rest, models: [drafter] }, { isDraft: true });
      // A draft that failed is none; the model that was asked answers all the same.
      const offer = await this.offerFrom(answer, press).catch(() => undefined);
      const [first] = answer.logprobs;
      if (offer?.kind === "suggestion" && draftIsSure(Math.exp(first?.logprob ?? -Infinity), offer.suggestion.text)) {
        return { answer, offer };
      }
      this.answers.remove(answer);
    }
    return new Promise(() => {});
  }

  /** What can be offered of an answer at a place, as soon as a statement of it is whole; `undefined` where it does not say more for the place. */
  private async offerFrom(answer: Answer, press: KeyPress): Promise<Exclude<Offer, string> | undefined> {
    const { snapshot, signal } = press;
    answer.keep();
    for (;;) {
      const rest = restOf(answer, snapshot);
      if (answer.state === "failed") {
        return failed(answer);
      }
      const scrutiny = scrutinyOf(answer, this.parts.experiences);
      if (scrutiny.isDoubted) {
        await judgeDoubt(answer, rest?.from ?? 0, this.parts.judge, signal);
      }
      const offer = rest === undefined ? "nothing" : offerOf(rest, snapshot, scrutiny);
      if (rest === undefined || offer === "nothing") {
        return undefined;
      }
      if (offer !== "later") {
        return this.scrutinised(offer, rest, press, scrutiny);
      }
      await answer.next(signal);
      if (signal.aborted) {
        answer.letGo(grace);
        return none("cancelled");
      }
    }
  }

  private async scrutinised(
    offer: Exclude<Offer, string>,
    rest: Rest,
    { snapshot, signal }: KeyPress,
    { hasErred }: Scrutiny,
  ): Promise<Exclude<Offer, string>> {
    const { answer } = rest;
    if (!hasErred || offer.kind === "none") {
      return offer;
    }
    const others = this.answers.following(snapshot, [answer.model.id]);
    return isConfirmed(rest, snapshot, others)
      ? soundOffer(offer, answer, snapshot, this.parts.checkSyntax, signal)
      : none("unconfirmed");
  }

  private give(
    offer: Exclude<Offer, string>,
    answer: Answer,
    { snapshot, situation }: KeyPress,
    completers: Completers,
  ): Outcome {
    if (offer.kind === "none") {
      return offer.reason === "empty" && answer.model.capabilities.learnsWorkspace ? none("notSure") : offer;
    }
    const { suggestion, stretch } = offer;
    const hidden = gateShown(suggestion.text, snapshot, situation);
    if (hidden !== undefined) {
      return none(hidden);
    }
    answer.offered = stretch;
    this.shown = { answer, snapshot, suggestion, completers, at: this.now() };
    void this.watch(this.shown);
    return { kind: "suggestion", suggestion };
  }

  /** Follows what is shown: tells once when more of it can be stood by, and asks for what comes after it. */
  private async watch(shown: Shown): Promise<void> {
    const { answer, snapshot, completers } = shown;
    while (answer.isStreaming && this.shown === shown) {
      await answer.next(answer.signal);
      const rest = restOf(answer, snapshot);
      if (rest !== undefined && scrutinyOf(answer, this.parts.experiences).isDoubted) {
        // So that nobody has to wait for it when this is taken.
        void judgeDoubt(answer, answer.offered?.to ?? 0, this.parts.judge, answer.signal);
      }
      if (this.shown === shown && rest !== undefined && this.hasGrown(rest, shown)) {
        if (this.now() - shown.at < mostGrowth) {
          completers.onBetter?.();
        }
        return;
      }
    }
    if (this.shown === shown) {
      this.askAhead(shown);
    }
  }

  private hasGrown(rest: Rest, { snapshot, suggestion }: Shown): boolean {
    const { answer, from } = rest;
    const scrutiny = scrutinyOf(answer, this.parts.experiences);
    const more = answer.text.slice(from + suggestion.text.length);
    const isMore = more.trim() !== "" && (!answer.isStreaming || breaksIn(more) >= scrutiny.statements);
    return isMore && (answer.logprobs.length === 0 || isBetter(offerOf(rest, snapshot, scrutiny), suggestion));
  }

  /** Asks for what follows a suggestion while it is being read, where what is known ends with it and the learnt chance that it is taken pays. */
  private askAhead({ answer, snapshot, suggestion, completers }: Shown): void {
    const isEnd = answer.offered !== undefined && answer.text.slice(answer.offered.to).trim() === "";
    if (isEnd && answer.state !== "over" && !answer.isDraft && this.pays(completers, snapshot)) {
      const next = afterTaking(snapshot, suggestion.text, suggestion.replaceAfter);
      if (this.answers.following(next, idsOf(completers)).every((rest) => rest.answer === answer)) {
        this.start(next, completers, { isSpeculative: true });
      }
    }
  }

  /** Whether asking a model before anybody needs its answer pays. What runs in this process answers at once. */
  private pays({ models: [first], isPriced }: Completers, { languageId }: Snapshot): boolean {
    const { acceptance } = this.parts.experiences.of(first.id, languageId);
    const isIdle = !this.answers.streaming().some(({ isSpeculative }) => isSpeculative);
    const least = isPriced ? leastChance.priced : leastChance.free;
    return isIdle && !first.capabilities.learnsWorkspace && acceptance >= least;
  }

  private start(snapshot: Snapshot, completers: Completers, kind: AnswerKind = {}): Answer {
    const answer = this.asking.start(snapshot, completers, kind, (failing) => this.answers.remove(failing));
    this.answers.add(answer);
    return answer;
  }
}

function failed(answer: Answer): Exclude<Offer, string> {
  if (isCancelled(answer.error)) {
    return none("cancelled");
  }
  throw answer.error;
}

/** Whether there is something else to offer than what is shown, or more. */
function isBetter(offer: Offer | undefined, { text }: Suggestion): boolean {
  return typeof offer === "object" && offer.kind === "suggestion" && offer.suggestion.text !== text;
}

function idsOf({ models }: Completers): readonly string[] {
  return models.map(({ id }) => id);
}
