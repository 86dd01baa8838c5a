import * as z from "zod/mini";
import { ModelError } from "../errors.ts";
import type { ChatRequest } from "../model.ts";
import { toolsOf } from "./openaiRequest.ts";
import { plainTarget, post } from "./plainRequest.ts";
import type { RemoteModelOptions } from "./remote.ts";

const count = z.object({ count: z.int() });
const tokenList = z.object({ tokens: z.array(z.unknown()) });
const template = z.object({ prompt: z.string() });

/** Counts at a server that may know how; one that does not know the path is sent no further prompt. */
export function countingAt(
  options: RemoteModelOptions & { readonly address: string },
): (request: ChatRequest, signal: AbortSignal) => Promise<number> {
  let refusal: ModelError | undefined;
  return async (request, signal) => {
    if (refusal !== undefined) {
      throw refusal;
    }
    try {
      return await countTokens(options, request, signal);
    } catch (error) {
      refusal = error instanceof ModelError && error.kind === "notFound" ? error : undefined;
      throw error;
    }
  };
}

/**
 * Has a server count a chat's tokens with the model's own tokeniser: vLLM by `/tokenize` with messages (vllm/entrypoints/serve/tokenize/
 * protocol.py there), llama.cpp by `/apply-template` and `/tokenize` (tools/server/README.md there). Throws `ModelError`, such as
 * `notFound` where the server has neither.
 */
async function countTokens(
  { address, key, model }: RemoteModelOptions & { readonly address: string },
  request: ChatRequest,
  signal: AbortSignal,
): Promise<number> {
  const { target, toError } = plainTarget(address, key);
  const ask = async <Said extends z.ZodMiniType>(path: string, body: object, said: Said): Promise<z.infer<Said>> =>
    read(await (await post({ target, path, body }, signal)).json(), said);
  const messages = request.messages.map(({ role, text }) => ({ role, content: text }));
  const chat = { model, messages, ...toolsOf(request.tool) };
  try {
    // llama.cpp passes over messages, and finds no tokens in no text.
    const said = await ask("/tokenize", { ...chat, add_generation_prompt: true }, z.union([count, tokenList]));
    if ("count" in said) {
      return said.count;
    }
    const { prompt } = await ask("/apply-template", chat, template);
    const body = { content: prompt, add_special: true, parse_special: true };
    return (await ask("/tokenize", body, tokenList)).tokens.length;
  } catch (error) {
    throw signal.aborted ? new ModelError("cancelled") : toError(error);
  }
}

function read<Said extends z.ZodMiniType>(value: unknown, said: Said): z.infer<Said> {
  const { success, data } = z.safeParse(said, value);
  if (!success) {
    throw new ModelError("protocol", { detail: "no count of tokens" });
  }
  return data;
}
