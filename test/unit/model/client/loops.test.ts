import assert from "node:assert/strict";
import { endingLoops } from "../../../../src/model/client/loops.ts";
import type { Delta } from "../../../../src/model/model.ts";
import { ActingModel, chat, neverAborted, outcome } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const line = "And so it goes on, over and over again.\n";

/** A model that says a piece for ever, of a type; and how often it did. */
function saying(text: string, type: "text" | "tool" = "text") {
  const given = { pieces: 0, isEnded: false };
  const { id, capabilities } = new ActingModel(new FakeClock());
  const client = endingLoops({
    id,
    capabilities,
    async *stream() {
      try {
        for (;;) {
          given.pieces++;
          yield { type, text };
        }
      } finally {
        given.isEnded = true;
      }
    },
  });
  return { given, client };
}

async function deltasOf(stream: AsyncIterable<Delta>): Promise<readonly Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of stream) {
    deltas.push(delta);
  }
  return deltas;
}

describe("Ending loops", () => {
  for (const type of ["text", "tool"] as const) {
    it(`ends an answer that repeats itself: ${type}`, async () => {
      const deltas = await deltasOf(saying(line, type).client.stream(chat(), neverAborted));
      assert.deepEqual(deltas.at(-1), { type: "finish", reason: "loop" });
    });
  }

  it("keeps all that came", async () => {
    const { given, client } = saying(line);
    assert.equal(await outcome(client.stream(chat(), neverAborted)), `${line.repeat(given.pieces)}[loop]`);
  });

  it("asks for no more than shows it", async () => {
    const { given, client } = saying(line);
    await outcome(client.stream(chat(), neverAborted));
    assert.ok(given.pieces * line.length <= 640, `${given.pieces} lines`);
  });

  it("ends the request before it says so", async () => {
    const { given, client } = saying(line);
    for await (const delta of client.stream(chat(), neverAborted)) {
      assert.equal(given.isEnded, delta.type === "finish");
    }
  });

  it("lets an answer through that goes on", async () => {
    const clock = new FakeClock();
    const words = Array.from({ length: 300 }, (_each, number) => `Line ${number}, one of many.\n`);
    const client = endingLoops(new ActingModel(clock, words));
    assert.equal(await outcome(client.stream(chat(), neverAborted)), `${words.join("")}[stop]`);
  });

  it("does not take two answers for one", async () => {
    const clock = new FakeClock();
    const client = endingLoops(new ActingModel(clock, [line.repeat(9)]));
    const ends = [];
    for (let times = 0; times < 3; times++) {
      ends.push(await outcome(client.stream(chat(), neverAborted)));
    }
    assert.deepEqual(new Set(ends), new Set([`${line.repeat(9)}[stop]`]));
  });
});
