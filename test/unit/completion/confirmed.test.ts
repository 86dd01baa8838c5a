import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import type { Experience } from "../../../src/completion/experience.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Model } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { at } from "../marked.ts";
import { SteppedModel } from "./steppedModel.ts";
import { Told } from "./told.ts";

const erring: Partial<Experience> = { errsOfLate: true, lineTrust: 0.8 };
const start = "function f() {\n  one();█\n}";

/** Somebody types, and a model answers what the test says, if it is asked. */
class Session {
  readonly model = new SteppedModel();
  private readonly engine: CompletionEngine;

  constructor(experience = erring) {
    this.engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: new Told(experience),
      prompts: new PromptMemory(),
    });
  }

  async press(marked: string, answer?: readonly { readonly text: string; readonly probability?: number }[]) {
    const { models, onHandedOn } = { models: [this.model] as const, onHandedOn: () => {} };
    const asked = this.model.streams.length;
    const signal = new AbortController().signal;
    const outcome = this.engine.suggest(
      { snapshot: at(marked), situation: atRest, signal },
      { models, isPriced: false, paused: new Set<Model>(), onHandedOn },
    );
    await turn();
    const stream = this.model.streams[asked];
    for (const { text, probability } of stream === undefined ? [] : (answer ?? [])) {
      await stream?.say(text, probability);
    }
    await stream?.end();
    const given = await outcome;
    return given.kind === "suggestion" ? given.suggestion.text : `none: ${given.reason}`;
  }
}

describe("the next line of a model that was wrong of late", () => {
  it("is not shown before anything speaks for it", async () => {
    assert.equal(await new Session().press(start, [{ text: "\n  two();\n  three();" }]), "none: unconfirmed");
  });

  it("is shown at once where the model was not wrong of late", async () => {
    const session = new Session({ errsOfLate: false, lineTrust: 0.8 });
    assert.equal(await session.press(start, [{ text: "\n  two();\n  three();" }]), "\n  two();");
  });

  it("is shown at once where so many lines were right that one wrong one says little", async () => {
    const session = new Session({ errsOfLate: true, lineTrust: 0.96 });
    assert.match(await session.press(start, [{ text: "\n  two();\n  three();" }]), /^\n {2}two\(\);/);
  });

  it("is shown once its first letter is typed, with no new request", async () => {
    const session = new Session();
    await session.press(start, [{ text: "\n  two();\n  three();" }]);
    assert.equal(await session.press("function f() {\n  one();\n  t█\n}"), "wo();");
    assert.equal(session.model.streams.length, 1);
  });

  it("is not asked for again while nothing but white space is typed of it", async () => {
    const session = new Session();
    await session.press(start, [{ text: "\n  two();\n  three();" }]);
    assert.equal(await session.press("function f() {\n  one();\n  █\n}"), "none: unconfirmed");
    assert.equal(session.model.streams.length, 1);
  });

  it("is shown where an answer that was asked for at a later line says the same", async () => {
    const session = new Session();
    await session.press(start, [{ text: "\n  two();\n  three();\n  four();" }]);
    const ghost = await session.press("function f() {\n  one();\n  two();█\n}", [{ text: "\n  three();\n  five();" }]);
    assert.equal(ghost, "\n  three();");
  });

  it("is not shown where the answer that was asked for later says something else", async () => {
    const session = new Session();
    await session.press(start, [{ text: "\n  two();\n  three();\n  four();" }]);
    const ghost = await session.press("function f() {\n  one();\n  two();█\n}", [{ text: "\n  five();\n  six();" }]);
    assert.equal(ghost, "none: unconfirmed");
  });

  it("is not confirmed by a second answer for the same line, which comes about in the same way", async () => {
    const session = new Session();
    const line = "function f() {\n  one();\n  █\n}";
    await session.press(line, [{ text: "two();\n  three();" }]);
    await session.press(start, [{ text: "\n  two();\n  three();" }]);
    assert.equal(session.model.streams.length, 2);
    assert.equal(await session.press(line), "none: unconfirmed");
  });

  it("is shown where the model states that it is sure of it", async () => {
    const answer = [
      { text: "\n", probability: 0.99 },
      { text: "  two();", probability: 0.97 },
      { text: "\n", probability: 0.9 },
    ];
    assert.equal(await new Session().press(start, answer), "\n  two();");
  });

  it("is shown in the middle of a line", async () => {
    assert.equal(await new Session().press("const a = █;\n", [{ text: "b();\nnext();" }]), "b();");
  });

  it("stays on screen while a suggestion of several lines is typed along", async () => {
    const session = new Session();
    await session.press("function f() {\n  ca█\n}", [{ text: "ll(\n    two,\n    three,\n  );\n  four();" }]);
    assert.equal(await session.press("function f() {\n  call(\n█\n}"), "    two,\n    three,\n  );");
  });
});
