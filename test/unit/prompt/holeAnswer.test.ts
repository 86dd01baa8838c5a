import assert from "node:assert/strict";
import fc from "fast-check";
import type { Delta } from "../../../src/model/model.ts";
import type { Hole } from "../../../src/prompt/hole.ts";
import { cleanHoleAnswer, HoleAnswer } from "../../../src/prompt/holeAnswer.ts";

/** A hole where `|` stands, in a language. */
function holeIn(marked: string, languageId = "typescript"): Hole {
  const [prefix = "", suffix = ""] = marked.split("|");
  return { prefix, suffix, languageId, name: "file.ts" };
}

function cleanAll(pieces: readonly string[], hole: Hole): string {
  const answer = new HoleAnswer(hole);
  return pieces.map((piece) => answer.push(piece)).join("") + answer.end();
}

const clean = (answer: string, hole: Hole) => cleanAll([answer], hole);

describe("the answer for a hole", () => {
  const call = holeIn("const a = 1;\nconst b = |;\nexport { b };\n");

  it("is taken as it is where nothing is wrong with it", () => {
    assert.equal(clean("a + 1", call), "a + 1");
    assert.equal(clean("  a +\n    1", call), "  a +\n    1");
  });

  it("loses the fence around it", () => {
    assert.equal(clean("```ts\na + 1\n```", call), "a + 1");
    assert.equal(clean("```\na + 1\n```\n", call), "a + 1");
    assert.equal(clean("\n```typescript\r\na +\r\n1\r\n```", call), "a +\r\n1");
  });

  it("loses the sentence before the fence and the explanation behind it", () => {
    assert.equal(clean("Here is the code:\n\n```ts\na + 1\n```\nThis adds one.", call), "a + 1");
    assert.equal(clean("Sure!\na + 1", call), "a + 1");
  });

  it("loses an explanation without a fence", () => {
    assert.equal(clean("a + 1\n\nExplanation: b is one more.", call), "a + 1");
    assert.equal(clean("a + 1\n\nThis code adds one.", call), "a + 1");
  });

  it("keeps code that looks like a sentence", () => {
    assert.equal(clean("sure.thing", call), "sure.thing");
    assert.equal(clean("here.we\n\nThis.go()", call), "here.we\n\nThis.go()");
    assert.equal(clean("a\n\nnote: string", call), "a\n\nnote: string");
  });

  it("loses what it repeats of the line before the cursor", () => {
    assert.equal(clean("const b = a + 1", call), "a + 1");
    assert.equal(clean("```ts\nconst b = a + 1\n```", call), "a + 1");
    assert.equal(clean("    return x", holeIn("f() {\n    |\n}")), "return x");
    assert.equal(clean("return x", holeIn("f() {\n    return |\n}")), "x");
  });

  it("loses what it repeats of several lines before the cursor", () => {
    assert.equal(clean("const a = 1;\nconst b = a + 1", call), "a + 1");
  });

  it("loses what it repeats of the text after the cursor", () => {
    assert.equal(clean("a + 1;\nexport { b };\n", call), "a + 1");
    assert.equal(clean("a + 1;", call), "a + 1");
  });

  it("keeps the closing bracket of its own that also stands behind the cursor", () => {
    assert.equal(clean("f(a)", holeIn("g(|)")), "f(a)");
    assert.equal(clean("a)", holeIn("g(|)")), "a");
  });

  it("keeps a fence in a document of prose", () => {
    assert.equal(clean("```ts\na\n```", holeIn("# Title\n|", "markdown")), "```ts\na\n```");
  });

  const fragments = fc.constantFrom(
    ..."```|```ts\n|\n```|\n|\r\n|  |const b = |a + 1|;|;\nexport|export { b };\n|Here is the code:|Here|Sure!|\n\n|Explanation: x|This code|Note|(|)|é|😀|`|const a = 1;\n|x".split(
      "|",
    ),
  );

  it("is the same however the stream is split", () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 20 }), (parts, cuts) => {
        const text = parts.join("");
        const borders = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border));
        assert.equal(cleanAll(pieces, call), clean(text, call));
        assert.equal(cleanAll([...text], call), clean(text, call));
      }),
      { numRuns: 3000 },
    );
  });

  it("is given out before it has ended", () => {
    const answer = new HoleAnswer(call);
    assert.equal(answer.push("a + "), "a + ");
  });
});

describe("the stream of an answer for a hole", () => {
  async function* streamOf(
    texts: readonly string[],
    left: { value: boolean },
    call: readonly Delta[],
  ): AsyncGenerator<Delta> {
    try {
      for (const text of texts) {
        yield { type: "text", text };
        yield* call;
      }
      yield { type: "finish", reason: "length" };
    } finally {
      left.value = true;
    }
  }

  async function collect(texts: readonly string[], call: readonly Delta[] = []) {
    const left = { value: false };
    const deltas: Delta[] = [];
    for await (const delta of cleanHoleAnswer(streamOf(texts, left, call), holeIn("x = |;"))) {
      deltas.push(delta);
    }
    return { deltas, left: left.value };
  }

  it("ends with the model's own finish, after what was held back", async () => {
    const { deltas } = await collect(["f(", ")", ";"]);
    assert.deepEqual(deltas, [
      { type: "text", text: "f(" },
      { type: "text", text: ")" },
      { type: "finish", reason: "length" },
    ]);
  });

  it("passes over a tool call", async () => {
    const { deltas } = await collect(["f(", ")"], [{ type: "tool", text: "{}" }]);
    assert.deepEqual(deltas, [
      { type: "text", text: "f(" },
      { type: "text", text: ")" },
      { type: "finish", reason: "length" },
    ]);
  });

  it("is left at the closing fence, with nothing after it", async () => {
    const { deltas, left } = await collect(["```ts\n", "a", "\n```", "\nand much more"]);
    assert.deepEqual(deltas, [
      { type: "text", text: "a" },
      { type: "finish", reason: "stop" },
    ]);
    assert.equal(left, true);
  });
});
