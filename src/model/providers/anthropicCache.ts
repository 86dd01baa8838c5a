import type { Messages } from "@anthropic-ai/sdk/resources";

/** What the model reads, and is charged for as input. */
export type AnthropicPrompt = Pick<Messages.MessageCreateParamsStreaming, "messages" | "system" | "tools">;

/**
 * Marks where the parts of a prompt end that a later request will begin with: tools and system text, the first message, which holds the
 * context, and the last one, with which the next turn begins
 * (https://platform.claude.com/docs/en/build-with-claude/prompt-caching: four marks at most, what is too short is not kept). Marks on
 * texts, since gateways that pass requests on know them longer than the one for a whole request.
 */
export function cachedPrompt(prompt: AnthropicPrompt): AnthropicPrompt {
  const { system, messages } = prompt;
  const marked = new Set([messages.findIndex(isUsers), messages.findLastIndex(isUsers)]);
  return {
    ...prompt,
    ...(typeof system === "string" ? { system: markedText(system) } : {}),
    messages: messages.map((message, index) => (marked.has(index) ? markedMessage(message) : message)),
  };
}

function isUsers({ role }: Messages.MessageParam): boolean {
  return role === "user";
}

function markedMessage(message: Messages.MessageParam): Messages.MessageParam {
  return typeof message.content === "string" ? { ...message, content: markedText(message.content) } : message;
}

/** An empty text can't bear a mark. */
function markedText(text: string): string | Messages.TextBlockParam[] {
  return text === "" ? text : [{ type: "text", text, cache_control: { type: "ephemeral" } }];
}
