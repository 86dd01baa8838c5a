import type { Budgets } from "../../../src/usage/budgets.ts";
import type { PlainReply } from "../../servers/script.ts";
import type { FaultyAnswer } from "./faultyServer.ts";
import type { Scene } from "./stage.ts";

/** What goes wrong, and how to bring it about. */
export interface Fault extends Scene {
  readonly name: string;
  /** Requests that meet the same fault before the one that is watched. */
  readonly before?: number;
  /** Seconds after which the person wants no more. */
  readonly cancelledAfter?: number;
  /** Budgets that the requests are held to. */
  readonly budgets?: Budgets;
  /** Nobody knows what the model costs. */
  readonly isUnpriced?: boolean;
}

/** An error as OpenAI's API tells it. */
function refusal(
  status: number,
  message: string,
  code?: string,
  headers: Readonly<Record<string, string>> = {},
): PlainReply {
  return { status, headers, body: { error: { message, type: code ?? "error", code: code ?? null } } };
}

const anthropic = (status: number, type: string, message: string) =>
  ({ provider: "anthropic", replies: [{ status, body: { type: "error", error: { type, message } } }] }) as const;

const busy = (headers: Readonly<Record<string, string>>) => refusal(429, "Slow down.", "rate_limit_exceeded", headers);
const down = refusal(503, "Out of memory.");
/** Pieces of a line of code, each its own. */
const pieces = (count: number) => Array.from({ length: count }, (_, index) => ` price${index} +`);
const answer = (some: Omit<FaultyAnswer, "text"> = {}, count = 4): FaultyAnswer => ({ text: pieces(count), ...some });

/** Dollars: less than any request may cost. */
const tiny = 0.000001;

/** Every fault of the table, in its order. */
export const faults: readonly Fault[] = [
  { name: "401: the key is wrong", replies: [refusal(401, "Incorrect API key provided.", "invalid_api_key")] },
  { name: "403: the key may not use this", replies: [refusal(403, "Not allowed.")] },
  { name: "402: the account has no credit", replies: [refusal(402, "Payment required.")] },
  {
    name: "429 that says `insufficient_quota`",
    replies: [refusal(429, "You exceeded your current quota.", "insufficient_quota")],
  },
  { name: "404: no such model", replies: [refusal(404, "The model does not exist.", "model_not_found")] },
  {
    name: "400: the request is not understood",
    replies: [refusal(400, "Unknown parameter.", "invalid_request_error")],
  },
  { name: "413: the request is too large", replies: [refusal(413, "Too large.")] },
  { name: "400 that says the prompt is too long", replies: [refusal(400, "Too long.", "context_length_exceeded")] },
  { name: "400 by the content filter", replies: [refusal(400, "Not allowed.", "content_filter")] },
  { name: "content filter in mid-answer", replies: [answer({ finish: "filter" })] },
  { name: "408: the server waited too long", replies: [refusal(408, "Timed out.")] },
  { name: "409: conflict", replies: [refusal(409, "Try again.")] },
  { name: "429 without a time", replies: [busy({})] },
  { name: "429 with `Retry-After: 7`", replies: [busy({ "retry-after": "7" })] },
  { name: "429 with `retry-after-ms: 4321`", replies: [busy({ "retry-after-ms": "4321" })] },
  {
    name: "429 with `Retry-After` as a date 10 s ahead",
    replies: [() => busy({ "retry-after": new Date(Date.now() + 10_000).toUTCString() })],
  },
  { name: "429 with `Retry-After: 90`", replies: [busy({ "retry-after": "90" })] },
  { name: "500", replies: [refusal(500, "Internal error.")] },
  { name: "503", replies: [down] },
  { name: "503, then well again", replies: [down, answer()] },
  { name: "529 of Anthropic: overloaded", ...anthropic(529, "overloaded_error", "Overloaded") },
  { name: "connection refused", isClosed: true, replies: [] },
  { name: "connection reset before the headers", replies: ["reset"] },
  { name: "connection reset in mid-answer", replies: [answer({ breakOff: { after: 2, by: "reset" } })] },
  { name: "answer that stops without its end mark", replies: [answer({ breakOff: { after: 2, by: "end" } })] },
  { name: "no headers in time", replies: [answer({ silentBefore: "headers" })] },
  { name: "no first text in time", replies: [answer({ silentBefore: "firstToken" })] },
  {
    name: "no first text in time, from a server on this machine",
    origin: "http://127.0.0.1:8080",
    replies: [answer({ silentBefore: "firstToken" })],
  },
  { name: "silence in mid-answer", replies: [answer({ breakOff: { after: 2, by: "silence" } })] },
  { name: "an answer that goes on and on, slowly", replies: [answer({ every: 8000 }, 200)] },
  { name: "a page of HTML", replies: [{ status: 200, body: "<html></html>" }] },
  { name: "error event in mid-answer", replies: [answer({ error: { type: "server_error", message: "Broke down." } })] },
  { name: "answer cut at its token limit", replies: [answer({ finish: "length" })] },
  { name: "503, after five faults in a row", before: 2, replies: [down] },
  { name: "the 21st request of the same feature within a minute", before: 20, replies: [answer()] },
  { name: "413, after ten failures of the same feature in a row", before: 10, replies: [refusal(413, "Too large.")] },
  { name: "cancelled before an answer", cancelledAfter: 2, replies: [answer({ silentBefore: "headers" })] },
  { name: "cancelled in mid-answer", cancelledAfter: 2, replies: [answer({ breakOff: { after: 2, by: "silence" } })] },
  { name: "cancelled between two tries", cancelledAfter: 0.2, replies: [down] },
  { name: "more than one request may cost", budgets: { request: tiny }, replies: [answer()] },
  {
    name: "more than is left of the feature's budget",
    budgets: { features: { explain: tiny, completion: tiny } },
    replies: [answer()],
  },
  { name: "more than is left of the day's budget", budgets: { day: tiny }, replies: [answer()] },
  { name: "more than is left of the month's budget", budgets: { month: tiny }, replies: [answer()] },
  { name: "a budget, and a model of unknown price", budgets: { day: 10 }, isUnpriced: true, replies: [answer()] },
];
