import assert from "node:assert/strict";
import { ModelError } from "../../../../src/model/errors.ts";
import type { CompleteRequest, Delta } from "../../../../src/model/model.ts";
import { chat, neverAborted } from "./actingModel.ts";
import { entryOf, noon, type Step, traced } from "./traced.ts";

const text = (said: string): Delta => ({ type: "text", text: said });
const usage = { inputTokens: 500, outputTokens: 40, cachedTokens: 100 };
const stop: Delta = { type: "finish", reason: "stop", usage };
const whole: readonly Step[] = [
  { type: "sent" },
  30,
  { type: "headers", requestId: "req_1" },
  20,
  text("It is."),
  5,
  stop,
];

const hole: CompleteRequest = {
  task: "complete",
  stop: [],
  maxTokens: 10,
  lane: "typing",
  feature: "completion",
  prefix: "twelve chars",
  suffix: "four",
  others: [{ name: "b.ts", text: "eight ch" }],
  document: { uri: "file:///a.ts", languageId: "typescript" },
};

describe("The trace of a request", () => {
  it("tells what it was", async () => {
    const { at, task, feature, lane, model, origin, prompt, maxTokens } = await entryOf(whole, {
      ...chat(),
      prompt: "explain@3",
    });
    assert.deepEqual(
      { at, task, feature, lane, model, origin, prompt, maxTokens },
      {
        at: noon,
        task: "chat",
        feature: "explain",
        lane: "command",
        model: "openai/gpt-5",
        origin: "https://api.openai.com",
        prompt: "explain@3",
        maxTokens: 10,
      },
    );
  });

  it("has each event with its time since the beginning", async () => {
    assert.deepEqual((await entryOf(whole)).events, [
      { type: "sent", ms: 0 },
      { type: "headers", requestId: "req_1", ms: 30 },
    ]);
  });

  it("tells when the first text came, and the end", async () => {
    const { firstMs, totalMs } = await entryOf(whole);
    assert.deepEqual([firstMs, totalMs], [50, 55]);
  });

  it("tells the sizes of what was sent and came, and what the provider counted", async () => {
    const entry = await entryOf(whole, hole);
    assert.deepEqual(
      [entry.characters, entry.answerCharacters, entry.usage, entry.estimatedTokens],
      [28, "It is.".length, usage, undefined],
    );
  });

  it("estimates the tokens that were sent where the provider counted none", async () => {
    assert.equal((await entryOf([new ModelError("cancelled")], hole)).estimatedTokens, 7);
  });

  it("has the provider's name for the request", async () => {
    assert.equal((await entryOf(whole)).requestId, "req_1");
  });

  it("has no first time where nothing was said", async () => {
    assert.equal((await entryOf([stop])).firstMs, undefined);
  });

  for (const [reason, outcome] of [
    ["stop", "done"],
    ["filter", "done"],
    ["length", "cut"],
    ["cut", "cut"],
    ["loop", "looped"],
  ] as const) {
    it(`is ${outcome} where the answer ends by ${reason}`, async () => {
      const entry = await entryOf([text("a"), { type: "finish", reason }]);
      assert.deepEqual([entry.outcome, entry.finish], [outcome, reason]);
    });
  }

  it("is stopped where whoever asked leaves", async () => {
    const { trace, model } = traced(whole);
    for await (const _delta of model.stream(chat(), neverAborted)) {
      break;
    }
    assert.deepEqual([trace.entries[0]?.outcome, trace.entries[0]?.finish], ["stopped", undefined]);
  });

  it("is stopped where the request was cancelled", async () => {
    assert.equal((await entryOf([new ModelError("cancelled")])).outcome, "stopped");
  });

  it("is failed with the error's kind, status and request, and without the provider's words", async () => {
    const error = new ModelError("rate", { status: 429, requestId: "req_9", detail: "You sent: my secret" });
    const entry = await entryOf([error]);
    assert.deepEqual([entry.outcome, entry.error], ["failed", { kind: "rate", status: 429, requestId: "req_9" }]);
  });

  it("says which budget let it not go", async () => {
    assert.deepEqual((await entryOf([new ModelError("budget", { budget: "day" })])).error, {
      kind: "budget",
      budget: "day",
    });
  });

  it("keeps no request's name that a provider could not have meant as one", async () => {
    const entry = await entryOf([{ type: "headers", requestId: "You sent: my secret" }, stop]);
    assert.deepEqual([entry.requestId, entry.events], [undefined, [{ type: "headers", ms: 0 }]]);
  });
});

describe("Tracing", () => {
  it("gives the answer as it comes", async () => {
    assert.equal(await traced(whole).ask(), "It is.[stop]");
  });

  it("passes the failure on", async () => {
    assert.equal(await traced([new ModelError("server")]).ask(), "!server");
  });

  it("tells whoever asked of the events too", async () => {
    const seen: string[] = [];
    await traced(whole).ask({ ...chat(), onEvent: ({ type }) => seen.push(type) });
    assert.deepEqual(seen, ["sent", "headers"]);
  });
});

describe("The trace", () => {
  it("keeps the last 200 requests, the oldest first", async () => {
    const { trace, ask } = traced([stop]);
    for (let count = 0; count < 203; count++) {
      await ask();
    }
    assert.deepEqual([trace.entries.length, trace.entries[0]?.number, trace.entries.at(-1)?.number], [200, 4, 203]);
  });

  it("changes no list that it gave", async () => {
    const { trace, ask } = traced([stop]);
    const before = trace.entries;
    await ask();
    assert.equal(before.length, 0);
  });

  it("tells a listener of each event and of the end", async () => {
    const { trace, ask } = traced(whole);
    const told: string[] = [];
    trace.listen({
      happened: ({ type }, { number }) => told.push(`${number} ${type}`),
      ended: ({ number }) => told.push(`${number} ended`),
    });
    await ask();
    assert.deepEqual(told, ["1 sent", "1 headers", "1 ended"]);
  });

  it("tells a listener that left nothing more", async () => {
    const { trace, ask } = traced(whole);
    const told: number[] = [];
    trace.listen({ ended: ({ number }) => told.push(number) }).dispose();
    await ask();
    assert.deepEqual(told, []);
  });
});
