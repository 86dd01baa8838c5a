/** The parts of Anthropic's SDK that are used: the whole of it would be three times the size of the bundle's chunk. */
export { BaseAnthropic } from "@anthropic-ai/sdk/client";
export { Messages } from "@anthropic-ai/sdk/resources/messages/messages";
