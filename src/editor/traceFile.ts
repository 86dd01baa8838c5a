import type { TraceEntry } from "../model/client/trace.ts";

/** Of a saved trace's format; a change of its fields makes a new one. */
const version = 1;

/** What each field of a request says; it stands in the file, so that whoever is sent one need not know us. */
export const fields: Readonly<Record<keyof TraceEntry, string>> = {
  number: "counts the requests of the window",
  at: "when it began, in milliseconds since 1970",
  task: "complete: filling a hole; chat: answering a message",
  feature: "what it was for",
  lane: "its priority: typing, command or background",
  model: "provider and model",
  origin: "scheme, host and port that it went to",
  prompt: "name and version of the prompt",
  maxTokens: "most tokens that the answer might have",
  characters: "length of all texts that were sent; the texts themselves are kept nowhere",
  estimatedTokens: "estimate of the tokens in them, where the provider counted none",
  events: "what happened on the way, each so many milliseconds (ms) after the beginning",
  outcome: "done, cut (not the whole answer), looped (it repeated itself), stopped (nobody wanted more) or failed",
  finish: "why the answer ended: stop, length, filter, cut or loop",
  error: "kind of the failure, with the status and the request's name at the provider",
  requestId: "the provider's name for the request, for their support",
  firstMs: "milliseconds to the first piece of the answer",
  totalMs: "milliseconds in all",
  answerCharacters: "length of the answer",
  usage: "tokens as the provider counted them",
};

export interface TraceVersions {
  readonly caveat: string;
  readonly vscode: string;
}

/** A trace as the JSON that a person saves. */
export function traceFile(entries: readonly TraceEntry[], versions: TraceVersions): string {
  return `${JSON.stringify({ format: "caveat-trace", version, versions, fields, requests: entries }, undefined, 2)}\n`;
}
