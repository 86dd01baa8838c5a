import assert from "node:assert/strict";
import { ModelError } from "../../../src/model/errors.ts";
import type { Delta, Model } from "../../../src/model/model.ts";
import { createRemoteModel } from "../../../src/model/providers/remoteModel.ts";
import { type Abilities, type CreateAsking, probeAbilities } from "../../../src/prompt/abilities.ts";
import { startOpenai } from "../../servers/openai.ts";
import type { Reply } from "../../servers/script.ts";
import type { LoopbackServer, RecordedRequest } from "../../servers/server.ts";
import { startRaw } from "../../servers/somethingElse.ts";

const never = new AbortController().signal;
const refusal = (message: string, status = 400): Reply => ({ status, body: { error: { message, type: "error" } } });
const noPath = refusal("Invalid URL", 404);
const call: Reply = { calls: [{ name: "report", text: ['{"state"', ':"ready"}'] }] };

const hasTool = ({ body }: RecordedRequest) => "tools" in (body as object);
const isChat = ({ path }: RecordedRequest) => path.endsWith("/chat/completions");

/** What is not asked for, so that one request alone goes out. */
const rest: Abilities = { tools: false, chat: true, logprobs: false, promptCaching: false };

function without(...unknown: readonly (keyof Abilities)[]): Abilities {
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !unknown.includes(name as keyof Abilities)));
}

/** What a probe finds at a server that answers so, and what it sent. */
async function finding(script: (request: RecordedRequest) => Reply, known: Abilities, isOwn = false) {
  const server = await startOpenai({ script });
  try {
    return { found: await probeAt(server, known, isOwn), requests: server.requests };
  } finally {
    await server.close();
  }
}

function probeAt({ address }: Pick<LoopbackServer, "address">, known: Abilities, isOwn = false, signal = never) {
  const create: CreateAsking = (found) =>
    createRemoteModel("openaiCompatible", { address, key: undefined, model: "small", fim: "suffix", found });
  return probeAbilities(create, { known, isOwn }, signal);
}

describe("what a model can do besides filling a hole", () => {
  it("is to call a tool where it calls the one it is offered, and so to chat", async () => {
    const { found, requests } = await finding(() => call, without("tools", "chat"));
    assert.deepEqual([found.tools, found.chat, requests.length], [true, true, 1]);
  });

  it("is no calling of tools where it answers in words, but to chat", async () => {
    const { found, requests } = await finding(() => "The state is ready.", without("tools", "chat"));
    assert.deepEqual([found.tools, found.chat, requests.length], [false, true, 1]);
  });

  for (const status of [400, 404, 422, 500]) {
    it(`is to chat without tools where a tool is refused with ${status} and a chat is not`, async () => {
      const script = (request: RecordedRequest) => (hasTool(request) ? refusal("no tools", status) : "yes");
      const { found, requests } = await finding(script, without("tools", "chat"));
      assert.deepEqual([found.tools, found.chat, requests.length], [false, true, 2]);
    });
  }

  it("is no chat where both are refused", async () => {
    const { found } = await finding((request) => (isChat(request) ? noPath : "text"), without("tools", "chat"));
    assert.deepEqual([found.tools, found.chat], [false, false]);
  });

  it("is not known of tools where it thought until its tokens were gone", async () => {
    const thinking: Reply = { reasoning: "The user wants me to", finish: "length" };
    const { found } = await finding(() => thinking, without("tools", "chat"));
    assert.deepEqual([found.tools, found.chat], [undefined, true]);
  });

  it("is not known where the server wanted no more requests", async () => {
    const { found } = await finding(() => refusal("slow down", 429), without("tools", "chat", "logprobs"));
    assert.deepEqual(found, without("tools", "chat", "logprobs"));
  });

  it("is to cache prompts where the same prompt was cached at its second time", async () => {
    let turn = 0;
    const script = (): Reply => ({ text: "quagga", usage: { input: 300, output: 2, cached: turn++ * 288 } });
    const { found, requests } = await finding(script, without("promptCaching"), true);
    assert.equal(found.promptCaching, true);
    assert.deepEqual([requests.length, requests[0]?.text], [2, requests[1]?.text]);
  });

  it("is not known of caching where the server says nothing of it", async () => {
    const { found } = await finding(() => "quagga", without("promptCaching"), true);
    assert.equal(found.promptCaching, undefined);
  });

  it("is asked for caching nowhere where answers are paid for", async () => {
    const { found, requests } = await finding(() => "quagga", without("promptCaching"));
    assert.deepEqual([found.promptCaching, requests.length], [undefined, 0]);
  });

  it("is not asked for what is known", async () => {
    const { found, requests } = await finding(() => call, rest, true);
    assert.deepEqual([found, requests.length], [rest, 0]);
  });

  it("costs three requests at most where answers are paid for, each of few tokens", async () => {
    const { requests } = await finding((request) => (hasTool(request) ? refusal("no tools") : "yes"), {});
    assert.equal(requests.length, 3);
    assert.ok(requests.every(({ body }) => (body as { max_tokens: number }).max_tokens <= 256));
  });

  it("is asked no further once nobody wants it", async () => {
    const silent = await startRaw("silent");
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const probing = probeAt(silent, {}, true, controller.signal);
    await assert.rejects(probing, { name: "ModelError", kind: "cancelled" });
    await silent.close();
  });

  describe("is to state probabilities", () => {
    const finish: Delta = { type: "finish", reason: "length" };

    async function askedFor(answer: readonly Delta[] | ModelError): Promise<boolean | undefined> {
      const create: CreateAsking = ({ logprobs }) => ({
        id: "scripted",
        capabilities: {
          fim: "suffix",
          chat: true,
          tools: false,
          logprobs,
          learnsWorkspace: false,
          contextWindow: 4096,
          maxOutput: 2048,
        },
        stream: () => saying(answer),
      });
      return (await probeAbilities(create, { known: without("logprobs"), isOwn: false }, never)).logprobs;
    }

    it("where a text of its answer has one", async () => {
      assert.equal(
        await askedFor([{ type: "text", text: "a" }, { type: "text", text: "b", logprob: -0.1 }, finish]),
        true,
      );
    });

    it("not where no text has one, or the request is refused", async () => {
      assert.equal(await askedFor([{ type: "text", text: "a" }, finish]), false);
      assert.equal(await askedFor(new ModelError("badRequest")), false);
    });

    it("not known where it said nothing, or did not answer", async () => {
      assert.equal(await askedFor([finish]), undefined);
      assert.equal(await askedFor(new ModelError("network")), undefined);
    });
  });
});

async function* saying(answer: readonly Delta[] | ModelError): ReturnType<Model["stream"]> {
  if (answer instanceof ModelError) {
    throw answer;
  }
  yield* answer;
}
