import assert from "node:assert/strict";
import fc from "fast-check";
import { nearestModel } from "../../../../src/model/providers/nearestModel.ts";

const anthropic = ["claude-haiku-4-5", "claude-opus-4-6", "claude-sonnet-4-5", "claude-sonnet-4-6"];
const openai = ["gpt-4.1", "gpt-4.1-mini", "gpt-5", "gpt-5-mini", "gpt-5-nano", "text-embedding-3-small", "whisper-1"];

describe("the model nearest to one that is gone", () => {
  it("is of the same line, and the next version up", () => {
    assert.equal(nearestModel("claude-3-5-sonnet-20241022", anthropic), "claude-sonnet-4-5");
    assert.equal(nearestModel("claude-3-5-haiku-latest", anthropic), "claude-haiku-4-5");
    assert.equal(nearestModel("gpt-4-mini", openai), "gpt-4.1-mini");
    assert.equal(nearestModel("gpt-4.5", openai), "gpt-5");
  });

  it("is the newest of the older ones where there is none newer", () => {
    assert.equal(nearestModel("claude-sonnet-9", anthropic), "claude-sonnet-4-6");
    assert.equal(nearestModel("codestral-2601", ["codestral-2405", "codestral-2508"]), "codestral-2508");
  });

  it("is the later of two days", () => {
    assert.equal(nearestModel("gpt-4o-2024-05-13", ["gpt-4o-2024-08-06", "gpt-4o-2023-11-20"]), "gpt-4o-2024-08-06");
  });

  it("is of the nearest size where the version is the same", () => {
    const listed = ["qwen2.5-coder:1.5b", "qwen2.5-coder:14b", "qwen2.5-coder:32b", "llama3.1:8b"];
    assert.equal(nearestModel("qwen2.5-coder:7b", listed), "qwen2.5-coder:1.5b");
    assert.equal(nearestModel("qwen2.5-coder:30b", listed), "qwen2.5-coder:32b");
  });

  it("is found under a maker's name too", () => {
    assert.equal(nearestModel("gpt-4", ["openai/gpt-4.1", "qwen/qwen3"]), "openai/gpt-4.1");
  });

  it("is the one whose letters are most alike where nothing else decides", () => {
    assert.equal(nearestModel("tiny-coder", ["tiny-codec", "tiny-decoder"]), "tiny-codec");
  });

  it("is none where the server has nothing of the family", () => {
    assert.equal(nearestModel("mistral-small", openai), undefined);
    assert.equal(nearestModel("gpt-4", []), undefined);
    assert.equal(nearestModel("", openai), undefined);
  });

  const name = fc.string({
    unit: fc.constantFrom("gpt", "mini", "-", ".", "/", ":", "4", "5", "20", "2024", "7b", "é"),
  });

  it("is always one of those listed, and never the one that is gone", () => {
    fc.assert(
      fc.property(name, fc.array(name), (gone, listed) => {
        const found = nearestModel(gone, listed);
        assert.ok(found === undefined || (listed.includes(found) && found !== gone));
      }),
    );
  });

  it("does not depend on the order of the list", () => {
    fc.assert(
      fc.property(name, fc.uniqueArray(name), (gone, listed) => {
        assert.equal(nearestModel(gone, listed.toReversed()), nearestModel(gone, listed));
      }),
    );
  });
});
