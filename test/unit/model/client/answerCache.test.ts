import assert from "node:assert/strict";
import { answeringFromCache } from "../../../../src/model/client/answerCache.ts";
import { AnswerStore } from "../../../../src/model/client/answerStore.ts";
import { hidingSecrets, usualRedaction } from "../../../../src/model/client/redaction.ts";
import { ModelError } from "../../../../src/model/errors.ts";
import type { Delta, Model, ModelRequest } from "../../../../src/model/model.ts";
import type { RequestEvent } from "../../../../src/model/requestEvent.ts";
import { withFolder } from "../../files/temporaryFolder.ts";
import { ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { samples } from "./corpus.ts";
import { FakeClock } from "./fakeClock.ts";

const usage = { inputTokens: 500, outputTokens: 40, cachedTokens: 100 };
const whole: readonly Delta[] = [
  { type: "text", text: "It adds " },
  { type: "text", text: "up." },
  { type: "finish", reason: "stop", usage },
];

interface Asked {
  readonly client: Model;
  readonly store: AnswerStore;
  /** Requests that reached the model. */
  readonly sent: ModelRequest[];
  /** Asks, and waits until what is to be kept is kept. */
  ask(request?: ModelRequest): Promise<readonly Delta[]>;
}

/** Works with a model that says the same each time, behind a cache. */
function withCache(deltas: readonly Delta[], work: (asked: Asked) => Promise<void>, mostBytes = 1_000_000) {
  return withFolder({}, async (folder) => {
    const onFailure = (error: unknown) => assert.fail(error as Error);
    const store = new AnswerStore({ folder, mostBytes, lifetime: 1_000_000, time: Date.now, onFailure });
    const sent: ModelRequest[] = [];
    const client = answeringFromCache(
      store,
      "https://x.test",
    )({
      id: "m",
      capabilities: new ActingModel(new FakeClock()).capabilities,
      async *stream(request) {
        sent.push(request);
        yield* deltas;
      },
    });
    const ask = async (request: ModelRequest = chat()) => {
      const told: Delta[] = [];
      for await (const delta of client.stream(request, neverAborted)) {
        told.push(delta);
      }
      await store.settled();
      return told;
    };
    await work({ client, store, sent, ask });
  });
}

describe("Answering from the cache", () => {
  it("sends a request once", () =>
    withCache(whole, async ({ ask, sent }) => {
      await ask();
      await ask();
      assert.equal(sent.length, 1);
    }));

  it("gives a kept answer as one piece, for which nothing was spent", () =>
    withCache(whole, async ({ ask }) => {
      await ask();
      assert.deepEqual(await ask(), [
        { type: "text", text: "It adds up." },
        { type: "finish", reason: "stop", usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 } },
      ]);
    }));

  it("gives the calls of a tool as one piece", () =>
    withCache([{ type: "tool", text: '{"a"' }, { type: "tool", text: ":1}" }, ...whole.slice(-1)], async ({ ask }) => {
      await ask();
      assert.deepEqual((await ask())[0], { type: "tool", text: '{"a":1}' });
    }));

  it("gives the probability of the whole", () =>
    withCache(
      [{ type: "text", text: "a", logprob: -1 }, { type: "text", text: "b", logprob: -2 }, ...whole.slice(-1)],
      async ({ ask }) => {
        await ask();
        assert.deepEqual((await ask())[0], { type: "text", text: "ab", logprob: -3 });
      },
    ));

  it("says that an answer was kept", () =>
    withCache(whole, async ({ ask }) => {
      const events: RequestEvent[] = [];
      const onEvent = (event: RequestEvent) => events.push(event);
      await ask({ ...chat(), onEvent });
      assert.deepEqual(events, []);
      await ask({ ...chat(), onEvent });
      assert.deepEqual(events, [{ type: "cached" }]);
    }));

  it("passes an answer on as it comes", () =>
    withCache(whole, async ({ ask }) => {
      assert.deepEqual(await ask(), whole);
    }));

  it("keeps an answer for which nobody waits after its finish", () =>
    withCache(whole, async ({ ask, client, store, sent }) => {
      for await (const delta of client.stream(chat(), neverAborted)) {
        if (delta.type === "finish") {
          break;
        }
      }
      await store.settled();
      await ask();
      assert.equal(sent.length, 1);
    }));

  it("writes nothing before the finish is given out", () =>
    withCache(whole, async ({ client, store }) => {
      const put: string[] = [];
      store.put = (name) => put.push(name);
      const stream = client.stream(chat(), neverAborted)[Symbol.asyncIterator]();
      for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
        assert.deepEqual(put, []);
      }
      assert.equal(put.length, 1);
    }));

  it("asks again for who wants no kept answer, and keeps the new one", () =>
    withFolder({}, async (folder) => {
      const clock = new FakeClock();
      const store = new AnswerStore({
        folder,
        mostBytes: 1e6,
        lifetime: 1e6,
        time: Date.now,
        onFailure: () => assert.fail(),
      });
      const client = answeringFromCache(store, "https://x.test")(new ActingModel(clock, ["old"], ["new"], ["newer"]));
      const ends: string[] = [];
      for (const isFresh of [false, true, false]) {
        ends.push(await outcome(client.stream({ ...chat(), isFresh }, neverAborted)));
        await store.settled();
      }
      assert.deepEqual(ends, ["old[stop]", "new[stop]", "new[stop]"]);
    }));

  for (const reason of ["length", "filter", "cut", "loop"] as const) {
    it(`keeps no answer that ended as ${reason}`, () =>
      withCache(
        [
          { type: "text", text: "a" },
          { type: "finish", reason },
        ],
        async ({ ask, sent }) => {
          await ask();
          await ask();
          assert.equal(sent.length, 2);
        },
      ));
  }

  it("keeps no empty answer", () =>
    withCache([{ type: "finish", reason: "stop" }], async ({ ask, sent }) => {
      await ask();
      await ask();
      assert.equal(sent.length, 2);
    }));

  it("keeps no answer that was left early", () =>
    withCache(whole, async ({ ask, client, store, sent }) => {
      for await (const _delta of client.stream(chat(), neverAborted)) {
        break;
      }
      await store.settled();
      await ask();
      assert.equal(sent.length, 2);
    }));

  it("neither keeps nor gives where a secret stands", () =>
    withCache(whole, async ({ client, store, sent }) => {
      const { code } = samples[0] ?? assert.fail();
      const request = { ...chat(), task: "chat", messages: [{ role: "user", text: code }] } as const;
      const hiding = hidingSecrets(usualRedaction);
      for (let times = 0; times < 2; times++) {
        await outcome(hiding(client).stream(request, neverAborted));
        await store.settled();
      }
      assert.equal(sent.length, 2);
    }));

  it("sends each request where it is off", () =>
    withCache(
      whole,
      async ({ ask, sent }) => {
        await ask();
        await ask();
        assert.equal(sent.length, 2);
      },
      0,
    ));

  it("ends as cancelled when a kept answer is not wanted any more", () =>
    withCache(whole, async ({ ask, client }) => {
      await ask();
      const controller = new AbortController();
      const stream = client.stream(chat(), controller.signal)[Symbol.asyncIterator]();
      await stream.next();
      controller.abort();
      await assert.rejects(async () => stream.next(), new ModelError("cancelled"));
    }));
});
