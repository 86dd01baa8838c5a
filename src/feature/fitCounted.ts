import { ModelError } from "../model/errors.ts";
import type { ChatMessage, Model, Tool } from "../model/model.ts";
import { promptFor } from "../prompt/chat/index.ts";
import { estimateOf, type FittedPrompt, fitPrompt, formOf, type Question, roomOfAnswer } from "./fitPrompt.ts";

/** Share of the window up to which an estimate will do: none falls so far short of a count that the prompt would not fit. */
const certain = 0.75;
/** Milliseconds that all counting for a prompt may take: a tokeniser reads a full window in some tens. */
const patience = 1000;
/** Share of an estimate below which no tokeniser counts (see `estimateTokens`): then somebody answers who does not count at all. */
const leastCredible = 0.25;
/** The whole, what is left of it, and once more where what went counted for less than what stayed. */
const mostCounts = 3;

/**
 * Fits a question into a model's window as `fitPrompt` does, by the model's own count where that decides: prompt and answer would take
 * most of the window, and somebody counts. Where nobody does, or not within `wait` milliseconds, the estimate holds.
 */
export async function fitCounted(
  question: Question,
  model: Pick<Model, "capabilities" | "countTokens">,
  tool: Tool | undefined,
  signal: AbortSignal,
  wait = patience,
): Promise<FittedPrompt> {
  const { capabilities } = model;
  const { contextWindow, maxOutput, tokensPerEstimate = 1 } = capabilities;
  const { task, items, history, delimiter } = question;
  const room = roomOfAnswer(capabilities);
  const whole = promptFor(task, items, history, delimiter, formOf(tool));
  if (estimateOf(whole, tool) * tokensPerEstimate + room <= certain * contextWindow) {
    return fitPrompt(question, capabilities, tool);
  }
  const count = counter(question, model, tool, AbortSignal.any([signal, AbortSignal.timeout(wait)]));
  let { messages, trimmed }: Omit<FittedPrompt, "maxTokens"> = { messages: whole, trimmed: [] };
  for (let counts = 0; counts < mostCounts; counts++) {
    const tokens = await count(messages);
    if (tokens === undefined || tokens < leastCredible * estimateOf(messages, tool)) {
      break;
    }
    if (tokens + room <= contextWindow) {
      return { messages, trimmed, maxTokens: Math.min(maxOutput, contextWindow - tokens) };
    }
    const counted = { ...capabilities, tokensPerEstimate: tokens / estimateOf(messages, tool) };
    ({ messages, trimmed } = fitPrompt(question, counted, tool));
  }
  return fitPrompt(question, capabilities, tool);
}

/** Counts messages; `undefined` where nobody can, or not in time. */
function counter(
  { task: { feature } }: Question,
  { countTokens }: Pick<Model, "countTokens">,
  tool: Tool | undefined,
  signal: AbortSignal,
): (messages: readonly ChatMessage[]) => Promise<number | undefined> {
  return async (messages) => {
    const asked = { task: "chat", messages, maxTokens: 1, stop: [], lane: "command", feature } as const;
    try {
      return await countTokens?.(tool === undefined ? asked : { ...asked, tool }, signal);
    } catch (error) {
      if (error instanceof ModelError) {
        return undefined;
      }
      throw error;
    }
  };
}
