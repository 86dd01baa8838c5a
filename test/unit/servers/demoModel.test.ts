import assert from "node:assert/strict";
import { tryModel } from "../../../src/completion/probe.ts";
import { isCancelled } from "../../../src/model/errors.ts";
import type { ChatRequest, Delta, FimKind, Model } from "../../../src/model/model.ts";
import { createRemoteModel } from "../../../src/model/providers/remoteModel.ts";
import { type DemoModel, demoModelName, greeting, type Order, startDemoModel } from "../../servers/demo/index.ts";
import { about, chatFor } from "./shop.ts";

let demo: DemoModel;

function model(fim: FimKind = "hole"): Model {
  return createRemoteModel("openaiCompatible", { address: demo.base, key: undefined, model: demoModelName, fim });
}

/** A chat that asks to explain a function. */
async function request(maxTokens = 1000): Promise<ChatRequest> {
  const chat = await chatFor({ feature: "explain", ...about("src/prices.ts", "export function priceOf", 7) });
  const messages = chat.map(({ content, role }) => ({ role, text: content }) as ChatRequest["messages"][number]);
  return { task: "chat", messages, stop: [], maxTokens, lane: "command", feature: "explain" };
}

/** What the extension's own client hears of an answer. */
async function heard(order: Order, maxTokens?: number): Promise<{ text: string; end: string }> {
  demo.order(order);
  const deltas: Delta[] = [];
  try {
    for await (const delta of model().stream(await request(maxTokens), new AbortController().signal)) {
      deltas.push(delta);
    }
  } catch (error) {
    return { text: textOf(deltas), end: (error as { kind: string }).kind };
  }
  const last = deltas.at(-1);
  return { text: textOf(deltas), end: last?.type === "finish" ? last.reason : "none" };
}

function textOf(deltas: readonly Delta[]): string {
  return deltas.map((delta) => (delta.type === "text" ? delta.text : "")).join("");
}

describe("the demo model's server", () => {
  beforeEach(async () => {
    demo = await startDemoModel({ pace: 0 });
  });
  afterEach(() => demo.close());

  it("answers the extension's own client", async () => {
    const { end, text } = await heard({});
    assert.ok(text.startsWith(`${greeting} \`priceOf\`:`), text);
    assert.equal(end, "stop");
  });

  it("breaks off in mid-stream when told to, and only then", async () => {
    const broken = await heard({ breakOff: { afterPieces: 6, by: "end" } });
    assert.deepEqual(broken, { text: `${greeting}`, end: "cut" });
    assert.equal((await heard({})).end, "stop");
  });

  it("loses the connection when told to", async () => {
    assert.equal((await heard({ breakOff: { afterPieces: 6, by: "reset" } })).end, "cut");
  });

  it("fails in mid-stream when told to", async () => {
    assert.deepEqual(await heard({ errorAfterPieces: 6 }), { text: greeting, end: "server" });
  });

  it("refuses when told to", async () => {
    assert.deepEqual(await heard({ status: 503 }), { text: "", end: "server" });
  });

  it("stops at its limit when told to", async () => {
    assert.deepEqual(await heard({ lengthAfterPieces: 6 }), { text: greeting, end: "length" });
  });

  it("stops at the tokens that it may have", async () => {
    assert.deepEqual(await heard({}, 6), { text: greeting, end: "length" });
  });

  it("streams at the pace that it is told", async () => {
    const start = performance.now();
    await heard({ pace: 50, errorAfterPieces: 10 });
    assert.ok(performance.now() - start >= 10 * 20, "ten pieces at 50 a second");
  });

  it("ends the request when the reader stops", async () => {
    const controller = new AbortController();
    demo.order({ pace: 20 });
    const reading = (async () => {
      for await (const delta of model().stream(await request(), controller.signal)) {
        assert.equal(delta.type, "text");
        controller.abort();
      }
    })();
    await assert.rejects(reading, isCancelled);
    await demo.requests[0]?.socketClosed;
    assert.equal(demo.openRequests(), 0);
  });

  for (const fim of ["suffix", "hole"] as const) {
    it(`fills the hole of the set-up's trial, asked by ${fim}`, async () => {
      const found = await tryModel(() => model(fim), [fim], { isOwn: true }, new AbortController().signal);
      assert.equal(found.filled, true, found.sample);
    });
  }

  it("is in the list of models by its name", async () => {
    const remote = createRemoteModel("openaiCompatible", {
      address: demo.base,
      key: undefined,
      model: "",
      fim: "none",
    });
    assert.deepEqual(await remote.listModels(new AbortController().signal), [demoModelName]);
  });
});
