import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import type { Answer, Faults } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { modelAt, patient, read, ways } from "./endToEnd.ts";

const stalls = (afterBytes: number): Faults => ({ breakOff: { afterBytes, by: "stall" } });
const goesOn: Answer = {
  text: Array.from({ length: 50 }, (_, index) => `${index} `),
  faults: stalls(Number.POSITIVE_INFINITY),
};
const cancelled = { name: "ModelError", kind: "cancelled" };

for (const way of ways) {
  describe(`cancelling ${way.name}`, () => {
    let answer: Answer = goesOn;
    let server: LoopbackServer;

    before(async () => {
      server = await way.start({ script: () => answer });
    });
    afterEach(() => assert.equal(server.openRequests(), 0));
    after(() => server.close());

    it("sends nothing where the signal was aborted before", async () => {
      const before = server.requests.length;
      await assert.rejects(read(modelAt(way, server.address).stream(way.request, AbortSignal.abort())), cancelled);
      assert.equal(server.requests.length, before);
    });

    it("closes the socket in mid-stream and throws that it was cancelled, with nothing after what was read", async () => {
      answer = goesOn;
      const controller = new AbortController();
      let deltas = 0;
      await assert.rejects(async () => {
        for await (const _delta of modelAt(way, server.address).stream(way.request, controller.signal)) {
          deltas++;
          controller.abort();
        }
      }, cancelled);
      assert.equal(deltas, 1);
      await server.requests.at(-1)?.socketClosed;
    });

    it("closes the socket while nothing comes", async () => {
      answer = { ...goesOn, faults: stalls(0) };
      const controller = new AbortController();
      const reading = read(modelAt(way, server.address).stream(way.request, controller.signal));
      setTimeout(() => controller.abort(), 60);
      await assert.rejects(reading, cancelled);
      await server.requests.at(-1)?.socketClosed;
    });

    it("closes the socket before the headers came", async () => {
      answer = { ...goesOn, faults: { headersAfter: 100, ...stalls(0) } };
      const controller = new AbortController();
      const reading = read(modelAt(way, server.address).stream(way.request, controller.signal));
      setTimeout(() => controller.abort(), 40);
      await assert.rejects(reading, cancelled);
      await server.requests.at(-1)?.socketClosed;
    });

    it("closes the socket when the loop is left", async () => {
      answer = goesOn;
      for await (const _delta of modelAt(way, server.address).stream(way.request, patient())) {
        break;
      }
      await server.requests.at(-1)?.socketClosed;
    });

    it("throws nothing at whoever left the loop and aborts afterwards", async () => {
      answer = goesOn;
      const controller = new AbortController();
      for await (const _delta of modelAt(way, server.address).stream(way.request, controller.signal)) {
        break;
      }
      controller.abort();
      await server.requests.at(-1)?.socketClosed;
    });

    it("leaves no listener on a signal that lives on", async () => {
      answer = { text: "done" };
      const { signal } = new AbortController();
      const model = modelAt(way, server.address);
      for (let count = 0; count < 5; count++) {
        await read(model.stream(way.request, signal));
      }
      assert.equal(getEventListeners(signal, "abort").length, 0);
    });

    it("ends a list of models that takes too long", async () => {
      answer = goesOn;
      await assert.rejects(modelAt(way, server.address).listModels(AbortSignal.abort()), cancelled);
    });
  });
}
