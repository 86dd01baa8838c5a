import type { ContextItem } from "../context/contextItem.ts";
import { ModelError } from "../model/errors.ts";
import { askingInTurn, type HandedOn } from "../model/fallback.ts";
import type { ChatMessage, ChatRequest, FinishReason, Model, Tool, Usage } from "../model/model.ts";
import type { RequestEvent } from "../model/requestEvent.ts";
import { promptFor, promptName } from "../prompt/chat/index.ts";
import { proposalTool } from "./editTool.ts";
import { fitCounted } from "./fitCounted.ts";
import { formOf, type Question, tokensOf, tokensOfTool } from "./fitPrompt.ts";
import { answerKinds, type Task } from "./task.ts";
import { withoutThought } from "./withoutThought.ts";

/** A question and who is asked. */
export interface TaskRun extends Question {
  /** Asked in turn: where one fails before it says anything, the next one is asked. */
  readonly models: readonly [Model, ...Model[]];
  readonly onHandedOn?: (handedOn: HandedOn<Model>) => void;
  /** An answer that was kept is not wanted. */
  readonly isFresh?: boolean;
  /** What happens to the request on its way. */
  readonly onEvent?: (event: RequestEvent) => void;
}

/** A piece of a task's answer: any number of texts and of pieces of edits, then exactly one end. */
export type TaskDelta =
  | { readonly type: "text"; readonly text: string }
  /** Of the arguments that the model gives edits by, for `readAnswer`; only where the task's answer is a proposal. */
  | { readonly type: "call"; readonly text: string }
  | {
      readonly type: "done";
      readonly finish: FinishReason;
      readonly usage?: Usage;
      /** Names of the context that was cut or left out for size. */
      readonly trimmed: readonly string[];
    };

/**
 * Asks the models in turn and streams the answer, each with a prompt that fits its window and its format. Leaving the loop or aborting the
 * signal closes the request down to its socket. Throws the last one's `ModelError` and nothing else: `badRequest` for a model that knows
 * no chat, `contextLength` where its window is too small.
 */
export function run(
  { models, onHandedOn = () => {}, ...asked }: TaskRun,
  signal: AbortSignal,
): AsyncGenerator<TaskDelta> {
  return askingInTurn(models, (model, hasAlternative) => ask(model, { ...asked, hasAlternative }, signal), onHandedOn);
}

type Asked = Omit<TaskRun, "models" | "onHandedOn"> & { readonly hasAlternative: boolean };

/** A server that turns out to know no tools is asked for blocks of text instead. */
async function* ask(model: Model, asked: Asked, signal: AbortSignal): AsyncGenerator<TaskDelta> {
  const { chat, tools } = model.capabilities;
  if (!chat) {
    throw new ModelError("badRequest", { detail: `${model.id} knows no chat` });
  }
  if (!tools || answerKinds[asked.task.feature] !== "proposal") {
    yield* answerOf(model, asked, undefined, signal);
    return;
  }
  try {
    yield* answerOf(model, asked, proposalTool, signal);
  } catch (error) {
    // A server says so before it says anything else.
    if (!(error instanceof ModelError) || error.unsupported !== "tools") {
      throw error;
    }
    yield* answerOf(model, asked, undefined, signal);
  }
}

async function* answerOf(
  model: Model,
  { onEvent, isFresh = false, hasAlternative, ...question }: Asked,
  tool: Tool | undefined,
  signal: AbortSignal,
): AsyncGenerator<TaskDelta> {
  const { feature } = question.task;
  const { maxTokens, messages, trimmed } = await fitCounted(question, model, tool, signal);
  const request: ChatRequest = {
    task: "chat",
    messages,
    maxTokens,
    stop: [],
    lane: "command",
    feature,
    isFresh,
    hasAlternative,
    prompt: promptName(question.task, formOf(tool)),
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(tool === undefined ? {} : { tool }),
  };
  for await (const delta of withoutThought(model.stream(request, signal))) {
    if (delta.type === "finish") {
      const { reason, usage } = delta;
      yield { type: "done", finish: reason, trimmed, ...(usage === undefined ? {} : { usage }) };
    } else if (delta.type === "text") {
      yield { type: "text", text: delta.text };
    } else if (tool !== undefined) {
      yield { type: "call", text: delta.text };
    }
  }
}

/** Tokens that a question takes at most, before it is known who is asked and whether anything must be cut. */
export function estimate(
  task: Task,
  items: readonly ContextItem[],
  history: readonly ChatMessage[],
): { readonly inputTokens: number } {
  const tools = answerKinds[task.feature] === "proposal" ? [undefined, proposalTool] : [undefined];
  const tokens = tools.map(
    (tool) => tokensOf(promptFor(task, items, history, sampleDelimiter, formOf(tool))) + tokensOfTool(tool),
  );
  return { inputTokens: Math.max(...tokens) };
}

/** As long as a real one. */
const sampleDelimiter = "0123456789abcdef";
