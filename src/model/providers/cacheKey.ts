import { createHash } from "node:crypto";
import type { ChatRequest } from "../model.ts";
import { homes } from "./homes.ts";

/**
 * The name under which OpenAI keeps a conversation's beginning, so that its next turn finds it
 * (https://developers.openai.com/api/docs/guides/prompt-caching). A hash: it says nothing of the texts. Nothing for imitators, some of
 * which refuse fields that they do not know, and nothing for typing, where no request begins as the one before.
 */
export function cacheKeyOf(base: string, { lane, feature, messages }: ChatRequest): { prompt_cache_key?: string } {
  if (base !== homes.openai || lane === "typing") {
    return {};
  }
  const beginning = JSON.stringify([feature, ...messages.slice(0, 2).map(({ text }) => text)]);
  return { prompt_cache_key: createHash("sha256").update(beginning).digest("hex").slice(0, 32) };
}
