import assert from "node:assert/strict";
import { systemClock } from "../../../../src/model/client/clock.ts";
import { hedging } from "../../../../src/model/client/hedging.ts";
import { sharingInFlight } from "../../../../src/model/client/inFlight.ts";
import { endingLoops } from "../../../../src/model/client/loops.ts";
import type { Policy } from "../../../../src/model/client/policy.ts";
import type { Model } from "../../../../src/model/model.ts";
import type { Script } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { modelAt, ways } from "../providers/endToEnd.ts";
import { neverAborted, outcome } from "./actingModel.ts";

const silent = { text: "late", faults: { breakOff: { afterBytes: 0, by: "stall" } } } as const;

for (const way of ways) {
  describe(`Down to the socket of ${way.name}`, () => {
    let server: LoopbackServer;

    afterEach(() => server.close());

    async function serve(script: Script, policy: Policy): Promise<Model> {
      server = await way.start({ script });
      return policy(modelAt(way, server.address));
    }

    it("hedging ends the request that says nothing, while the other still answers", async () => {
      const answer = { text: "one two three", faults: { eventEvery: 20 } };
      const client = await serve([silent, answer], hedging(50, systemClock));
      for await (const delta of client.stream({ ...way.request, lane: "command" }, neverAborted)) {
        if (delta.type === "text") {
          await server.requests[0]?.socketClosed;
          break;
        }
      }
      assert.equal(server.requests.length, 2);
    });

    it("sharing ends the request when its last reader aborts", async () => {
      const client = await serve([silent], sharingInFlight(new Map(), "http://x.test"));
      const controllers = [new AbortController(), new AbortController()];
      const ends = controllers.map(({ signal }) => outcome(client.stream(way.request, signal)));
      while (server.requests.length === 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const controller of controllers) {
        controller.abort();
      }
      await server.requests[0]?.socketClosed;
      assert.deepEqual([await Promise.all(ends), server.requests.length], [["!cancelled", "!cancelled"], 1]);
    });

    it("an answer that repeats itself is ended while the model goes on", async () => {
      const client = await serve(
        { text: Array.from({ length: 5000 }, () => "and so on and on and on, ") },
        endingLoops,
      );
      assert.match(await outcome(client.stream(way.request, neverAborted)), /\[loop\]$/);
      await server.requests[0]?.socketClosed;
    });
  });
}
