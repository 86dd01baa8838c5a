import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutThought } from "../../../src/feature/withoutThought.ts";
import type { Delta } from "../../../src/model/model.ts";
import { withoutThoughts } from "../../../src/review/answer/thoughts.ts";

const stop: Delta = { type: "finish", reason: "stop" };

async function* streamed(pieces: readonly string[], failure?: Error): AsyncGenerator<Delta> {
  for (const text of pieces) {
    yield { type: "text", text };
  }
  if (failure !== undefined) {
    throw failure;
  }
  yield stop;
}

async function read(deltas: AsyncIterable<Delta>): Promise<readonly Delta[]> {
  const all: Delta[] = [];
  for await (const delta of withoutThought(deltas)) {
    all.push(delta);
  }
  return all;
}

const textIn = (deltas: readonly Delta[]) => deltas.map((delta) => (delta.type === "text" ? delta.text : "")).join("");

describe("an answer's stream without the model's thought", () => {
  it("gives the answer after the thought, wherever both are split", async () => {
    const answers = fc.constantFrom(
      "<think>\nLet me see.\n</think>\n\nIt adds up.",
      "[THINK]a[/THINK]b",
      "<thinking></thinking>b",
      "<thin ice>",
      " \n<think>never ends",
      `<think>${"a long thought ".repeat(9)}</think>${" ".repeat(99)}It adds up.`,
      "It adds up.",
      "",
    );
    const splits = fc.array(fc.nat(300), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(answers, splits, async (answer, at) => {
        const ends = [...new Set(at)].filter((end) => end < answer.length).toSorted((one, other) => one - other);
        const pieces = [...ends, answer.length].map((end, index) => answer.slice(ends[index - 1] ?? 0, end));
        const deltas = await read(streamed(pieces));
        assert.equal(textIn(deltas), withoutThoughts(answer));
        assert.deepEqual(deltas.at(-1), stop);
      }),
    );
  });

  it("gives the pieces of an answer as they come", async () => {
    const pieces = ["It ", "adds ", "up, ", "<think>", " or not"];
    const wanted = [...pieces.map((text) => ({ type: "text", text })), stop];
    assert.deepEqual(await read(streamed(pieces)), wanted);
  });

  it("gives a tool's pieces after a thought as they are", async () => {
    async function* deltas(): AsyncGenerator<Delta> {
      yield { type: "text", text: "<think>I call it.</think>" };
      yield { type: "tool", text: "{}" };
      yield stop;
    }
    assert.deepEqual(await read(deltas()), [{ type: "tool", text: "{}" }, stop]);
  });

  it("keeps what may have been a thought's beginning where the stream fails", async () => {
    const failure = new Error("lost");
    const seen: Delta[] = [];
    await assert.rejects(async () => {
      for await (const delta of withoutThought(streamed(["<thi"], failure))) {
        seen.push(delta);
      }
    }, failure);
    assert.equal(textIn(seen), "<thi");
  });

  it("ends the model's stream when the reader leaves", async () => {
    let isOver = false;
    async function* deltas(): AsyncGenerator<Delta> {
      try {
        yield* streamed(["a", "b"]);
      } finally {
        isOver = true;
      }
    }
    for await (const _delta of withoutThought(deltas())) {
      break;
    }
    assert.ok(isOver);
  });
});
