import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Round } from "../../feature/rounds.ts";
import type { Task } from "../../feature/task.ts";
import { standsAlike } from "../../review/standing.ts";
import type { Disposable } from "../../text/disposable.ts";
import { askingWhoIsAgreedTo } from "./agreeing.ts";
import { answer } from "./answering.ts";
import { roundDraft, roundOf, sendsNothingNew } from "./askingAgain.ts";
import { check, linksOf } from "./checking.ts";
import { decidedAs, tellDecided, tellVerdicts } from "./countDecided.ts";
import { accept, type Decided, refresh, reject, undo } from "./deciding.ts";
import { Drafts } from "./drafts.ts";
import { verdictIn, withDismissals } from "./foundIn.ts";
import type { ThreadParts } from "./parts.ts";
import { readyTypes } from "./proposalTypes.ts";
import { read } from "./reading.ts";
import { tellRefusal } from "./refusals.ts";
import { renewed } from "./renewed.ts";
import { Trying, tried, untried } from "./trying.ts";
import { acceptedTogether, dismissalOf } from "./turnCaveats.ts";
import { asDraft, draftTurn, saidBefore, sentItems, type TurnState, type Turns } from "./turnState.ts";
import { answerAlone } from "./withoutModel.ts";

/** A thread as it is kept and shown. */
export interface ThreadState {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly turns: readonly TurnState[];
}

/** Hears of every change of a thread; `text` is what streamed in, where nothing else changed. */
export type ThreadListener = (thread: ThreadState, turn: TurnState, text?: string) => void;

/** One thread: a task, its answer, and what a person makes of both. What runs belongs to one turn and ends with it. */
export class Session implements Disposable {
  /** What goes along with a question that was not sent yet. */
  readonly drafts: Drafts;
  private readonly parts: ThreadParts;
  private readonly changed: ThreadListener;
  private running = new AbortController();
  private readonly trying: Trying;
  private isDisposed = false;
  private state: ThreadState;
  /** What goes along is being gathered; a draft that is sent before waits for it. */
  private gathering: Promise<unknown> = Promise.resolve();
  /** Decisions are applied one after the other: each is made for the text that the one before left. */
  private deciding: Promise<unknown> = Promise.resolve();

  constructor(state: ThreadState, parts: ThreadParts, changed: ThreadListener) {
    this.state = state;
    this.parts = parts;
    this.changed = changed;
    const turns: Turns = { turn: (id) => this.turn(id), put: (turn) => this.put(turn) };
    this.drafts = new Drafts(turns, parts);
    this.trying = new Trying(turns, parts);
  }

  get thread(): ThreadState {
    return this.state;
  }

  /** Asks a task: gathers what goes along, shows it, and sends it where the person does not want to be asked. */
  async ask(task: Task, question: string): Promise<void> {
    await this.begin(draftTurn(randomUUID(), task, question), () => false);
  }

  /** Sends the problems that stand back to the model, and what is left of them again: as many rounds as the person set. */
  async askAgain(id: string): Promise<void> {
    await this.round(id, 1);
  }

  /** The findings are on screen: where else only goes along what did before, the click was the person's word. */
  private async round(id: string, number: number): Promise<void> {
    const from = this.heard(this.turn(id));
    const { rounds } = this.parts.settings.current.askAgain;
    const draft = roundDraft(randomUUID(), from, renewed(from.task), { number, most: rounds });
    if (draft !== undefined) {
      await this.begin(draft, (turn) => sendsNothingNew(turn, from));
    }
  }

  /** `isAgreed`: whether a draft with all that goes along is sent though the person is to be asked before. */
  private async begin(turn: TurnState, isAgreed: (draft: TurnState) => boolean): Promise<void> {
    const drafting = this.drafts.gather(turn, this.start());
    this.gathering = Promise.allSettled([drafting]);
    const { commands } = this.parts.settings.current;
    if ((await drafting) && (!commands.askBeforeSending || isAgreed(this.turn(turn.id)))) {
      await this.send(turn.id);
    } else {
      await this.checkReviewed(turn.id);
    }
  }

  /** What checks find in uncommitted changes needs no model, so a person sees it before they are sent to one. */
  private async checkReviewed(id: string): Promise<void> {
    const draft = this.turn(id);
    if (draft.state !== "draft" || draft.task.feature !== "review" || draft.question !== "") {
      return;
    }
    const { signal } = this.running;
    const { results, links, reviewed = [] } = await check({ ...draft, finish: "stop" }, [], this.parts, signal);
    const now = this.turn(id);
    if (now.state === "draft") {
      // There is no answer yet that could be whole.
      this.put({ ...now, links, reviewed, results: results.filter((result) => result.check !== "answer") });
    }
  }

  /** Sends a draft, or asks anew what failed or was stopped. */
  async send(id: string): Promise<void> {
    await this.gathering;
    if (this.isDisposed) {
      return;
    }
    const draft = asDraft(this.turn(id));
    const signal = this.start();
    const candidates = await this.parts.models.forCommands(draft.task.feature);
    if (typeof candidates === "string") {
      this.put(await answerAlone(draft, candidates, this.parts, signal));
      return;
    }
    void readyTypes(draft.task, this.parts.typeServer);
    await askingWhoIsAgreedTo(draft, candidates, this.parts, async (asked) => {
      const delimiter = this.parts.delimiters.of(draft.task, sentItems(draft));
      const asking = { draft, history: saidBefore(this.state.turns, id), delimiter };
      const { turn, trimmed } = await answer(asking, asked, signal, (now, text) => this.put(now, text));
      await this.finish(turn, trimmed);
      return turn.state !== "failed";
    });
    void this.goOn(id, signal).catch((error: unknown) => this.parts.log.error(String(error)));
  }

  /** Reads an answer that ended and checks it. */
  private async finish(answered: TurnState, trimmed: readonly string[]): Promise<void> {
    const whole = await read(answered, this.parts);
    this.put(whole);
    // What was stopped is checked all the same: its hunks can be accepted.
    const [links] = await Promise.all([linksOf(whole, this.parts.files), this.check(whole, trimmed)]);
    const now = this.turn(whole.id);
    this.put({ ...now, links: [...links, ...now.links] });
  }

  /** Checks a turn. What the person does meanwhile stays, and what is tried out meanwhile is among what was found. */
  private async check(turn: TurnState, trimmed: readonly string[]): Promise<void> {
    const checked = await check(turn, trimmed, this.parts, new AbortController().signal);
    const { results, links, reviewed = [] } = checked;
    const now = this.turn(turn.id);
    if (now.proposal === turn.proposal) {
      this.put({ ...now, links, reviewed, results: [...results, ...tried(now.results)] });
    }
    if (turn.proposal !== undefined) {
      const languages = new Set(turn.proposal.files.map(({ languageId }) => languageId));
      const earlier = await this.parts.keptByVerdict(turn.task.feature, languages);
      this.put({ ...this.turn(turn.id), earlier });
    }
  }

  /** Tries out what is tried out without a click, and begins the next round where one follows. */
  private async goOn(id: string, signal: AbortSignal): Promise<void> {
    const { round, state } = this.turn(id);
    const from = round === undefined ? undefined : this.state.turns.find((turn) => turn.id === round.mends);
    const wasTried =
      from?.results.some(({ check, outcome }) => check === "shadow" && outcome !== "notChecked") ?? false;
    if (state === "done" && (wasTried || this.parts.settings.current.verify.automatically)) {
      await this.tryOut(id);
    }
    const now = this.turn(id);
    if (round === undefined || from === undefined || state === "draft") {
      return;
    }
    const ended = roundOf(round, this.heard(now), this.heard(from));
    // Whoever stopped it or asked something else wants no further round.
    const next: Round = ended.end === undefined && signal.aborted ? { ...ended, end: "stopped" } : ended;
    this.put({ ...now, round: next });
    if (next.end === undefined) {
      await this.round(id, round.number + 1);
    }
  }

  /** Ends what runs, down to the socket; what arrived is kept. */
  stop(): void {
    this.running.abort();
    this.trying.stop();
  }

  /** Several at once are never those that are decided one by one, whatever the page says. */
  accept(id: string, hunks: readonly string[]): Promise<void> {
    return this.decide(id, (turn) => {
      const together = acceptedTogether(this.heard(turn));
      const allowed = hunks.length === 1 ? hunks : together.filter((hunk) => hunks.includes(hunk));
      return accept(turn, allowed, this.parts.files);
    });
  }

  reject(id: string, hunks: readonly string[]): Promise<void> {
    return this.decide(id, async () => reject(hunks));
  }

  undo(id: string, hunks: readonly string[]): Promise<void> {
    return this.decide(id, (turn) => undo(turn, hunks, this.parts.files));
  }

  /** Looks at the files again, which changed. */
  async refresh(): Promise<void> {
    for (const { id, proposal } of this.state.turns) {
      if (proposal !== undefined) {
        await this.decide(id, (turn) => refresh(turn, this.parts.files), false);
      }
    }
  }

  /** Replaces a turn by what the person made of it, such as an edited hunk, and checks it again. */
  async replace(turn: TurnState): Promise<void> {
    this.put({ ...turn, results: untried(turn.results) });
    await this.check(turn, []);
  }

  /** Tries the proposal out in a copy of the project. */
  async tryOut(id: string): Promise<void> {
    if (!this.isDisposed) {
      await this.trying.run(id);
    }
  }

  /** Tells no more of a caveat, or of all that its rule finds in the workspace or in the caveat's folder. */
  async dismiss(id: string, caveat: string, scope: "once" | "rule" | "folder"): Promise<void> {
    const turn = this.turn(id);
    if (scope === "once") {
      this.put({ ...turn, dismissed: [...turn.dismissed, caveat] });
      return;
    }
    const dismissal = dismissalOf(turn, caveat, scope);
    if (dismissal !== undefined) {
      await this.parts.dismissals.add(dismissal);
    }
  }

  /** The turn as a person sees it, with what is dismissed by a rule. */
  private heard(turn: TurnState): TurnState {
    return withDismissals(turn, this.parts.dismissals.current);
  }

  /** The turn with an id; throws where there is none, which is a fault of ours. */
  turn(id: string): TurnState {
    const turn = this.state.turns.find((each) => each.id === id);
    if (turn === undefined) {
      throw new Error(`The thread has no turn ${id}`);
    }
    return turn;
  }

  dispose(): void {
    this.isDisposed = true;
    this.running.abort();
    this.trying.dispose();
  }

  /** One request runs at a time in a thread: a new one ends the one before. */
  private start(): AbortSignal {
    this.running.abort();
    this.running = new AbortController();
    return this.running.signal;
  }

  /** `isAsked`: the page waits for an answer before it takes another key, also where nothing became of the decision. */
  private decide(id: string, decision: (turn: TurnState) => Promise<Decided>, isAsked = true): Promise<void> {
    const turn = this.deciding.then(async () => {
      const { states, conflicts, refused } = await decision(this.turn(id));
      const now = this.turn(id);
      if (isAsked || Object.keys(states).length > 0) {
        const decisions = { ...now.decisions, ...states };
        const isTriedAlike = now.proposal === undefined || standsAlike(now.proposal, now.decisions, decisions);
        // What ran with a hunk that is rejected now says nothing of what stands without it.
        const results = isTriedAlike ? now.results : untried(now.results);
        const decided = {
          ...now,
          decisions,
          decidedAs: decidedAs(now, decisions, verdictIn(this.heard(now))),
          results,
          conflicts: { ...now.conflicts, ...conflicts },
        };
        this.put(decided);
        tellDecided(now, decisions, this.parts.decisions);
        tellVerdicts(now, decided, this.parts.verdicts);
      }
      if (refused !== undefined) {
        void vscode.window.showWarningMessage(tellRefusal(refused));
      }
    });
    this.deciding = turn.catch((error: unknown) => this.parts.log.error(String(error)));
    return turn;
  }

  private put(turn: TurnState, text?: string): void {
    const isNew = !this.state.turns.some(({ id }) => id === turn.id);
    const turns = isNew
      ? [...this.state.turns, turn]
      : this.state.turns.map((each) => (each.id === turn.id ? turn : each));
    this.state = { ...this.state, turns };
    this.changed(this.state, turn, text);
  }
}
