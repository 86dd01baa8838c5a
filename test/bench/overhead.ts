import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import Anthropic from "@anthropic-ai/sdk";
import { OpenAI } from "openai";
import { createClient } from "../../src/model/client/client.ts";
import { systemClock } from "../../src/model/client/clock.ts";
import { KeyStates } from "../../src/model/client/states.ts";
import { createRemoteModel, type RemoteProvider } from "../../src/model/providers/remoteModel.ts";
import { parseBenchArguments, reportFigures } from "./arguments.ts";
import { percentile } from "./embedded/figures.ts";

/**
 * What the client and the provider beneath it add to the official SDK, with the same requests to the same server in one run, in turns:
 * to the time until the first text of a short answer, and to the CPU time that a long one takes. The long answer is there at once, so
 * that the reader alone decides how fast it goes: a model that writes 100 pieces a second leaves it idle.
 */
const rounds = { short: 300, long: 21 } as const;
/** Rounds that are not counted: code is compiled and connections are opened in them. */
const warmUp = { short: 50, long: 4 } as const;
type Length = keyof typeof rounds;

/** Streams one answer's texts. */
type Ask = () => AsyncIterable<string>;

const messages = [{ role: "user" as const, content: "Go on." }];

function bareOpenai(baseURL: string): Ask {
  const client = new OpenAI({ apiKey: "loopback", baseURL, maxRetries: 0 });
  return async function* () {
    const stream = await client.chat.completions.create({ model: "loopback", messages, stream: true });
    for await (const { choices } of stream) {
      yield choices[0]?.delta.content ?? "";
    }
  };
}

function bareAnthropic(address: string): Ask {
  const client = new Anthropic({ apiKey: "loopback", baseURL: address.replace(/\/v1$/, ""), maxRetries: 0 });
  return async function* () {
    const stream = await client.messages.create({ model: "loopback", messages, max_tokens: 100, stream: true });
    for await (const event of stream) {
      yield event.type === "content_block_delta" && event.delta.type === "text_delta" ? event.delta.text : "";
    }
  };
}

function throughClient(provider: RemoteProvider, address: string): Ask {
  const model = createRemoteModel(provider, { address, key: "loopback", model: "loopback", fim: "hole" });
  const state = new KeyStates(systemClock, () => {}).of(new URL(address).origin, "loopback");
  const client = createClient(model, { state, clock: systemClock, random: Math.random });
  return async function* () {
    const request = {
      task: "chat",
      messages: [{ role: "user", text: "Go on." }],
      stop: [],
      maxTokens: 100,
      lane: "command",
      feature: "explain",
    } as const;
    for await (const delta of client.stream(request, new AbortController().signal)) {
      yield delta.type === "text" ? delta.text : "";
    }
  };
}

interface Timed {
  readonly first: number;
  readonly whole: number;
  readonly length: number;
}

/** Milliseconds to the first text by the clock, and for the whole by this process's CPU. */
async function time(ask: Ask): Promise<Timed> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let first = Number.NaN;
  let length = 0;
  for await (const text of ask()) {
    if (length === 0 && text !== "") {
      first = performance.now() - began;
    }
    length += text.length;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { first, whole: (user + system) / 1000, length };
}

/** Both ways in turns, and which goes first in turns too. */
async function compare(length: Length, bare: Ask, client: Ask, of: "first" | "whole") {
  const times: { bare: number[]; client: number[] } = { bare: [], client: [] };
  for (let round = 0; round < rounds[length] + warmUp[length]; round++) {
    const ways = [["bare", bare] as const, ["client", client] as const];
    const lengths = new Set<number>();
    for (const [name, ask] of round % 2 === 0 ? ways : ways.reverse()) {
      const timed = await time(ask);
      lengths.add(timed.length);
      if (round >= warmUp[length]) {
        times[name].push(timed[of]);
      }
    }
    if (lengths.size !== 1) {
      throw new Error("The client gave another answer than the SDK");
    }
  }
  return { bare: percentile(times.bare, 0.5), client: percentile(times.client, 0.5) };
}

const { json } = parseBenchArguments();
const server = fork(fileURLToPath(new URL("./overhead/server.ts", import.meta.url)));
const [port] = await once(server, "message");
const figures: Record<string, number> = {};
for (const [provider, bareOf] of [["openai", bareOpenai] as const, ["anthropic", bareAnthropic] as const]) {
  const at = (length: Length) => `http://127.0.0.1:${port}/${length}/v1`;
  const first = await compare("short", bareOf(at("short")), throughClient(provider, at("short")), "first");
  const whole = await compare("long", bareOf(at("long")), throughClient(provider, at("long")), "whole");
  console.log(
    `${provider}: first text ${first.bare.toFixed(2)} ms bare, ${first.client.toFixed(2)} ms through the client; ` +
      `20,000 pieces ${whole.bare.toFixed(0)} ms bare, ${whole.client.toFixed(0)} ms through the client`,
  );
  figures[`firstTokenMs.${provider}`] = first.client - first.bare;
  figures[`throughput.${provider}`] = whole.bare / whole.client;
}
server.disconnect();
const all = (name: string) => Object.entries(figures).flatMap(([key, value]) => (key.startsWith(name) ? [value] : []));
reportFigures(
  { firstTokenMs: Math.max(...all("firstTokenMs")), throughput: Math.min(...all("throughput")), ...figures },
  json,
);
