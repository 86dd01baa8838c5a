import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { Answer, Reply } from "../../../servers/script.ts";
import type { LoopbackServer } from "../../../servers/server.ts";
import { bytesOf, joined, modelAt, patient, read, ways } from "./endToEnd.ts";

const usage = { input: 12, output: 5, cached: 8 };
const whole: Answer = { text: ["naïve", " = “x”;", "\n\t😀 ", "end"], usage };
const wholeText = "naïve = “x”;\n\t😀 end";

for (const way of ways) {
  const cachedTokens = way.lacks?.includes("cached") ? 0 : 8;
  const finish = { type: "finish", reason: "stop", usage: { inputTokens: 12, outputTokens: 5, cachedTokens } };

  describe(`the stream of ${way.name}`, () => {
    let reply: Reply = whole;
    let server: LoopbackServer;
    const ask = async (next: Reply, stop: readonly string[] = []) => {
      reply = next;
      return read(modelAt(way, server.address).stream({ ...way.request, stop }, patient()));
    };

    before(async () => {
      server = await way.start({ script: () => reply });
    });
    afterEach(() => assert.equal(server.openRequests(), 0));
    after(() => server.close());

    it("is the text as it came, then one finish with reason and usage", async () => {
      const { deltas } = await ask(whole);
      assert.deepEqual(joined(deltas), [{ type: "text", text: wholeText }, finish]);
    });

    it("is the same wherever its bytes are split, inside a character too", async () => {
      const { length } = bytesOf(way, whole);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: length }), { maxLength: 40 }), async (splitAt) => {
          const { text, deltas } = await ask({ ...whole, faults: { splitAt } });
          assert.equal(text, wholeText);
          assert.deepEqual(deltas.at(-1), finish);
        }),
        { numRuns: 25 },
      );
    });

    it("is the same when every byte comes alone", async () => {
      const splitAt = [...bytesOf(way, whole).keys()];
      assert.equal((await ask({ ...whole, faults: { splitAt } })).text, wholeText);
    });

    for (const lineEnd of ["\n", "\r\n", "\r"] as const) {
      it(`is the same with comments between the events and lines that end in ${JSON.stringify(lineEnd)}`, async () => {
        const style = { lineEnd, comments: true };
        const splitAt = [...bytesOf(way, whole, style).keys()];
        assert.equal((await ask({ ...whole, faults: style })).text, wholeText);
        assert.equal((await ask({ ...whole, faults: { ...style, splitAt } })).text, wholeText);
      });
    }

    it("is cut where it ends before its end mark, at whichever byte, and keeps what came", async () => {
      const { length } = bytesOf(way, whole);
      const ends = fc.constantFrom<"end" | "reset">("end", "reset");
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: length }),
          ends,
          fc.boolean(),
          async (afterBytes, by, endByClosing) => {
            const asked = ask({ ...whole, faults: { breakOff: { afterBytes, by }, endByClosing } });
            const result = await asked.catch((error: unknown) => error);
            if (result instanceof Error) {
              // Lost before anything came: that is no answer at all.
              assert.match("kind" in result ? String(result.kind) : "", /^(network|protocol)$/);
              return;
            }
            const { text, deltas } = result as Awaited<typeof asked>;
            const last = deltas.at(-1);
            assert.ok(last?.type === "finish");
            assert.ok(wholeText.startsWith(text));
            assert.equal(last.reason, text === wholeText && last.reason === "stop" ? "stop" : "cut");
          },
        ),
        { numRuns: 60 },
      );
    });

    it("is cut when all text came but the end mark didn't", async () => {
      const bytes = Buffer.from(bytesOf(way, whole));
      const gap = way.format === undefined ? "\n\n" : "\n";
      const afterText = bytes.indexOf(gap, bytes.indexOf("end")) + gap.length;
      const { text, deltas } = await ask({ ...whole, faults: { breakOff: { afterBytes: afterText, by: "end" } } });
      assert.equal(text, wholeText);
      assert.equal(deltas.filter(({ type }) => type === "finish").length, 1);
      assert.equal(finishOf(deltas), "cut");
    });

    it("says when the answer was too long", async () => {
      assert.equal(finishOf((await ask({ text: "a", finish: "length" })).deltas), "length");
    });

    it("says when the answer was filtered, where the format has a word for it", async () => {
      if (way.lacks?.includes("filter")) {
        return;
      }
      assert.equal(finishOf((await ask({ text: "a", finish: "filter" })).deltas), "filter");
    });

    it("bears the probability of its text, where the server states it", async () => {
      if (way.lacks?.includes("logprobs")) {
        return;
      }
      const { deltas } = await ask({ text: ["a", "b", "c"], logprobs: [-0.5, -0.25, -2], reasoning: "hm" });
      const logprobs = deltas.map((delta) => (delta.type === "text" ? delta.logprob : 0));
      assert.equal(
        logprobs.reduce((sum, logprob) => (sum ?? 0) + (logprob ?? 0), 0),
        -2.75,
      );
    });

    it("leaves out what the model thinks before it answers", async () => {
      assert.equal((await ask({ text: "answer", reasoning: "hm" })).text, "answer");
    });

    it("may have no text at all", async () => {
      const { deltas } = await ask({ text: [] });
      assert.deepEqual(
        deltas.map(({ type }) => type),
        ["finish"],
      );
    });

    it("ends at a stop text, even one of white space that is split, and hangs up", async () => {
      const { text, deltas } = await ask(
        { text: ["a", "\n", "\nb"], faults: { breakOff: { afterBytes: 1e9, by: "stall" } } },
        ["\n\n"],
      );
      assert.equal(text, "a");
      assert.equal(finishOf(deltas), "stop");
      await server.requests.at(-1)?.socketClosed;
    });

    it("throws an error that comes in mid-stream, after the texts before it", async () => {
      const error = { type: "server_error", message: "out of memory" };
      let text = "";
      await assert.rejects(
        async () => {
          reply = { text: ["one", " two"], error };
          for await (const delta of modelAt(way, server.address).stream(way.request, patient())) {
            text += delta.type === "text" ? delta.text : delta.type;
          }
        },
        { name: "ModelError", kind: "server", detail: "out of memory", requestId: "req_loopback" },
      );
      assert.equal(text, "one two");
    });

    it("is pulled: what nobody reads stays with the server", async () => {
      const megabytes = 24;
      reply = { text: Array.from({ length: megabytes * 50 }, () => "x".repeat(20_000)) };
      for await (const _delta of modelAt(way, server.address).stream(way.request, patient())) {
        await sleep(50);
        // What doesn't wait here is in the buffers of the two sockets, of 10 MB at most.
        assert.ok((server.requests.at(-1)?.unsentBytes() ?? 0) > (megabytes / 2) * 1e6);
        break;
      }
      await server.requests.at(-1)?.socketClosed;
    });

    it("uses one connection for one request after another", async () => {
      const other = await way.start({ script: whole });
      try {
        const model = modelAt(way, other.address);
        for (let count = 0; count < 4; count++) {
          await read(model.stream(way.request, patient()));
        }
        assert.ok(other.connections() < 4, `${other.connections()} connections`);
      } finally {
        await other.close();
      }
    });
  });
}

function finishOf(deltas: readonly { readonly type: string; readonly reason?: string }[]): string | undefined {
  return deltas.find(({ type }) => type === "finish")?.reason;
}
