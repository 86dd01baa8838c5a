import type { ContextItem } from "../context/contextItem.ts";
import { askingInTurn } from "../model/fallback.ts";
import type { Delta, Model } from "../model/model.ts";
import { fillIn } from "../prompt/fim.ts";
import type { PromptMemory } from "../prompt/promptMemory.ts";
import type { Snapshot } from "../text/snapshot.ts";
import { Answer, type AnswerKind } from "./answer.ts";
import { breaksIn } from "./breaksIn.ts";
import type { Experiences } from "./experience.ts";
import type { Completers } from "./keyPress.ts";
import { linesAhead, statementsShown } from "./reach.ts";

/** What may go along from elsewhere, the best first. Takes 50 ms at most; what comes later serves the next request. */
export type Gather = (snapshot: Snapshot, signal: AbortSignal) => Promise<{ readonly items: readonly ContextItem[] }>;

export interface AskingParts {
  readonly context: { readonly gather: Gather };
  readonly experiences: Experiences;
  /** What was sent last, so that a server finds the beginning of the next prompt in its cache. */
  readonly prompts: PromptMemory;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Asks models in turn, and reads what they say into an answer, as far as anybody is likely to want it. */
export class Asking {
  private readonly parts: AskingParts;
  private asked = 0;

  constructor(parts: AskingParts) {
    this.parts = parts;
  }

  /** The answer begins to come; `onFailed` hears of one that failed. */
  start(snapshot: Snapshot, completers: Completers, kind: AnswerKind, onFailed: (answer: Answer) => void): Answer {
    const answer = new Answer(String(++this.asked), snapshot, completers.models[0], kind);
    const reading = answer.read(this.stream(answer, completers), (text) => this.isEnough(answer, text));
    void reading.then(() => answer.state === "failed" && onFailed(answer));
    return answer;
  }

  private async *stream(answer: Answer, { models, onHandedOn }: Completers): AsyncGenerator<Delta> {
    const { snapshot, signal } = answer;
    const needsContext = models.some(({ capabilities }) => !capabilities.learnsWorkspace);
    const items = needsContext ? (await this.parts.context.gather(snapshot, signal)).items : [];
    const began = this.parts.now();
    const ask = (model: Model, hasAlternative: boolean) => {
      answer.model = model;
      const others = model.capabilities.learnsWorkspace ? [] : items;
      const { request } = fillIn(snapshot, others, model.capabilities, this.parts.prompts);
      return model.stream({ ...request, hasAlternative }, signal);
    };
    let hasBegun = false;
    for await (const delta of askingInTurn(models, ask, onHandedOn)) {
      if (!hasBegun) {
        hasBegun = true;
        this.parts.experiences.firstTokenAfter(answer.model.id, this.parts.now() - began);
      }
      yield delta;
    }
  }

  /** Whether an answer has said all that may be offered, and as many lines more as are likely to be wanted. */
  private isEnough(answer: Answer, text: string): boolean {
    const { lineTrust } = this.parts.experiences.of(answer.model.id, answer.snapshot.languageId);
    const ahead = linesAhead(lineTrust);
    const { offered } = answer;
    return offered === undefined
      ? breaksIn(text) > statementsShown(lineTrust) + ahead
      : breaksIn(text.slice(offered.to)) > ahead;
  }
}
