import type { ContextItem } from "../context/contextItem.ts";
import { ModelError } from "../model/errors.ts";
import type { ChatMessage, FinishReason, Model, Usage } from "../model/model.ts";
import { promptFor } from "../prompt/chat/index.ts";
import { fitPrompt, type Question, tokensOf } from "./fitPrompt.ts";
import type { Task } from "./task.ts";

/** A question and who is asked. */
export interface TaskRun extends Question {
  readonly model: Model;
}

/** A piece of a task's answer: any number of texts, then exactly one end. */
export type TaskDelta =
  | { readonly type: "text"; readonly text: string }
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
export async function* run({ model, ...question }: TaskRun, signal: AbortSignal): AsyncGenerator<TaskDelta> {
  const { capabilities } = model;
  if (!capabilities.chat) {
    throw new ModelError("badRequest", { detail: `${model.id} knows no chat` });
  }
  const { maxTokens, messages, trimmed } = fitPrompt(question, capabilities);
  const { feature } = question.task;
  const request = { task: "chat", messages, maxTokens, stop: [], lane: "command", feature } as const;
  for await (const delta of model.stream(request, signal)) {
    if (delta.type === "text") {
      yield { type: "text", text: delta.text };
    } else {
      const { reason, usage } = delta;
      yield { type: "done", finish: reason, trimmed, ...(usage === undefined ? {} : { usage }) };
    }
  }
}

/** Tokens that a question takes at most, before it is known who is asked and whether anything must be cut. */
export function estimate(
  task: Task,
  items: readonly ContextItem[],
  history: readonly ChatMessage[],
): { readonly inputTokens: number } {
  return { inputTokens: tokensOf(promptFor(task, items, history, sampleDelimiter)) };
}

/** As long as a real one. */
const sampleDelimiter = "0123456789abcdef";
