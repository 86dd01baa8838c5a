import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type EmbeddedModel, type JudgedSpan, startEmbeddedModel } from "../../../../src/model/embedded/index.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { CompleteRequest, Delta, ModelRequest } from "../../../../src/model/model.ts";

const source = "for (let index = 0; index < items.length; index++) {\n  total += items[index].price;\n}\n".repeat(3);

function request(prefix: string, suffix = ""): CompleteRequest {
  return {
    task: "complete",
    prefix,
    suffix,
    document: { uri: "file:///shop/cart.ts", languageId: "typescript" },
    stop: [],
    maxTokens: 100,
    lane: "typing",
    feature: "completion",
  };
}

async function deltas(
  model: EmbeddedModel,
  asked: ModelRequest,
  signal = new AbortController().signal,
): Promise<Delta[]> {
  const all: Delta[] = [];
  for await (const delta of model.stream(asked, signal)) {
    all.push(delta);
  }
  return all;
}

async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    assert.ok(error instanceof ModelError);
    return error.kind;
  }
}

describe("startEmbeddedModel", () => {
  const logged: string[] = [];
  let model: EmbeddedModel;

  function start(script: string): void {
    logged.length = 0;
    const workerUrl = new URL(script, import.meta.url);
    model = startEmbeddedModel({ workerUrl, memoryCap: 16_000_000, log: (message) => logged.push(message) });
  }

  beforeEach(() => start("../../../../src/model/embedded/worker.ts"));
  afterEach(() => model.dispose());

  /** Learns the source; requests go before learning, so the answer changes once it is learnt. */
  async function learnSource(): Promise<void> {
    model.follower.documentChanged({ uri: "file:///shop/other.ts", text: source });
    for (let turn = 0; turn < 200 && (await deltas(model, request("for (let index = 0; ind"))).length < 2; turn++) {
      await pause(5);
    }
  }

  it("answers with one text, its logarithmic probability, and a finish", async () => {
    await learnSource();
    const [text, finish, ...more] = await deltas(model, request("for (let index = 0; ind"));
    assert.ok(text?.type === "text" && text.text.startsWith("ex < items.length; index++) {"));
    assert.ok(text.logprob !== undefined && text.logprob < 0 && text.logprob > Math.log(0.5));
    assert.deepEqual([finish, more], [{ type: "finish", reason: "stop" }, []]);
  });

  it("answers with nothing but a finish where it is not sure enough", async () => {
    assert.deepEqual(await deltas(model, request("something never seen ")), [{ type: "finish", reason: "stop" }]);
  });

  it("cancels at once when the signal is aborted, before or while the worker works", async () => {
    assert.equal(await failure(deltas(model, request("a"), AbortSignal.abort())), "cancelled");
    const controller = new AbortController();
    const answer = failure(deltas(model, request("for (let ind"), controller.signal));
    controller.abort();
    assert.equal(await answer, "cancelled");
    assert.equal((await deltas(model, request("for (let ind"))).at(-1)?.type, "finish");
  });

  it("drops what a newer request made stale", async () => {
    await learnSource();
    const answers = await Promise.all(
      ["f", "fo", "for (let index = 0; ind"].map((prefix) => deltas(model, request(prefix))),
    );
    assert.deepEqual(
      answers.map((answer) => answer.length),
      [1, 1, 2],
    );
  });

  function judged(text: string, signal = new AbortController().signal): Promise<readonly JudgedSpan[]> {
    const { prefix, suffix, document } = request("for (let index = 0; index < ");
    return model.judge({ prefix, suffix, document, text }, signal);
  }

  it("judges what another model wrote by what it has learnt, token by token", async () => {
    await learnSource();
    const [known, other] = await Promise.all([judged("items.length"), judged("total.length")]);
    assert.deepEqual(
      known.map(({ start, end }) => "items.length".slice(start, end)),
      ["items", ".length", ""],
    );
    assert.ok(known[0]!.probability > other[0]!.probability);
  });

  it("judges all that it is asked while it completes", async () => {
    await learnSource();
    const completed = deltas(model, request("for (let index = 0; ind"));
    const [one, other] = await Promise.all([judged("items.length"), judged("price")]);
    assert.ok(one.length > 0 && other.length > 0);
    assert.equal((await completed).length, 2);
  });

  it("cancels a judgement at once", async () => {
    assert.equal(await failure(judged("a", AbortSignal.abort())), "cancelled");
    const controller = new AbortController();
    const answer = failure(judged("a", controller.signal));
    controller.abort();
    assert.equal(await answer, "cancelled");
  });

  it("does not chat", async () => {
    const chat = { ...request(""), task: "chat", messages: [] } as const;
    assert.equal(await failure(deltas(model, chat)), "badRequest");
  });

  it("survives odd texts", async () => {
    for (const text of ["", "\0", "\ud800", "\r\n\r\r\n", "x".repeat(2_000_000), `${"a b ".repeat(20_000)}\n`]) {
      model.follower.documentChanged({ uri: "file:///shop/odd.ts", text });
      assert.equal((await deltas(model, request(text.slice(0, 65_536), text.slice(0, 16_384)))).at(-1)?.type, "finish");
    }
    model.follower.documentClosed("file:///shop/odd.ts");
    assert.deepEqual(logged, []);
  });

  it("survives odd addresses", async () => {
    for (const uri of ["", "file://host/a.ts", "file:///%2F", "no address", "vscode-notebook-cell:/a.ipynb#W0"]) {
      model.follower.documentChanged({ uri, text: source });
      model.follower.documentClosed(uri);
      model.follower.addFolder(`/none/${uri}`);
      model.follower.fileChanged(uri);
      const asked = { ...request("for (let"), document: { uri, languageId: "plaintext" } };
      assert.equal((await deltas(model, asked)).at(-1)?.type, "finish");
    }
    assert.deepEqual(logged, []);
  });

  it("ends its answer at a stop text", async () => {
    await learnSource();
    const [text] = await deltas(model, { ...request("for (let index = 0; ind"), stop: ["\n", ";"] });
    assert.ok(text?.type === "text" && text.text === "ex < items.length");
  });

  it("cancels what waits when it is disposed", async () => {
    const answer = failure(deltas(model, request("a")));
    model.dispose();
    assert.equal(await answer, "cancelled");
    assert.equal(await failure(deltas(model, request("a"))), "cancelled");
  });

  it("is started anew after its thread died, and stays off when that happens again and again", async () => {
    model.dispose();
    start("dyingWorker.ts");
    for (let death = 0; death < 3; death++) {
      assert.equal(await failure(deltas(model, request("a"))), "server");
    }
    assert.equal(logged.filter((message) => message.includes("started anew")).length, 2);
    assert.ok(logged.at(-1)?.includes("stays off"));
    assert.equal(await failure(deltas(model, request("a"))), "server");
  });
});
