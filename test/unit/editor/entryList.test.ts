import assert from "node:assert/strict";
import fc from "fast-check";
import { movedUp, type Place, withEntry, withoutEntry } from "../../../src/editor/commands/setUp/entryList.ts";
import type { ModelEntry } from "../../../src/editor/modelEntry.ts";

const local = (name: string): ModelEntry => ({
  provider: "openaiCompatible",
  address: "http://127.0.0.1:8080/v1",
  name,
});
const [a, b, c] = [local("a"), local("b"), local("c")] as const;

describe("the list of models that are set up", () => {
  it("takes a new model at the place that the person chose", () => {
    assert.deepEqual(withEntry([a, b], c, "first"), [c, a, b]);
    assert.deepEqual(withEntry([a, b], c, "last"), [a, b, c]);
  });

  it("has a model that was set up anew at the place where it was, with what was found now", () => {
    const found: ModelEntry = { ...b, fim: "infill", contextWindow: 8192 };
    assert.deepEqual(withEntry([a, { ...b, fim: "hole", tools: true }, c], found, "first"), [a, found, c]);
  });

  it("keeps the limits that a person wrote for a model that is set up anew", () => {
    const limited = { ...a, requestsPerMinute: 20, tokensPerMinute: 1000 };
    assert.deepEqual(withEntry([limited], { ...a, fim: "suffix" }, "first"), [{ ...limited, fim: "suffix" }]);
  });

  it("knows a model by its server, however its address is written", () => {
    const same = { ...a, address: "127.0.0.1:8080" };
    assert.deepEqual(withEntry([a], same, "last"), [same]);
    assert.equal(withEntry([a], { ...a, address: "http://127.0.0.1:9090/v1" }, "last").length, 2);
  });

  it("moves a model up by one place, and leaves the first where it is", () => {
    assert.deepEqual(movedUp([a, b, c], c), [a, c, b]);
    assert.deepEqual(movedUp([a, b, c], a), [a, b, c]);
    assert.deepEqual(movedUp([a, b], c), [a, b]);
  });

  it("loses the model that is taken out, and no other", () => {
    assert.deepEqual(withoutEntry([a, b, c], b), [a, c]);
  });

  it("holds each model once, whatever is done to it", () => {
    const entry = fc.constantFrom(a, b, c, local("d"));
    const step = fc.record({ entry, place: fc.constantFrom<Place>("first", "last"), kind: fc.nat({ max: 2 }) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let list: readonly ModelEntry[] = [];
        for (const { entry: each, place, kind } of steps) {
          list = [withEntry(list, each, place), movedUp(list, each), withoutEntry(list, each)][kind] ?? [];
        }
        assert.equal(new Set(list.map(({ name }) => name)).size, list.length);
      }),
    );
  });
});
