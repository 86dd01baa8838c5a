import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { CompleteRequest, Delta } from "../model.ts";
import { plainTarget, sendPlain } from "./plainRequest.ts";
import type { RemoteModelOptions } from "./remote.ts";
import { type Piece, streamAnswer } from "./streaming.ts";

/** Fills a hole by Ollama's `/api/generate` with a suffix (docs/api.md there): the model's template says how. */
export async function* streamGenerate(
  { address, key, model }: RemoteModelOptions & { readonly address: string },
  request: CompleteRequest,
  signal: AbortSignal,
  onHeaders?: (headers: Headers) => void,
): AsyncGenerator<Delta> {
  const { target, toError } = plainTarget(address, key);
  const body = {
    model,
    prompt: request.prefix,
    suffix: request.suffix,
    options: { num_predict: request.maxTokens, temperature: 0, stop: request.stop },
    stream: true,
  };
  const send = (sending: AbortSignal) => sendPlain({ target, path: "/api/generate", body, events: "lines" }, sending);
  const read = (value: unknown) => readLine(value, toError);
  yield* streamAnswer({ send, read, toError, contentType: "application/x-ndjson" }, request.stop, signal, onHeaders);
}

const line = z.union([
  z.object({ error: z.string() }),
  z.object({
    response: z.string(),
    done: z.boolean(),
    done_reason: z.nullish(z.string()),
    prompt_eval_count: z.nullish(z.number()),
    eval_count: z.nullish(z.number()),
  }),
]);

function readLine(value: unknown, toError: (error: unknown) => ModelError): Piece {
  const { success, data } = line.safeParse(value);
  if (!success) {
    throw new ModelError("protocol", { detail: "a line that is no part of a generation" });
  }
  if ("error" in data) {
    throw toError(data);
  }
  const text = data.response === "" ? {} : { text: data.response };
  if (!data.done) {
    return text;
  }
  return {
    ...text,
    whole: true,
    reason: data.done_reason === "length" ? "length" : "stop",
    usage: { inputTokens: data.prompt_eval_count ?? 0, outputTokens: data.eval_count ?? 0 },
  };
}
