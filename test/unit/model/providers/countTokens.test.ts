import assert from "node:assert/strict";
import type { ChatRequest, Model } from "../../../../src/model/model.ts";
import { createAnthropicModel } from "../../../../src/model/providers/anthropic.ts";
import { createOpenaiModel } from "../../../../src/model/providers/openai.ts";
import { createOpenaiCompatibleModel } from "../../../../src/model/providers/openaiCompatible.ts";
import { startAnthropic } from "../../../servers/anthropic.ts";
import { startLlamaCpp } from "../../../servers/llamaCpp.ts";
import { startOpenai } from "../../../servers/openai.ts";
import { writeReply } from "../../../servers/script.ts";
import { type LoopbackServer, startServer } from "../../../servers/server.ts";
import { tokensIn } from "../../../servers/tokenizer.ts";
import { chat, patient } from "./endToEnd.ts";

const tool = { name: "propose_edits", description: "Proposes changes.", schema: { type: "object", properties: {} } };
const withTool: ChatRequest = { ...chat, tool };

/** A server that counts chats as vLLM does, and knows nothing else. */
function startVllm(): Promise<LoopbackServer> {
  return startServer(async ({ body, path }, response) => {
    const { messages = [] } = body as { messages?: readonly { readonly content: string }[] };
    const tokens = messages.flatMap(({ content }) => tokensIn(content));
    const said =
      path === "/tokenize"
        ? { status: 200, body: { count: tokens.length, max_model_len: 4096, tokens, token_strs: null } }
        : { status: 404, body: { error: { message: "Not Found", type: "NotFoundError", code: 404 } } };
    await writeReply(said, () => [], response);
  });
}

async function withServer(
  starting: Promise<LoopbackServer>,
  use: (server: LoopbackServer) => Promise<void>,
): Promise<void> {
  const server = await starting;
  try {
    await use(server);
    assert.equal(server.openRequests(), 0);
  } finally {
    await server.close();
  }
}

const count = (model: Model, request: ChatRequest) =>
  model.countTokens?.(request, patient()) ?? assert.fail("it does not count");
const compatible = ({ address }: LoopbackServer, key?: string) =>
  createOpenaiCompatibleModel({ model: "loopback", key, address, fim: "none" });
const words = tokensIn(chat.messages.map(({ text }) => text).join("\n")).length;

describe("counting a chat's tokens", () => {
  it("has Anthropic count system text, messages and tool", async () => {
    await withServer(startAnthropic(), async (server) => {
      const model = createAnthropicModel({ model: "m", key: "k", address: server.address, fim: "none" });
      assert.equal(await count(model, chat), words);
      assert.ok((await count(model, withTool)) > words);
      const { body } = server.requests[0] ?? assert.fail();
      assert.deepEqual(Object.keys(body as object).toSorted(), ["messages", "model", "system"]);
    });
  });

  it("has vLLM count the chat in one request", async () => {
    await withServer(startVllm(), async (server) => {
      assert.equal(await count(compatible(server), chat), words);
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ["/tokenize"],
      );
    });
  });

  it("has llama.cpp count the chat as the model's own template writes it, tool included", async () => {
    await withServer(startLlamaCpp(), async (server) => {
      const template = tokensIn("<|im_start|>system<|im_end|><|im_start|>user<|im_end|><|im_start|>assistant").length;
      assert.equal(await count(compatible(server), chat), words + template);
      assert.ok((await count(compatible(server), withTool)) > words + template);
    });
  });

  it("sends the key along", async () => {
    await withServer(startLlamaCpp({ key: "k" }), async (server) => {
      assert.ok((await count(compatible(server, "k"), chat)) > words);
      await assert.rejects(count(compatible(server, "other"), chat), { name: "ModelError", kind: "auth" });
    });
  });

  it("fails where the server has no tokeniser", async () => {
    await withServer(startOpenai(), async (server) => {
      await assert.rejects(count(compatible(server), chat), { name: "ModelError", kind: "notFound" });
    });
  });

  it("sends a server that has none no second prompt to count", async () => {
    await withServer(startOpenai(), async (server) => {
      const model = compatible(server);
      await assert.rejects(count(model, chat), { kind: "notFound" });
      await assert.rejects(count(model, chat), { kind: "notFound" });
      assert.equal(server.requests.length, 1);
    });
  });

  for (const said of [{}, { tokens: 3 }, { count: "3" }, [], "3"]) {
    it(`fails where the server answers ${JSON.stringify(said)}`, async () => {
      const saying = startServer((_, response) => writeReply({ status: 200, body: said }, () => [], response));
      await withServer(saying, async (server) => {
        await assert.rejects(count(compatible(server), chat), { name: "ModelError", kind: "protocol" });
        assert.equal(server.requests.length, 1);
      });
    });
  }

  it("closes the socket when it is aborted", async () => {
    await withServer(
      startServer(() => new Promise(() => {})),
      async (server) => {
        const controller = new AbortController();
        const counting = compatible(server).countTokens?.(chat, controller.signal);
        while (server.requests.length === 0) {
          await new Promise(setImmediate);
        }
        controller.abort();
        await assert.rejects(counting ?? assert.fail(), { name: "ModelError", kind: "cancelled" });
        await server.requests[0]?.socketClosed;
        while (server.openRequests() > 0) {
          await new Promise(setImmediate);
        }
      },
    );
  });

  it("is for nobody at OpenAI, which has no such path for chats", () => {
    assert.equal(createOpenaiModel({ model: "m", key: "k", fim: "none" }).countTokens, undefined);
  });
});
