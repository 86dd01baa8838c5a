import type { ContextItem } from "../context/contextItem.ts";
import { fitItems } from "../context/fit.ts";
import { estimateTokens } from "../context/tokens.ts";
import { ModelError } from "../model/errors.ts";
import type { Capabilities, ChatMessage, Tool } from "../model/model.ts";
import { type EditForm, promptFor, shownFor, unusedIn } from "../prompt/chat/index.ts";
import type { Task } from "./task.ts";

/** What a task is asked with. */
export interface Question {
  readonly task: Task;
  /** What the person let go along. */
  readonly items: readonly ContextItem[];
  /** What followed the task's own request; see `promptFor`. */
  readonly history: readonly ChatMessage[];
  /** Random text that nobody can guess. */
  readonly delimiter: string;
}

/** A prompt that, together with its answer, a model's window holds. */
export interface FittedPrompt {
  readonly messages: readonly ChatMessage[];
  /** Most tokens for the answer. */
  readonly maxTokens: number;
  /** Names of what was cut or left out for size. */
  readonly trimmed: readonly string[];
}

/** Tokens around each message's text in the chat formats of today's models. */
const aroundMessage = 6;
/** How earlier turns are called where some were left out. */
const earlierTurns = "earlier turns of the conversation";

/**
 * Fits a question into a model's window: the answer keeps the room the model allows it, up to half of the window; then the oldest
 * turns of a long conversation give way, then the context. `tool`: what edits are given by. Throws `ModelError` of kind `contextLength` where the request alone is
 * too long.
 */
export function fitPrompt(question: Question, capabilities: Capabilities, tool?: Tool): FittedPrompt {
  const { items, task } = question;
  const form = formOf(tool);
  const { contextWindow, maxOutput, tokensPerEstimate = 1 } = capabilities;
  const most = Math.floor((contextWindow - roomOfAnswer(capabilities)) / tokensPerEstimate) - tokensOfTool(tool);
  const history = withinRoom(question, most, form);
  const delimiter = unusedIn(task, items, history, question.delimiter);
  const bare = tokensOf(promptFor(task, [], history, delimiter, form));
  // A line end joins each item to the next.
  const measure = (item: ContextItem) => estimateTokens(`${shownFor(task, item, delimiter)}\n`);
  const { kept, trimmed } = fitItems(items, most - bare, measure);
  const messages = promptFor(task, kept, history, delimiter, form);
  return {
    messages,
    maxTokens: Math.min(maxOutput, contextWindow - Math.ceil(estimateOf(messages, tool) * tokensPerEstimate)),
    trimmed: history.length < question.history.length ? [earlierTurns, ...trimmed] : trimmed,
  };
}

/** Tokens that an answer must have room for. */
export function roomOfAnswer({ contextWindow, maxOutput }: Capabilities): number {
  return Math.min(maxOutput, Math.floor(contextWindow / 2));
}

/** Tokens that a chat takes at most, by estimate. */
export function estimateOf(messages: readonly ChatMessage[], tool: Tool | undefined): number {
  return tokensOf(messages) + tokensOfTool(tool);
}

/** Tokens of messages at most. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { text }) => sum + estimateTokens(text) + aroundMessage, 0);
}

/** Tokens of a tool that is offered at most. */
export function tokensOfTool(tool: Tool | undefined): number {
  return tool === undefined ? 0 : estimateTokens(JSON.stringify(tool)) + aroundMessage;
}

/** Edits are given by the tool where there is one. */
export function formOf(tool: Tool | undefined): EditForm {
  return tool === undefined ? "blocks" : "tool";
}

/** The newest turns that leave room; each turn left out is an answer and the question after it, so that roles still alternate. */
function withinRoom({ delimiter, history, task }: Question, most: number, form: EditForm): readonly ChatMessage[] {
  for (let first = 0; first === 0 || first < history.length; first += 2) {
    const newest = history.slice(first);
    if (tokensOf(promptFor(task, [], newest, delimiter, form)) <= most) {
      return newest;
    }
  }
  throw new ModelError("contextLength");
}
