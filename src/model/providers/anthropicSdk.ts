/** The parts of Anthropic's SDK that are used, a file of its own in the package: the whole SDK would be three times the size. */
export { BaseAnthropic } from "@anthropic-ai/sdk/client";
export { Messages } from "@anthropic-ai/sdk/resources/messages/messages";
