import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChatRequest, Delta, Tool } from "../../../../src/model/model.ts";
import type { Answer, Reply } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { bytesOf, chat, joined, modelAt, patient, read, ways } from "./endToEnd.ts";

const tool: Tool = {
  name: "propose_edits",
  description: "Proposes changes to files.",
  schema: { type: "object", properties: { edits: { type: "array" } }, required: ["edits"] },
};
const request: ChatRequest = { ...chat, tool };
const usage = { input: 12, output: 5, cached: 8 };
const pieces = ['{"edits"', ':[{"path":"naïve.ts","delete"', ":true}", ',{"path":"😀.ts","delete":true}]}'];
const whole: Answer = { text: ["Both ", "go."], calls: [{ name: tool.name, text: pieces }], usage };
const finish = { type: "finish", reason: "stop", usage: { inputTokens: 12, outputTokens: 5, cachedTokens: 8 } };

function argumentsIn(deltas: readonly Delta[]): string {
  return deltas.map((delta) => (delta.type === "tool" ? delta.text : "")).join("");
}

for (const way of ways.filter(({ request: { task } }) => task === "chat")) {
  describe(`a tool call of ${way.name}`, () => {
    let reply: Reply = whole;
    let server: LoopbackServer;
    const ask = async (next: Reply, asked: ChatRequest = request) => {
      reply = next;
      return read(modelAt(way, server.address).stream(asked, patient()));
    };

    before(async () => {
      server = await way.start({ script: () => reply });
    });
    afterEach(() => assert.equal(server.openRequests(), 0));
    after(() => server.close());

    it("comes piece by piece after the text, then the finish", async () => {
      const { deltas } = await ask(whole);
      assert.deepEqual(joined(deltas), [
        { type: "text", text: "Both go." },
        { type: "tool", text: pieces.join("") },
        finish,
      ]);
    });

    it("may come without any text", async () => {
      const { deltas, text } = await ask({ calls: [{ name: tool.name, text: pieces }] });
      assert.deepEqual([text, argumentsIn(deltas)], ["", pieces.join("")]);
    });

    it("is the same wherever its bytes are split, inside a character too", async () => {
      const { length } = bytesOf(way, whole);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: length }), { maxLength: 40 }), async (splitAt) => {
          const { deltas } = await ask({ ...whole, faults: { splitAt } });
          assert.equal(argumentsIn(deltas), pieces.join(""));
        }),
        { numRuns: 25 },
      );
    });

    it("is cut where the stream ends before its end mark, at whichever byte, and keeps what came", async () => {
      const { length } = bytesOf(way, whole);
      const by = fc.constantFrom<"end" | "reset">("end", "reset");
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 600, max: length - 1 }), by, async (afterBytes, how) => {
          const { deltas } = await ask({ ...whole, faults: { breakOff: { afterBytes, by: how } } });
          const came = argumentsIn(deltas);
          const last = deltas.at(-1);
          assert.ok(last?.type === "finish");
          assert.ok(pieces.join("").startsWith(came));
          assert.ok(last.reason === "cut" || came === pieces.join(""));
        }),
        { numRuns: 40 },
      );
    });

    it("says when it was too long", async () => {
      const { deltas } = await ask({ calls: [{ name: tool.name, text: '{"edits":[' }], finish: "length" });
      assert.deepEqual(deltas.slice(0, -1), [{ type: "tool", text: '{"edits":[' }]);
      assert.deepEqual(deltas.at(-1), { ...deltas.at(-1), type: "finish", reason: "length" });
    });

    it("follows another one where there are several", async () => {
      const calls = ['{"edits":[1]}', '{"edits":[2]}'].map((text) => ({ name: tool.name, text }));
      assert.equal(argumentsIn((await ask({ calls })).deltas), '{"edits":[1]}{"edits":[2]}');
    });

    it("comes after the text that was held back for a stop text", async () => {
      const { deltas } = await ask(
        { text: ["a\n"], calls: [{ name: tool.name, text: "{}" }] },
        { ...request, stop: ["\n\n"] },
      );
      assert.deepEqual(joined(deltas).slice(0, -1), [
        { type: "text", text: "a\n" },
        { type: "tool", text: "{}" },
      ]);
    });

    it("is not offered by a request without a tool", async () => {
      await ask("yes", chat);
      assert.doesNotMatch(server.requests.at(-1)?.text ?? "", /"tools"/);
    });
  });
}

describe("a tool over the wire", () => {
  async function toolsSentBy(name: string): Promise<unknown> {
    const way = ways.find((candidate) => candidate.name === name) ?? assert.fail(name);
    const server = await way.start({ script: "" });
    try {
      await read(modelAt(way, server.address).stream(request, patient()));
      const { tools, ...rest } = (server.requests[0] ?? assert.fail()).body as { readonly tools: unknown };
      assert.deepEqual(
        Object.keys(rest).filter((key) => key.includes("tool")),
        [],
      );
      return tools;
    } finally {
      await server.close();
    }
  }

  it("is a function as OpenAI takes it, which the model may leave alone", async () => {
    const { description, name, schema } = tool;
    assert.deepEqual(await toolsSentBy("openai, by chat"), [
      { type: "function", function: { name, description, parameters: schema } },
    ]);
  });

  it("is a tool as Anthropic takes it, streamed as it is written", async () => {
    const { description, name, schema } = tool;
    assert.deepEqual(await toolsSentBy("anthropic, by chat"), [
      { name, description, input_schema: schema, eager_input_streaming: true },
    ]);
  });

  it("is known to OpenAI's and Anthropic's models, and not counted on elsewhere", () => {
    const known = (name: string) => {
      const way = ways.find((candidate) => candidate.name === name) ?? assert.fail(name);
      return modelAt(way, "http://127.0.0.1:9").capabilities.tools;
    };
    assert.deepEqual(["openai, by chat", "anthropic, by chat", "openaiCompatible, by chat"].map(known), [
      true,
      true,
      false,
    ]);
  });
});
