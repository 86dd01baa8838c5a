import { ModelError, type ModelErrorKind } from "../model/errors.ts";
import type { ChatMessage, Delta, Model, ModelRequest } from "../model/model.ts";
import { StopTexts } from "../model/providers/stopTexts.ts";

/** One of the editor's own models, as far as it is used. */
export interface LanguageModel {
  readonly name: string;
  readonly maxInputTokens: number;
  /** Sends a chat; throws what the editor throws. Aborting the signal ends the request. */
  send(messages: readonly Turn[], signal: AbortSignal): Promise<AsyncIterable<string>>;
  /** Tokens of a turn, by whoever gives the model; throws what the editor throws. */
  count(turn: Turn, signal: AbortSignal): PromiseLike<number>;
}

/** The editor's models know no system text. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** Finds one of the editor's models; `undefined` where it has none of that name. */
export type FindLanguageModel = (id: string) => Promise<LanguageModel | undefined>;

/** What stands for an address in the errors of the editor's models. */
export const editorOrigin = "VS Code";

/** Tokens; the editor does not say how long an answer may be. */
const maxOutput = 4096;
/** Tokens, where the model is not there yet to say it. */
const smallestWindow = 4096;

/** A model of the editor, which answers chats alone and needs no key. It is looked for again at each request. */
export async function createEditorModel(id: string, find: FindLanguageModel): Promise<Model> {
  const { maxInputTokens = smallestWindow } = (await find(id)) ?? {};
  return {
    id: `editor/${id}`,
    capabilities: {
      fim: "hole",
      chat: true,
      tools: false,
      logprobs: false,
      learnsWorkspace: false,
      contextWindow: maxInputTokens + maxOutput,
      maxOutput,
    },
    async *stream(request, signal, onHeaders) {
      // There is no connection that could be waited for.
      onHeaders?.(new Headers());
      const left = new AbortController();
      try {
        yield* answer(id, find, request, AbortSignal.any([signal, left.signal]));
      } catch (error) {
        throw signal.aborted ? new ModelError("cancelled") : toModelError(error);
      } finally {
        left.abort();
      }
    },
    async countTokens({ messages }, signal) {
      try {
        const model = await findOrFail(id, find, signal);
        const counts = turnsOf(messages).map((turn) => model.count(turn, signal));
        return (await orAborted(Promise.all(counts), signal)).reduce((sum, count) => sum + count, 0);
      } catch (error) {
        throw signal.aborted ? new ModelError("cancelled") : toModelError(error);
      }
    },
  };
}

async function findOrFail(id: string, find: FindLanguageModel, signal: AbortSignal): Promise<LanguageModel> {
  const model = await orAborted(find(id), signal);
  if (model === undefined) {
    throw new ModelError("notFound", { origin: editorOrigin, detail: id });
  }
  return model;
}

async function* answer(
  id: string,
  find: FindLanguageModel,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<Delta> {
  if (request.task === "complete") {
    throw new ModelError("badRequest", { detail: "this model fills holes by chat alone" });
  }
  const model = await findOrFail(id, find, signal);
  const stops = new StopTexts(request.stop);
  const pieces = await orAborted(model.send(turnsOf(request.messages), signal), signal);
  for await (const piece of untilAborted(pieces, signal)) {
    const { text, stopped } = stops.take(piece);
    if (text !== "") {
      yield { type: "text", text };
    }
    if (stopped) {
      yield { type: "finish", reason: "stop" };
      return;
    }
  }
  const rest = stops.rest();
  if (rest !== "") {
    yield { type: "text", text: rest };
  }
  yield { type: "finish", reason: "stop" };
}

/** The pieces as they come; an extension that gives a model may not heed that it was cancelled, or end as if the answer were whole. */
async function* untilAborted(pieces: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (;;) {
    const next = await orAborted(iterator.next(), signal);
    if (next.done) {
      return;
    }
    yield next.value;
  }
}

/** Waits for a step no longer than until the signal is aborted, and throws its reason then. */
async function orAborted<T>(step: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) {
    abort();
  }
  try {
    const result = await Promise.race([step, promise]);
    signal.throwIfAborted();
    return result;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** What the system says stands before the first words of the user. */
function turnsOf(messages: readonly ChatMessage[]): readonly Turn[] {
  const turns: Turn[] = [];
  let before = "";
  for (const { role, text } of messages) {
    if (role === "system") {
      before += `${text}\n\n`;
    } else {
      turns.push({ role, text: role === "user" ? before + text : text });
      before = role === "user" ? "" : before;
    }
  }
  return turns;
}

/** The codes of `vscode.LanguageModelError`; each stands for a fault that the person can tell from the others. */
const kindOfCode: Readonly<Record<string, ModelErrorKind>> = {
  NoPermissions: "auth",
  Blocked: "contentFilter",
  NotFound: "notFound",
};

function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) {
    return error;
  }
  const { code, message } = error instanceof Error ? { code: "", ...error, message: error.message } : {};
  const kind = kindOfCode[String(code)] ?? "server";
  return new ModelError(kind, { origin: editorOrigin, ...(message ? { detail: message } : {}), cause: error });
}
