import { randomBytes } from "node:crypto";
import { ModelError } from "../errors.ts";
import type { ChatRequest, Delta, Model, ModelRequest } from "../model.ts";
import { type Placeholders, placeholdersFor } from "./placeholders.ts";
import { type Policy, streamingBy } from "./policy.ts";
import type { SecretScan } from "./secretScan.ts";

export interface RedactionOptions {
  /** Random bytes that make placeholders unguessable; the same ones give the same secret the same placeholder. */
  readonly key: Uint8Array;
  /** Gives the search for secrets, when it is first needed. */
  readonly loadScan: () => Promise<SecretScan>;
}

/** A key for as long as this process lives, so that a secret keeps its placeholder from turn to turn. */
export const usualRedaction: RedactionOptions = {
  key: randomBytes(32),
  loadScan: async () => (await import("./secretScan.ts")).scanForSecrets,
};

/**
 * Sends placeholders in the place of secrets, and puts the secrets back into the answer. Every address counts as foreign, those of
 * this machine too. Where a request can't be searched it is not sent: `ModelError` of kind `badRequest`.
 */
export function hidingSecrets(options: RedactionOptions): Policy {
  return (model) => ({
    ...streamingBy(model, async function* (request, signal, onHeaders) {
      const placeholders = placeholdersFor(await secretsOf(request, options, signal), options.key);
      if (placeholders.count === 0) {
        yield* model.stream(request, signal, onHeaders);
        return;
      }
      request.onEvent?.({ type: "redacted", secrets: placeholders.count });
      yield* puttingBack(model.stream(hidden(request, placeholders), signal, onHeaders), placeholders);
    }),
    ...countingHidden(model, options),
  });
}

/** A request that is only counted leaves this machine, too. */
function countingHidden(
  { countTokens }: Model,
  options: RedactionOptions,
): Pick<Model, "countTokens"> | Record<string, never> {
  return countTokens === undefined
    ? {}
    : {
        countTokens: async (request, signal) => {
          const placeholders = placeholdersFor(await secretsOf(request, options, signal), options.key);
          return countTokens(hiddenChat(request, placeholders), signal);
        },
      };
}

async function secretsOf(
  request: ModelRequest,
  { loadScan }: RedactionOptions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    const scan = await loadScan();
    const found: string[] = [];
    for (const text of textsOf(request)) {
      found.push(...(await scan(text, signal)));
    }
    return request.task === "complete" ? [...found, ...atHole(request.prefix, request.suffix, found)] : found;
  } catch (cause) {
    throw signal.aborted
      ? new ModelError("cancelled", { cause })
      : new ModelError("badRequest", {
          detail: "The request could not be searched for secrets, so it was not sent.",
          cause,
        });
  }
}

/** All that a request says; the two sides of a hole are one text, because the cursor may stand in a secret. */
function textsOf(request: ModelRequest): readonly string[] {
  return request.task === "complete"
    ? [request.prefix + request.suffix, ...(request.others ?? []).map(({ text }) => text)]
    : request.messages.map(({ text }) => text);
}

/** The two parts of a secret that the hole stands in. */
function atHole(prefix: string, suffix: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    for (let length = secret.length - 1; length > 0; length--) {
      if (prefix.endsWith(secret.slice(0, length)) && suffix.startsWith(secret.slice(length))) {
        return [secret.slice(0, length), secret.slice(length)];
      }
    }
    return [];
  });
}

function hidden(request: ModelRequest, placeholders: Placeholders): ModelRequest {
  if (request.task === "chat") {
    return hiddenChat(request, placeholders);
  }
  const { hide } = placeholders;
  const others = request.others === undefined ? {} : { others: hiddenIn(request.others, placeholders) };
  return { ...request, holdsSecret: true, prefix: hide(request.prefix), suffix: hide(request.suffix), ...others };
}

function hiddenChat(request: ChatRequest, placeholders: Placeholders): ChatRequest {
  return { ...request, holdsSecret: true, messages: hiddenIn(request.messages, placeholders) };
}

function hiddenIn<Part extends { readonly text: string }>(parts: readonly Part[], { hide }: Placeholders): Part[] {
  return parts.map((part) => ({ ...part, text: hide(part.text) }));
}

/** Holds back only what may still become a placeholder; when the stream ends, or fails, that is text like any other. */
async function* puttingBack(stream: AsyncIterable<Delta>, { putBack }: Placeholders): AsyncGenerator<Delta> {
  let held: Piece | undefined;
  try {
    for await (const delta of stream) {
      if (held !== undefined && held.type !== delta.type) {
        yield held;
        held = undefined;
      }
      if (delta.type === "finish") {
        yield delta;
        continue;
      }
      const text: string = (held?.text ?? "") + delta.text;
      const put = putBack(text, delta.type === "text" ? "text" : "json");
      held = put.held === "" ? undefined : { type: delta.type, text: put.held };
      if (put.ready === delta.text) {
        // What the model gave a probability to is the text as it came.
        yield delta;
      } else if (put.ready !== "") {
        yield { type: delta.type, text: put.ready };
      }
    }
  } catch (error) {
    if (held !== undefined) {
      yield held;
    }
    throw error;
  }
}

/** A delta of an answer's words, without what is said of them. */
type Piece = Pick<Exclude<Delta, { type: "finish" }>, "type" | "text">;
