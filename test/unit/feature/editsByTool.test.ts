import assert from "node:assert/strict";
import fc from "fast-check";
import { gather } from "../../../src/context/forTask.ts";
import { run, type TaskDelta } from "../../../src/feature/run.ts";
import type { Task } from "../../../src/feature/task.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { ChatRequest, Delta, Model, ModelRequest } from "../../../src/model/model.ts";
import { createAnthropicModel } from "../../../src/model/providers/anthropic.ts";
import { createOpenaiModel } from "../../../src/model/providers/openai.ts";
import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { messageEvents, startAnthropic } from "../../servers/anthropic.ts";
import { chatEvents, startOpenai } from "../../servers/openai.ts";
import type { Answer, Faults } from "../../servers/script.ts";
import type { LoopbackServer } from "../../servers/server.ts";
import { encodeSse } from "../../servers/sse.ts";
import { cart, diff, patient, selected, sources } from "../context/shop.ts";

const change: Task = { ...selected, feature: "change", instruction: "round to cents" };
const edits = ["a", "b", "c"].map((name) => ({ path: `src/${name}.ts`, search: `${name} = "{é}";\n`, replace: "" }));
const written = JSON.stringify({ edits }, undefined, 1);
const answer: Answer = {
  text: "It rounds.",
  calls: [{ name: "propose_edits", text: written.match(/.{1,7}/gs) ?? [] }],
};

/** What a task's answer is read from. */
async function answered(model: Model, task: Task) {
  const question = { task, items: await gather(task, sources, patient()), history: [], delimiter: "5f2c91d07ab3" };
  let [text, call] = ["", ""];
  let end: TaskDelta | undefined;
  for await (const delta of run({ ...question, models: [model] }, patient())) {
    text += delta.type === "text" ? delta.text : "";
    call += delta.type === "call" ? delta.text : "";
    end = delta;
  }
  return { text, call, finish: end?.type === "done" ? end.finish : assert.fail("no end") };
}

/** A model that keeps what it is asked and answers as it is told. */
function scripted(tools: boolean, deltas: readonly Delta[]): Model & { readonly asked: ModelRequest[] } {
  const asked: ModelRequest[] = [];
  return {
    id: "test/scripted",
    capabilities: {
      fim: "none",
      chat: true,
      tools,
      logprobs: false,
      learnsWorkspace: false,
      contextWindow: 32_768,
      maxOutput: 1024,
    },
    asked,
    async *stream(request) {
      asked.push(request);
      yield* deltas;
      yield { type: "finish", reason: "stop" };
    },
  };
}

describe("a server that turns out to know no tools", () => {
  it("is asked for blocks instead", async () => {
    const model = scripted(true, [{ type: "text", text: "It rounds." }]);
    const refused: ChatRequest[] = [];
    const refusing: Model = {
      ...model,
      async *stream(request, signal) {
        if (request.task === "chat" && request.tool !== undefined) {
          refused.push(request);
          throw new ModelError("badRequest", { unsupported: "tools" });
        }
        yield* model.stream(request, signal);
      },
    };
    assert.equal((await answered(refusing, change)).text, "It rounds.");
    assert.equal(refused.length, 1);
    assert.match(JSON.stringify(model.asked), /SEARCH/);
  });
});

const wires = [
  { name: "OpenAI's wire format", start: startOpenai, create: createOpenaiModel, events: chatEvents },
  { name: "Anthropic's wire format", start: startAnthropic, create: createAnthropicModel, events: messageEvents },
];

for (const { create, events, name, start } of wires) {
  describe(`edits by a tool over ${name}`, () => {
    let server: LoopbackServer;
    let faults: Faults = {};
    let model: Model;

    before(async () => {
      server = await start({ script: () => ({ ...answer, faults }) });
      model = create({ model: "loopback", key: "key-for-tests", address: server.address, fim: "none" });
    });
    afterEach(() => assert.equal(server.openRequests(), 0));
    after(() => server.close());

    it("are told from the text, and are read", async () => {
      faults = {};
      const { call, finish, text } = await answered(model, change);
      assert.deepEqual([text, call, finish], ["It rounds.", written, "stop"]);
      const read = readAnswer(text, { call, finish }).edits.map(({ path }) => path);
      assert.deepEqual(
        read,
        edits.map(({ path }) => path),
      );
    });

    it("are those that were whole wherever the bytes are split and cut", async () => {
      const { length } = Buffer.concat(encodeSse(events(answer)));
      const offset = fc.integer({ min: 700, max: length });
      await fc.assert(
        fc.asyncProperty(offset, fc.array(offset, { maxLength: 20 }), async (afterBytes, splitAt) => {
          faults = { splitAt, breakOff: { afterBytes, by: "end" } };
          const { call, finish, text } = await answered(model, change);
          const read = readAnswer(text, { call, finish });
          const whole = edits.filter((edit) =>
            call.includes(JSON.stringify(edit, undefined, 1).replace(/^/gm, "  ").trim()),
          );
          assert.deepEqual(
            read.edits.map(({ path }) => path),
            whole.map(({ path }) => path),
          );
          assert.ok(read.malformed.every(({ reason }) => reason === "cutOff"));
          assert.ok(finish === "cut" || whole.length === edits.length);
        }),
        { numRuns: 60 },
      );
    });
  });
}

describe("a tool for edits", () => {
  const asked = async (tools: boolean, task: Task) => {
    const model = scripted(tools, []);
    await answered(model, task);
    return model.asked[0] as ChatRequest;
  };

  it("is offered, and told of, where the answer is a proposal and the model knows tools", async () => {
    const { messages, tool } = await asked(true, change);
    assert.equal(tool?.name, "propose_edits");
    assert.match(messages[0]?.text ?? "", /Call the tool `propose_edits`/);
  });

  it("takes arguments of the four kinds of edit, as a JSON schema says", async () => {
    const { tool } = await asked(true, change);
    const { properties, type } = (tool ?? assert.fail()).schema as {
      type: string;
      properties: { edits: { items: { anyOf: { required: string[] }[] } } };
    };
    assert.equal(type, "object");
    assert.deepEqual(
      properties.edits.items.anyOf.map(({ required }) => required),
      [
        ["path", "search", "replace"],
        ["path", "content"],
        ["path", "delete"],
        ["path", "newPath"],
      ],
    );
  });

  it("is not offered to a model that knows none, which gives blocks", async () => {
    const { messages, tool } = await asked(false, change);
    assert.equal(tool, undefined);
    assert.match(messages[0]?.text ?? "", /<<<<<<< SEARCH/);
  });

  for (const task of [selected, { feature: "review", diff }, { feature: "commitMessage", diff }] as const) {
    it(`is not offered for ${task.feature}, which proposes nothing`, async () => {
      assert.equal((await asked(true, task)).tool, undefined);
    });
  }

  it("says nothing where none was offered", async () => {
    const { call, text } = await answered(
      scripted(true, [
        { type: "tool", text: written },
        { type: "text", text: "ok" },
      ]),
      selected,
    );
    assert.deepEqual([call, text], ["", "ok"]);
  });

  it("leaves the answer its room in the window", async () => {
    const { maxTokens } = await asked(true, { feature: "tests", document: cart });
    assert.equal(maxTokens, 1024);
  });
});
