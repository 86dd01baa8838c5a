import assert from "node:assert/strict";
import fc from "fast-check";
import { requestHash } from "../../../../src/model/client/requestHash.ts";
import type { CompleteRequest, ModelRequest } from "../../../../src/model/model.ts";
import { ActingModel, chat } from "./actingModel.ts";
import { FakeClock } from "./fakeClock.ts";

const model = new ActingModel(new FakeClock());
const hash = (request: ModelRequest, origin = "https://x.test", asked = model) => requestHash(origin, asked, request);

const hole: CompleteRequest = {
  task: "complete",
  prefix: "const a = ",
  suffix: ";",
  others: [{ name: "b.ts", text: "const b = 1;" }],
  document: { uri: "file:///a.ts", languageId: "typescript" },
  stop: ["\n"],
  maxTokens: 10,
  lane: "typing",
  feature: "completion",
};
const tool = { name: "edit", description: "Edits.", schema: { type: "object" } };

describe("The hash of a request", () => {
  const same: readonly [string, ModelRequest, ModelRequest][] = [
    ["who asks", { ...chat(), feature: "explain" }, { ...chat(), feature: "review" }],
    ["the lane", chat("typing"), { ...chat("background"), feature: "completion" }],
    ["callbacks and wishes", chat(), { ...chat(), onEvent: () => {}, isFresh: true, hasAlternative: true }],
    ["the document's name", hole, { ...hole, document: { uri: "file:///b.ts", languageId: "python" } }],
  ];
  for (const [what, one, other] of same) {
    it(`does not depend on ${what}`, () => assert.equal(hash(one), hash(other)));
  }

  const apart: readonly [string, ModelRequest, ModelRequest][] = [
    ["the text before the hole", hole, { ...hole, prefix: "let a = " }],
    ["the text behind the hole", hole, { ...hole, suffix: "," }],
    ["where the hole is", { ...hole, prefix: "ab", suffix: "c" }, { ...hole, prefix: "a", suffix: "bc" }],
    ["the other files", hole, { ...hole, others: [{ name: "b.ts", text: "const b = 2;" }] }],
    ["the stop texts", hole, { ...hole, stop: [] }],
    ["the length allowed", hole, { ...hole, maxTokens: 11 }],
    ["the prompt's version", { ...hole, prompt: "fim@1" }, { ...hole, prompt: "fim@2" }],
    ["a message", chat(), { ...chat(), task: "chat", messages: [{ role: "user", text: "Stop." }] }],
    ["a message's role", chat(), { ...chat(), task: "chat", messages: [{ role: "system", text: "Go on." }] }],
    ["the tool", chat(), { ...chat(), task: "chat", messages: [{ role: "user", text: "Go on." }], tool }],
  ];
  for (const [what, one, other] of apart) {
    it(`tells apart by ${what}`, () => assert.notEqual(hash(one), hash(other)));
  }

  it("tells apart by where it goes", () => {
    assert.notEqual(hash(hole), hash(hole, "https://y.test"));
  });

  it("tells apart by the form in which a model is asked", () => {
    const other = Object.assign(new ActingModel(new FakeClock()), {
      capabilities: { ...model.capabilities, fim: "none" },
    });
    assert.notEqual(hash(hole), hash(hole, "https://x.test", other));
  });

  it("is a name for a file", () => {
    fc.assert(fc.property(fc.string(), (prefix) => /^[0-9a-f]{64}$/.test(hash({ ...hole, prefix }))));
  });
});
