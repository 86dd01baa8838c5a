import type { ContextItem } from "../context/contextItem.ts";
import { ModelError } from "../model/errors.ts";
import type { ChatMessage, FinishReason, Model, Usage } from "../model/model.ts";
import type { RequestEvent } from "../model/requestEvent.ts";
import { promptFor } from "../prompt/chat/index.ts";
import { createEditTool } from "./editTool.ts";
import { fitPrompt, formOf, type Question, tokensOf, tokensOfTool } from "./fitPrompt.ts";
import { answerKinds, type Task } from "./task.ts";

/** A question and who is asked. */
export interface TaskRun extends Question {
  readonly model: Model;
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
 * Asks the model and streams its answer. Leaving the loop or aborting the signal closes the request down to its socket. Throws
 * `ModelError` and nothing else: `badRequest` for a model that knows no chat, `contextLength` where its window is too small.
 */
export async function* run({ model, onEvent, ...question }: TaskRun, signal: AbortSignal): AsyncGenerator<TaskDelta> {
  const { capabilities } = model;
  if (!capabilities.chat) {
    throw new ModelError("badRequest", { detail: `${model.id} knows no chat` });
  }
  const { feature } = question.task;
  const tool = capabilities.tools && answerKinds[feature] === "proposal" ? createEditTool() : undefined;
  const { maxTokens, messages, trimmed } = fitPrompt(question, capabilities, tool);
  const told = onEvent === undefined ? {} : { onEvent };
  const request = { task: "chat", messages, maxTokens, stop: [], lane: "command", feature, ...told } as const;
  for await (const delta of model.stream(tool === undefined ? request : { ...request, tool }, signal)) {
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
  const tools = answerKinds[task.feature] === "proposal" ? [undefined, createEditTool()] : [undefined];
  const tokens = tools.map(
    (tool) => tokensOf(promptFor(task, items, history, sampleDelimiter, formOf(tool))) + tokensOfTool(tool),
  );
  return { inputTokens: Math.max(...tokens) };
}

/** As long as a real one. */
const sampleDelimiter = "0123456789abcdef";
