import { createHash } from "node:crypto";
import type { Model, ModelRequest } from "../model.ts";

/** Counts up when the same bytes begin to mean another request. */
const version = 1;

/**
 * SHA-256, in hexadecimal digits, of all that decides an answer: where a request goes, the model with the form in which it is asked, and
 * the request's content. Two requests of one hash are the same, whoever asks them, in whichever lane. The document's name is not a part
 * of it, because no model over the network is sent it.
 */
export function requestHash(origin: string, { id, capabilities }: Model, request: ModelRequest): string {
  const { fim, logprobs } = capabilities;
  const { maxTokens, stop, prompt = null } = request;
  const content = [version, origin, id, fim, logprobs, maxTokens, stop, prompt, ...contentOf(request)];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function contentOf(request: ModelRequest): readonly unknown[] {
  if (request.task === "complete") {
    const others = (request.others ?? []).map(({ name, text }) => [name, text]);
    return [request.task, request.prefix, request.suffix, others];
  }
  const { tool } = request;
  const messages = request.messages.map(({ role, text }) => [role, text]);
  return [request.task, messages, tool === undefined ? null : [tool.name, tool.description, tool.schema]];
}
