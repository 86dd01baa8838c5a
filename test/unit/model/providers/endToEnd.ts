import type { ChatRequest, CompleteRequest, Delta, ModelRequest } from "../../../../src/model/model.ts";
import { createAnthropicModel } from "../../../../src/model/providers/anthropic.ts";
import { createOpenaiModel } from "../../../../src/model/providers/openai.ts";
import { createOpenaiCompatibleModel } from "../../../../src/model/providers/openaiCompatible.ts";
import type { RemoteModel, RemoteModelOptions } from "../../../../src/model/providers/remote.ts";
import { messageEvents, startAnthropic } from "../../../servers/anthropic.ts";
import { infillEvents, startLlamaCpp } from "../../../servers/llamaCpp.ts";
import { startMistral } from "../../../servers/mistral.ts";
import { generateLines, startOllama } from "../../../servers/ollama.ts";
import { chatEvents, completionEvents, startOpenai } from "../../../servers/openai.ts";
import type { Answer, Script } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { jsonLines, type SseEvent, type SseStyle, type StreamFormat, sse } from "../../../servers/sse.ts";

const common = { stop: [], maxTokens: 64, lane: "typing", feature: "completion" } as const;

export const chat: ChatRequest = {
  ...common,
  task: "chat",
  messages: [
    { role: "system", text: "You fill holes." },
    { role: "user", text: "Fill it." },
  ],
};

export const complete: CompleteRequest = {
  ...common,
  task: "complete",
  prefix: "const a = ",
  suffix: ";\n",
  document: { uri: "file:///a.ts", languageId: "typescript" },
};

/** A provider, one form of request to it, and the server that speaks its wire format. */
export interface Way {
  readonly name: string;
  readonly request: ModelRequest;
  start(options: { script?: Script; key?: string; models?: readonly string[] }): Promise<LoopbackServer>;
  create(options: RemoteModelOptions): RemoteModel;
  events(answer: Answer): readonly SseEvent[];
  /** How the server writes its stream; server-sent events if nothing else is said. */
  readonly format?: StreamFormat;
  /** What this wire format has no words for. */
  readonly lacks?: readonly ("cached" | "filter" | "faultType" | "logprobs")[];
}

const openaiWay = { start: startOpenai, create: createOpenaiModel };
const compatibleWay = { start: startOpenai, create: createOpenaiCompatibleModel };

/** Every provider in every form of request: what holds for one is to hold for all. */
export const ways: readonly Way[] = [
  { name: "openai, by suffix", request: complete, events: completionEvents, ...openaiWay },
  { name: "openai, by chat", request: chat, events: chatEvents, ...openaiWay },
  { name: "openaiCompatible, by suffix", request: complete, events: completionEvents, ...compatibleWay },
  { name: "openaiCompatible, by chat", request: chat, events: chatEvents, ...compatibleWay },
  {
    name: "anthropic, by chat",
    request: chat,
    start: startAnthropic,
    create: createAnthropicModel,
    events: messageEvents,
    lacks: ["logprobs"],
  },
  {
    name: "openaiCompatible, by infill",
    request: { ...complete, others: [{ name: "b.ts", text: "export const b = 1;\n" }] },
    start: startLlamaCpp,
    create: (options) => createOpenaiCompatibleModel({ address: "", ...options, fim: "infill" }),
    events: infillEvents,
    lacks: ["filter"],
  },
  {
    name: "openaiCompatible, by generate",
    request: complete,
    start: startOllama,
    create: (options) => createOpenaiCompatibleModel({ address: "", ...options, fim: "generate" }),
    events: generateLines,
    format: jsonLines,
    lacks: ["cached", "filter", "faultType"],
  },
  {
    name: "openaiCompatible, by fimEndpoint",
    request: complete,
    start: startMistral,
    create: (options) => createOpenaiCompatibleModel({ address: "", ...options, fim: "fimEndpoint" }),
    events: chatEvents,
  },
];

/** The model of a way, at a server. */
export function modelAt(
  way: Way,
  address: string,
  key: string | undefined = "key-for-tests",
  found: RemoteModelOptions["found"] = {},
): RemoteModel {
  return way.create({ model: "loopback", key, address, fim: "hole", found });
}

/** The bytes that a way's server sends for an answer. */
export function bytesOf(way: Way, answer: Answer, style: SseStyle = {}): Uint8Array {
  return Buffer.concat((way.format ?? sse).encode(way.events(answer), style));
}

/** Reads a stream to its end: the text, and the deltas themselves. */
export async function read(stream: AsyncIterable<Delta>): Promise<{ text: string; deltas: readonly Delta[] }> {
  const deltas: Delta[] = [];
  for await (const delta of stream) {
    deltas.push(delta);
  }
  return { text: deltas.map((delta) => (delta.type === "text" ? delta.text : "")).join(""), deltas };
}

/** The deltas with neighbours of a kind put together: how many of them come at once is the network's affair. */
export function joined(deltas: readonly Delta[]): readonly Delta[] {
  const result: Delta[] = [];
  for (const delta of deltas) {
    const last = result.at(-1);
    if (delta.type !== "finish" && last?.type === delta.type) {
      result[result.length - 1] = { ...last, text: last.text + delta.text };
    } else {
      result.push(delta);
    }
  }
  return result;
}

/** A signal that nobody aborts. */
export function patient(): AbortSignal {
  return new AbortController().signal;
}
