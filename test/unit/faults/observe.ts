import { CompletionEngine } from "../../../src/completion/engine.ts";
import { lastsUntilSetUp } from "../../../src/completion/pause.ts";
import { atRest } from "../../../src/completion/situation.ts";
import { answerCheck } from "../../../src/evidence/checks/answer.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { ChatRequest, FinishReason } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { Told } from "../completion/told.ts";
import { tell, tellFinding, tellReason, tellTyping } from "../editor/editorWords.ts";
import { at } from "../marked.ts";
import type { Stage } from "./stage.ts";

/** What happened to one request, as a person meets it. */
export interface Observed {
  /** Seconds from the request's beginning to each try. */
  readonly sent: readonly number[];
  /** Seconds from its beginning to its end. */
  readonly ended: number;
  readonly read: string;
  /** What the error's button does. */
  readonly mend?: string;
  /** The error after which typing asks no more. */
  readonly pauses: boolean;
}

/** What a person got of a request. */
type Seen = Pick<Observed, "read" | "mend" | "pauses">;

/** Asks as a command does, which nothing pauses. */
export function askCommand(stage: Stage, signal: AbortSignal): Promise<Observed> {
  return observe(stage, () => commandSeen(stage, signal));
}

/** Presses a key as typing does; `isPaused` where an earlier key's failure says so. */
export function pressKey(stage: Stage, signal: AbortSignal, isPaused = false): Promise<Observed> {
  return observe(stage, () => typingSeen(stage, signal, isPaused));
}

async function observe({ clock, sentAt, play, server }: Stage, see: () => Promise<Seen>): Promise<Observed> {
  const began = clock.now();
  const before = sentAt.length;
  const seconds = (milliseconds: number) => (milliseconds - began) / 1000;
  const { read, ...seen } = await play(see);
  return {
    sent: sentAt.slice(before).map(seconds),
    ended: seconds(clock.now()),
    read: read.replaceAll(server.address, "https://api.example.com"),
    ...seen,
  };
}

const request: ChatRequest = {
  task: "chat",
  messages: [{ role: "user", text: "Explain this." }],
  stop: [],
  maxTokens: 1000,
  lane: "command",
  feature: "explain",
};

async function commandSeen({ model }: Stage, signal: AbortSignal): Promise<Seen> {
  let text = "";
  let finish: FinishReason | undefined;
  try {
    for await (const delta of model.stream(request, signal)) {
      if (delta.type === "finish") {
        finish = delta.reason;
      } else {
        text += delta.text;
      }
    }
    const caveats = await caveatsOn(finish ?? "cut");
    return { read: caveats.length === 0 ? "(the answer)" : [keptOf(text), ...caveats].join(" "), pauses: false };
  } catch (error) {
    const failure = modelError(error);
    if (failure.kind === "cancelled") {
      return { read: keptOf(text), pauses: false };
    }
    const { sentence, mend } = tell(failure);
    return { read: text === "" ? sentence : `${keptOf(text)} ${sentence}`, ...mended(mend), pauses: false };
  }
}

function keptOf(text: string): string {
  return text === "" ? "(no answer)" : "(the answer so far)";
}

/** What the panel says of an answer that ended so. */
async function caveatsOn(finish: FinishReason): Promise<readonly string[]> {
  const answer = { finish, trimmed: [], stale: [], unplaced: 0, movedHunks: [] };
  const knowledge = {
    isDefined: async () => undefined,
    lineCount: async () => undefined,
    readText: async () => undefined,
    entriesOf: async () => undefined,
  };
  const { findings } = await answerCheck.run({ answer, files: [], text: "" }, knowledge, new AbortController().signal);
  return findings.map(tellFinding);
}

const snapshot = at("export function total(price: number, count: number) {\n  return █\n}\n");

async function typingSeen({ model }: Stage, signal: AbortSignal, isPaused: boolean): Promise<Seen> {
  const engine = new CompletionEngine({
    context: { gather: async () => ({ items: [] }) },
    experiences: new Told(),
    prompts: new PromptMemory(),
  });
  const completers = {
    models: [model],
    isPriced: false,
    paused: { has: () => isPaused },
    onHandedOn: () => {},
  } as const;
  try {
    const outcome = await engine.suggest({ snapshot, situation: atRest, signal }, completers);
    return { read: outcome.kind === "none" ? reasonFor(outcome.reason) : "(ghost text)", pauses: false };
  } catch (error) {
    const { reason, problem } = tellTyping(modelError(error));
    const pauses = lastsUntilSetUp(modelError(error));
    return problem === undefined
      ? { read: reasonFor(reason), pauses }
      : { read: problem.sentence, ...mended(problem.mend), pauses };
  } finally {
    // A window that ends does so: an answer that nobody waits for is given a moment otherwise.
    engine.dispose();
  }
}

function reasonFor(reason: Parameters<typeof tellReason>[0]): string {
  return `(no ghost text: ${tellReason(reason)})`;
}

function mended(mend: { readonly title: string } | undefined): Pick<Observed, "mend"> {
  return mend === undefined ? {} : { mend: mend.title };
}

function modelError(error: unknown): ModelError {
  if (error instanceof ModelError) {
    return error;
  }
  throw error;
}
