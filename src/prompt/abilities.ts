import { ModelError, type ModelErrorKind } from "../model/errors.ts";
import type { ChatRequest, Delta, Model, ModelRequest } from "../model/model.ts";
import { fillIn, type Gap } from "./fim.ts";
import { testHole } from "./testHole.ts";

/** What a model can do besides filling a hole. What is missing was not found out. */
export interface Abilities {
  readonly chat?: boolean;
  readonly tools?: boolean;
  readonly logprobs?: boolean;
  readonly promptCaching?: boolean;
}

/** Builds the model as one that may be asked for these. */
export type CreateAsking = (may: { readonly tools: boolean; readonly logprobs: boolean }) => Model;

export interface ProbeOptions {
  /** What is known already, from the server itself or its documentation, and is not asked again. */
  readonly known: Abilities;
  /** No answer is paid for, so that one more may be asked to see whether a prompt is cached. */
  readonly isOwn: boolean;
  /** Called with each ability before the model is asked for it. */
  readonly onAbility?: (ability: keyof Abilities) => void;
}

/** Tokens; the right answers have one to thirty. One that thinks first needs more, and is left at the first piece that says enough. */
const longestAnswer = 256;
/** Tokens of the answers whose words say nothing. */
const shortestAnswer = 8;

/** Milliseconds; the model has answered before, so that it is loaded. */
const patience = 60_000;

/**
 * Asks a model that fills a hole what else it can do, one short request for each thing that is not known: whether it calls a tool,
 * whether it chats (only where the offer of a tool was refused), whether it states probabilities, whether it says that a prompt was
 * cached. Throws `ModelError` of kind `cancelled` alone; what fails for another reason than a refusal stays unknown.
 */
export async function probeAbilities(
  create: CreateAsking,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Abilities> {
  const { known, isOwn, onAbility } = options;
  const plain = create({ tools: false, logprobs: false });
  let found = known;
  const find = async (ability: keyof Abilities, ask: () => Promise<Abilities>) => {
    if (found[ability] === undefined) {
      onAbility?.(ability);
      found = { ...(await ask()), ...found };
    }
  };
  await find("tools", () => askTool(create({ tools: true, logprobs: false }), signal));
  await find("chat", () => askChat(plain, signal));
  await find("logprobs", () => askLogprobs(create({ tools: false, logprobs: true }), signal));
  if (isOwn) {
    await find("promptCaching", () => askTwice(plain, signal));
  }
  return found;
}

const probe = { task: "chat", stop: [], lane: "command", feature: "setUp", isFresh: true } as const;

const callTool: ChatRequest = {
  ...probe,
  messages: [{ role: "user", text: "Call the tool report with the state ready. Write nothing else." }],
  maxTokens: longestAnswer,
  tool: {
    name: "report",
    description: "Reports a state.",
    schema: {
      type: "object",
      properties: { state: { type: "string", enum: ["ready"] } },
      required: ["state"],
      additionalProperties: false,
    },
  },
};

/** A model that answers in words instead of calling knows no tools, but chats. */
function askTool(model: Model, signal: AbortSignal): Promise<Abilities> {
  const judge = (delta: Delta, hasText: boolean) => {
    if (delta.type === "tool") {
      return { chat: true, tools: true };
    }
    const isThinking = delta.type === "finish" && delta.reason === "length" && !hasText;
    return delta.type === "text" ? undefined : { chat: true, ...(isThinking ? {} : { tools: false }) };
  };
  return judged(model, callTool, judge, { tools: false }, signal);
}

function askChat(model: Model, signal: AbortSignal): Promise<Abilities> {
  const messages = [{ role: "user", text: "Say yes." }] as const;
  return judged(
    model,
    { ...probe, messages, maxTokens: longestAnswer },
    () => ({ chat: true }),
    { chat: false },
    signal,
  );
}

/** Asks in the form in which the model fills holes, for it is ghost text that is judged by its probability. */
function askLogprobs(model: Model, signal: AbortSignal): Promise<Abilities> {
  const judge = (delta: Delta, hasText: boolean) => {
    if (delta.type === "text" && delta.logprob !== undefined) {
      return { logprobs: true };
    }
    return delta.type === "finish" && hasText ? { logprobs: false } : undefined;
  };
  return judged(model, short(testHole, model), judge, { logprobs: false }, signal);
}

/** A server that says nothing of a cache may have one all the same. */
async function askTwice(model: Model, signal: AbortSignal): Promise<Abilities> {
  const request = short({ ...testHole, prefix: manyLines + testHole.prefix }, model);
  const judge = (delta: Delta) =>
    delta.type === "finish" && (delta.usage?.cachedTokens ?? 0) > 0 ? { promptCaching: true } : undefined;
  const first = await judged(model, request, judge, {}, signal);
  return first.promptCaching ? first : judged(model, request, judge, {}, signal);
}

/** Some 250 tokens: servers cache blocks of 16 tokens (vLLM), or each one (llama.cpp). */
const manyLines = Array.from({ length: 16 }, (_, at) => `const value${at} = readValue("name${at}");\n`).join("");

function short(gap: Gap, { capabilities }: Model): ModelRequest {
  return { ...fillIn(gap, [], capabilities).request, maxTokens: shortestAnswer, feature: "setUp", isFresh: true };
}

/** What a server says that was asked for more than it knows; some have no better words than a fault of their own. */
const refusing: ReadonlySet<ModelErrorKind> = new Set(["badRequest", "notFound", "server", "protocol"]);

/** Reads an answer up to the piece that says something. `refused` is what a refusal says; another failure says nothing. */
async function judged(
  model: Model,
  request: ModelRequest,
  judge: (delta: Delta, hasText: boolean) => Abilities | undefined,
  refused: Abilities,
  signal: AbortSignal,
): Promise<Abilities> {
  let hasText = false;
  try {
    for await (const delta of model.stream(request, AbortSignal.any([signal, AbortSignal.timeout(patience)]))) {
      const said = judge(delta, hasText);
      if (said !== undefined) {
        return said;
      }
      hasText ||= delta.type === "text";
    }
    return {};
  } catch (error) {
    if (!(error instanceof ModelError) || signal.aborted) {
      throw error;
    }
    return refusing.has(error.kind) ? refused : {};
  }
}
