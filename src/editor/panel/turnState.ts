import type { ContextItem } from "../../context/contextItem.ts";
import type { AnswerFacts, CheckResult, Verdict } from "../../evidence/index.ts";
import { type Round, unasked } from "../../feature/rounds.ts";
import type { Task } from "../../feature/task.ts";
import type { ChatMessage } from "../../model/model.ts";
import type { HunkState, Proposal } from "../../review/proposal.ts";
import type { Price } from "../../usage/prices.ts";
import type { Kept } from "../../usage/verdictCounts.ts";
import type { Told } from "../messages.ts";

/** What an answer took; an estimate where the provider counted nothing. */
export interface TurnUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isEstimate: boolean;
  /** `undefined` where nobody knows the price. */
  readonly dollars: number | undefined;
  readonly milliseconds: number;
}

/** A link from words of the answer into the editor. */
export interface AnswerLink {
  readonly text: string;
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
}

/** A piece of an explanation, found by its heading, and the lines it explains. */
export interface AnswerSpan {
  readonly heading: string;
  readonly uri: string;
  readonly line: number;
  readonly endLine: number;
}

/** One question and its answer: plain values, replaced and never changed, so that they can be shown and saved at any moment. */
export interface TurnState {
  readonly id: string;
  readonly task: Task;
  /** The person's words in this turn; empty for a command that says it all. */
  readonly question: string;
  /** It sends back what was found in an answer before. */
  readonly round?: Round;
  readonly state: "draft" | "running" | "done" | "stopped" | "failed";
  /** It was asked before, and an answer that was kept is not wanted. */
  readonly isAskedAnew?: boolean;
  /** The answer was kept from before; nothing was sent. */
  readonly isKept?: boolean;
  /** What it waits for, while it runs. */
  readonly progress?: string | undefined;
  /** The items are still being looked for. */
  readonly isGathering?: boolean;
  readonly items: readonly ContextItem[];
  /** Ids of the items that the person took out. */
  readonly struck: readonly string[];
  /** Tokens of the request, estimated. */
  readonly estimate: number;
  /** Who answers; empty while nobody was asked. */
  readonly model: string;
  /** The same as the ledger names it; absent while nobody was asked. */
  readonly answeredBy?: { readonly model: string; readonly origin: string };
  /** It runs on this machine, so it costs nothing. */
  readonly isLocal: boolean;
  /** Of whoever answers; `undefined` where nobody knows it. */
  readonly price: Price | undefined;
  /** All the text that the model wrote. */
  readonly answer: string;
  /** The arguments of the tool that it gave edits by, where it did. */
  readonly call?: string;
  /** Of the answer what a person reads: all, or the prose around the edits. */
  readonly markdown: string;
  /** What to know of the answer, such as that no model was asked. */
  readonly notes: readonly string[];
  readonly finish: AnswerFacts["finish"] | undefined;
  readonly usage: TurnUsage | undefined;
  readonly failure: Told | undefined;
  readonly spans: readonly AnswerSpan[];
  readonly links: readonly AnswerLink[];
  readonly proposal: Proposal | undefined;
  readonly decisions: Readonly<Record<string, HunkState>>;
  /** By hunk that is decided: what the checks came to when it was. */
  readonly decidedAs?: Readonly<Record<string, Verdict>>;
  /** By hunk: the file's present lines where they keep it from being applied. */
  readonly conflicts: Readonly<Record<string, readonly string[]>>;
  readonly results: readonly CheckResult[];
  /** By verdict: how many of the person's earlier changes by the same command in the same language were kept; where there are enough. */
  readonly earlier?: Readonly<Partial<Record<Verdict, Kept>>>;
  /** Files whose uncommitted changes were checked, as they were then. They are the workspace's and may be large: nothing keeps them on disk. */
  readonly reviewed?: readonly { readonly uri: string; readonly path: string; readonly text: string }[];
  /** The command that runs in a copy of the project; empty while the copy is made, absent where nothing runs. */
  readonly verifying?: string | undefined;
  /** Ids of caveats that the person dismissed. */
  readonly dismissed: readonly string[];
  /** A message to put somewhere, such as a commit message. */
  readonly message: string | undefined;
}

/** The turns of a thread, as its parts see them. */
export interface Turns {
  /** The turn with an id; throws where there is none, which is a fault of ours. */
  turn(id: string): TurnState;
  /** Puts a turn into the place of the one with its id, or behind all. */
  put(turn: TurnState): void;
}

/** A turn that was asked and not sent yet. */
export function draftTurn(id: string, task: Task, question: string): TurnState {
  return {
    id,
    task,
    question,
    state: "draft",
    items: [],
    struck: [],
    estimate: 0,
    model: "",
    isLocal: false,
    price: undefined,
    answer: "",
    markdown: "",
    notes: [],
    finish: undefined,
    usage: undefined,
    failure: undefined,
    spans: [],
    links: [],
    proposal: undefined,
    decisions: {},
    conflicts: {},
    results: [],
    dismissed: [],
    message: undefined,
  };
}

/** The turn as it was before it was sent, with what the person chose to send. */
export function asDraft(turn: TurnState): TurnState {
  const { items, struck, estimate, model, isLocal, price } = turn;
  const isAskedAnew = turn.state !== "draft";
  return {
    ...draftTurn(turn.id, turn.task, turn.question),
    items,
    struck,
    estimate,
    model,
    isLocal,
    price,
    isAskedAnew,
    ...(turn.round === undefined ? {} : { round: unasked(turn.round) }),
  };
}

/** All that the model said, as a later request repeats it: edits that it gave by a tool stand in a fence. */
export function saidIn({ answer, call }: TurnState): string {
  return call === undefined ? answer : `${answer}\n\n\`\`\`json\n${call}\n\`\`\``.trimStart();
}

/** What was said in the turns before one: each answer, then the next question. */
export function saidBefore(turns: readonly TurnState[], id: string): readonly ChatMessage[] {
  const before = turns.slice(0, turns.findIndex((turn) => turn.id === id) + 1);
  return before.flatMap((turn, index): ChatMessage[] => {
    const question: ChatMessage = { role: "user", text: turn.question };
    const answered: ChatMessage = { role: "assistant", text: saidIn(turn) };
    return [...(index === 0 ? [] : [question]), ...(turn.id === id ? [] : [answered])];
  });
}

/** What goes along: the items that were not taken out. */
export function sentItems({ items, struck }: TurnState): readonly ContextItem[] {
  return items.filter((item) => !struck.includes(item.id ?? item.name));
}
