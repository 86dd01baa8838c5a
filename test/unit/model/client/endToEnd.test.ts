import assert from "node:assert/strict";
import { setTimeout as passing } from "node:timers/promises";
import { createClient } from "../../../../src/model/client/client.ts";
import type { Clock } from "../../../../src/model/client/clock.ts";
import { KeyStates } from "../../../../src/model/client/states.ts";
import type { Model, ModelRequest } from "../../../../src/model/model.ts";
import type { PlainReply, Script } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { sse } from "../../../servers/sse.ts";
import { bytesOf, modelAt, type Way, ways } from "../providers/endToEnd.ts";
import { failure, neverAborted, outcome } from "./actingModel.ts";

/** How many times faster than the wall's the client's clock goes. */
const haste = 100;

const hurried: Clock = {
  now: () => performance.now() * haste,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / haste);
    return () => clearTimeout(timer);
  },
};

const busy = (headers: Readonly<Record<string, string>>): PlainReply => ({ status: 429, headers, body: "Slow down." });
const spent = {
  "x-ratelimit-limit-requests": "60",
  "x-ratelimit-remaining-requests": "0",
  "x-ratelimit-reset-requests": "20m",
};
const down: PlainReply = { status: 503, body: "Out of memory." };

for (const way of ways) {
  describe(`The client over ${way.name}`, () => {
    let server: LoopbackServer;

    afterEach(() => server.close());

    async function serve(script: Script, clock = hurried): Promise<Model> {
      server = await way.start({ script });
      const state = new KeyStates(clock, () => {}).of(server.address, undefined);
      return createClient(modelAt(way, server.address), { state, clock, random: () => 0.999 });
    }

    /** Milliseconds of the client's clock between the first request and the second. */
    function gap(): number {
      const [first, second] = server.requests.map(({ receivedAt }) => receivedAt);
      return ((second ?? Number.NaN) - (first ?? Number.NaN)) * haste;
    }

    it("keeps a Retry-After in seconds", async () => {
      const model = await serve([busy({ "retry-after": "7" }), "fine"]);
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
      assert.ok(gap() >= 7000, `asked again after ${gap()} ms`);
    });

    it("keeps a Retry-After in milliseconds", async () => {
      const model = await serve([busy({ "retry-after-ms": "4321" }), "fine"]);
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
      assert.ok(gap() >= 4321, `asked again after ${gap()} ms`);
    });

    it("keeps a Retry-After as a date, which is of whole seconds", async () => {
      const date = new Date(Date.now() + 10_000).toUTCString();
      const model = await serve([busy({ "retry-after": date }), "fine"]);
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
      assert.ok(gap() >= 8000, `asked again after ${gap()} ms`);
    });

    it("tells a Retry-After of more than a minute and sends nothing more", async () => {
      const model = await serve([busy({ "retry-after": "90" }), "fine"]);
      const { retryAfter } = await failure(model.stream(command(way), neverAborted));
      assert.deepEqual([retryAfter, server.requests.length], [90_000, 1]);
    });

    it("learns from an answer's headers that the key takes no more requests", async () => {
      const model = await serve({
        status: 200,
        headers: { ...spent, "content-type": contentType(way) },
        body: whole(way),
      });
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
      const { kind, isUnsent } = await failure(model.stream({ ...way.request, lane: "typing" }, neverAborted));
      assert.deepEqual([kind, isUnsent, server.requests.length], ["rate", true, 1]);
    });

    it("answers after a server's fault", async () => {
      const model = await serve([down, "fine"]);
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
    });

    it("answers after a connection that was lost before the first token", async () => {
      const model = await serve([{ text: "lost", faults: { breakOff: { afterBytes: 0, by: "reset" } } }, "fine"]);
      assert.equal(await outcome(model.stream(command(way), neverAborted)), "fine[stop]");
    });

    it("keeps what came before a stall, and asks no second time", async () => {
      const text = Array.from({ length: 50 }, (_, index) => `word${index} `);
      const model = await serve([{ text, faults: { breakOff: { afterBytes: 1500, by: "stall" } } }, "again"]);
      const ended = await outcome(model.stream(command(way), neverAborted));
      assert.match(ended, /^word0 .*\[cut\]$/);
      assert.equal(server.requests.length, 1);
    });

    it("ends in a back-off sleep within 50 ms, and sends nothing after", async () => {
      const slower: Clock = {
        ...hurried,
        after: (milliseconds, callback) => hurried.after(milliseconds * 20, callback),
      };
      const model = await serve([down, "fine"], slower);
      const controller = new AbortController();
      const ended = outcome(model.stream(command(way), controller.signal));
      await passing(80);
      const abortedAt = performance.now();
      controller.abort();
      assert.equal(await ended, "!cancelled");
      assert.ok(performance.now() - abortedAt <= 50, `ended after ${performance.now() - abortedAt} ms`);
      await passing(200);
      assert.equal(server.requests.length, 1);
    });
  });
}

/** An answer's bytes as text, for a reply with headers of its own. */
function whole(way: Way): string {
  return Buffer.from(bytesOf(way, { text: "fine" })).toString();
}

function contentType(way: Way): string {
  return (way.format ?? sse).contentType;
}

function command(way: Way): ModelRequest {
  return { ...way.request, lane: "command", feature: "explain" };
}
