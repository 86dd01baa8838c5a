import assert from "node:assert/strict";
import { gather } from "../../../src/context/forTask.ts";
import { newItem } from "../../../src/context/newItem.ts";
import { estimateTokens } from "../../../src/context/tokens.ts";
import { estimate, run, type TaskDelta, type TaskRun } from "../../../src/feature/run.ts";
import { ModelError, type ModelErrorKind } from "../../../src/model/errors.ts";
import type { HandedOn } from "../../../src/model/fallback.ts";
import type { Capabilities, ChatRequest, Model, ModelRequest } from "../../../src/model/model.ts";
import { createAnthropicModel } from "../../../src/model/providers/anthropic.ts";
import { createOpenaiCompatibleModel } from "../../../src/model/providers/openaiCompatible.ts";
import { startAnthropic } from "../../servers/anthropic.ts";
import { startOpenai } from "../../servers/openai.ts";
import type { Script } from "../../servers/script.ts";
import type { LoopbackServer } from "../../servers/server.ts";
import { cart, patient, selected, sources } from "../context/shop.ts";

const delimiter = "5f2c91d07ab3";

async function questionFor(task = selected): Promise<Omit<TaskRun, "models">> {
  return { task, items: await gather(task, sources, patient()), history: [], delimiter };
}

async function read(stream: AsyncIterable<TaskDelta>): Promise<{ text: string; end: TaskDelta | undefined }> {
  let text = "";
  let end: TaskDelta | undefined;
  for await (const delta of stream) {
    text += delta.type === "text" ? delta.text : "";
    end = delta;
  }
  return { text, end };
}

const wires = [
  { name: "OpenAI's wire format", start: startOpenai, create: createOpenaiCompatibleModel },
  { name: "Anthropic's wire format", start: startAnthropic, create: createAnthropicModel },
];

for (const { create, name, start } of wires) {
  describe(`a task over ${name}`, () => {
    let server: LoopbackServer;
    let script: Script = "";
    let model: Model;

    before(async () => {
      server = await start({
        script: (request) => (typeof script === "function" ? script(request) : (script as string)),
      });
      model = create({ model: "loopback", key: undefined, address: server.address, fim: "none" });
    });
    afterEach(() => assert.equal(server.openRequests(), 0));
    after(() => server.close());

    it("streams the answer piece by piece and ends with what it took", async () => {
      script = () => ({ text: ["It ", "adds ", "up."], usage: { input: 300, output: 3, cached: 0 } });
      const deltas: TaskDelta[] = [];
      for await (const delta of run({ ...(await questionFor()), models: [model] }, patient())) {
        deltas.push(delta);
      }
      // What comes at once from the network is one piece.
      assert.equal(
        deltas.map((delta) => (delta.type === "text" ? delta.text : `[${delta.type}]`)).join(""),
        "It adds up.[done]",
      );
      const usage = { inputTokens: 300, outputTokens: 3, cachedTokens: 0 };
      assert.deepEqual(deltas.at(-1), { type: "done", finish: "stop", trimmed: [], usage });
    });

    it("sends what was asked about, as data", async () => {
      script = () => "yes";
      await read(run({ ...(await questionFor()), models: [model] }, patient()));
      assert.match(server.requests.at(-1)?.text ?? "", new RegExp(`<data-${delimiter} kind=\\\\"selected lines\\\\"`));
    });

    it("closes the socket when the reader leaves", async () => {
      script = () => ({
        text: ["It ", "adds ", "up."],
        faults: { breakOff: { afterBytes: Number.POSITIVE_INFINITY, by: "stall" } },
      });
      for await (const _delta of run({ ...(await questionFor()), models: [model] }, patient())) {
        break;
      }
      await server.requests.at(-1)?.socketClosed;
    });

    it("closes the socket and throws that it was cancelled when the signal is aborted", async () => {
      script = () => ({
        text: ["It ", "adds ", "up."],
        faults: { breakOff: { afterBytes: Number.POSITIVE_INFINITY, by: "stall" } },
      });
      const controller = new AbortController();
      const question = await questionFor();
      await assert.rejects(
        async () => {
          for await (const _delta of run({ ...question, models: [model] }, controller.signal)) {
            controller.abort();
          }
        },
        { name: "ModelError", kind: "cancelled" },
      );
      await server.requests.at(-1)?.socketClosed;
    });

    it("says of an answer that was cut, or reached its length, that it did", async () => {
      for (const [finish, answer] of [
        ["cut", { text: ["It ", "adds "], faults: { breakOff: { afterBytes: 700, by: "end" } } }],
        ["length", { text: "It adds", finish: "length" }],
      ] as const) {
        script = () => answer;
        const { end, text } = await read(run({ ...(await questionFor()), models: [model] }, patient()));
        assert.equal(end?.type === "done" ? end.finish : "", finish);
        assert.ok(text.startsWith("It "));
      }
    });

    it("throws what the provider says", async () => {
      script = () => ({ status: 500, body: { error: { message: "down", type: "server_error" } } });
      await assert.rejects(read(run({ ...(await questionFor()), models: [model] }, patient())), { kind: "server" });
    });
  });
}

/** The same model, failing once it was asked. */
function failing(model: ReturnType<typeof listener>, kind: ModelErrorKind): ReturnType<typeof listener> {
  return {
    ...model,
    // biome-ignore lint/correctness/useYield: a model that fails before its first piece.
    async *stream(request) {
      model.asked.push(request);
      throw new ModelError(kind);
    },
  };
}

/** A model that keeps what it is asked and answers nothing. */
function listener(
  contextWindow: number,
  maxOutput: number,
  can: Partial<Capabilities> = {},
): Model & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    id: "test/listener",
    capabilities: {
      fim: "none",
      chat: true,
      tools: false,
      logprobs: false,
      learnsWorkspace: false,
      contextWindow,
      maxOutput,
      ...can,
    },
    asked,
    async *stream(request) {
      asked.push(request);
      yield { type: "finish", reason: "stop" };
    },
  };
}

function tokensIn({ messages, tool }: ChatRequest): number {
  const offered = tool === undefined ? 0 : estimateTokens(JSON.stringify(tool));
  return messages.reduce((sum, { text }) => sum + estimateTokens(text), offered);
}

describe("a task's prompt", () => {
  const long = newItem({
    source: "file",
    uri: "file:///long",
    name: "long.ts",
    text: "const a = 1;\n".repeat(5000),
    lines: { start: 0, count: 5001 },
    relevance: 1,
    reason: "added",
  });

  it("leaves the answer its room in any window, and names what had to go", async () => {
    const question = await questionFor();
    for (const [window, most] of [
      [2_048, 2_048],
      [4_096, 1_024],
      [32_768, 8_192],
    ] as const) {
      const model = listener(window, most);
      const { end } = await read(run({ ...question, items: [...question.items, long], models: [model] }, patient()));
      const request = model.asked[0] as ChatRequest;
      assert.ok(tokensIn(request) + request.maxTokens <= window);
      assert.ok(request.maxTokens >= Math.min(most, window / 2));
      assert.ok(end?.type === "done" && end.trimmed.includes("long.ts, lines 1-5001"));
    }
  });

  it("is for the lane of commands and the task's own feature", async () => {
    const model = listener(8192, 1024);
    await read(run({ ...(await questionFor()), models: [model] }, patient()));
    const { feature, lane, task } = model.asked[0] as ChatRequest;
    assert.deepEqual([task, lane, feature], ["chat", "command", "explain"]);
  });

  it("lets whoever asks know of what is replaced before sending", async () => {
    const model = listener(8192, 1024);
    const onEvent = () => {};
    await read(run({ ...(await questionFor()), models: [model], onEvent }, patient()));
    assert.equal(model.asked[0]?.onEvent, onEvent);
  });

  it("is asked of the next model where the first fails, with a prompt that fits that one's window", async () => {
    const wide = failing(listener(200_000, 1024), "server");
    const narrow = listener(4096, 1024);
    const question = await questionFor();
    const long = newItem({
      source: "file",
      uri: "file:///shop/long.ts",
      name: "src/long.ts",
      text: "const x = 1;\n".repeat(5000),
      relevance: 0.1,
      reason: "you added it",
    });
    const handed: string[] = [];
    const onHandedOn = ({ from, to, error }: HandedOn<Model>) =>
      handed.push(`${error.kind}: ${from === wide} to ${to === narrow}`);
    const models = [wide, narrow] as const;
    await read(run({ ...question, items: [...question.items, long], models, onHandedOn }, patient()));
    assert.deepEqual(handed, ["server: true to true"]);
    assert.ok(tokensIn(wide.asked[0] as ChatRequest) > 8000);
    assert.ok(tokensIn(narrow.asked[0] as ChatRequest) <= 4096);
  });

  it("drops the oldest turns of a long conversation, and says so", async () => {
    const turn = (text: string) => [{ role: "assistant", text } as const, { role: "user", text: "And then?" } as const];
    const history = [...turn(`oldest ${"word ".repeat(3000)}`), ...turn("newest")];
    const model = listener(4096, 1024);
    const { end } = await read(run({ ...(await questionFor()), history, models: [model] }, patient()));
    const { messages } = model.asked[0] as ChatRequest;
    assert.deepEqual(messages.slice(2), turn("newest"));
    assert.ok(end?.type === "done" && end.trimmed.includes("earlier turns of the conversation"));
  });

  it("is refused where the request alone is longer than the window", async () => {
    const reading = read(run({ ...(await questionFor()), models: [listener(512, 256)] }, patient()));
    await assert.rejects(reading, { name: "ModelError", kind: "contextLength" });
  });

  it("is refused by a model that knows no chat", async () => {
    const model = listener(8192, 1024, { chat: false });
    await assert.rejects(read(run({ ...(await questionFor()), models: [model] }, patient())), { kind: "badRequest" });
    assert.deepEqual(model.asked, []);
  });

  it("is estimated to take at least what is sent", async () => {
    const question = await questionFor({ feature: "tests", document: cart });
    const { inputTokens } = estimate(question.task, question.items, question.history);
    for (const tools of [false, true]) {
      const model = listener(32_768, 1024, { tools });
      await read(run({ ...question, models: [model] }, patient()));
      assert.ok(inputTokens >= tokensIn(model.asked[0] as ChatRequest));
    }
  });
});
