import assert from "node:assert/strict";
import { CompletionEngine, type EngineParts } from "../../../src/completion/engine.ts";
import type { Completers, KeyPress } from "../../../src/completion/keyPress.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Outcome } from "../../../src/completion/suggestion.ts";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { ModelError } from "../../../src/model/errors.ts";
import type { Capabilities, Delta, Model, ModelRequest } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { at } from "../marked.ts";
import { capabilities } from "./steppedModel.ts";
import { Told } from "./told.ts";

/** A model that answers with these deltas and remembers what it was asked, and whether it was left before its end. */
class ScriptedModel implements Model {
  readonly id = "scripted";
  readonly capabilities: Capabilities;
  readonly requests: ModelRequest[] = [];
  private readonly script: readonly (Delta | Error)[];
  wasLeft = false;

  constructor(script: readonly (Delta | Error)[], some: Partial<Capabilities> = {}) {
    this.script = script;
    this.capabilities = { ...capabilities, ...some };
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<Delta> {
    this.requests.push(request);
    this.wasLeft = true;
    for (const step of this.script) {
      await Promise.resolve();
      if (signal.aborted) {
        throw new ModelError("cancelled");
      }
      if (step instanceof Error) {
        throw step;
      }
      yield step;
    }
    this.wasLeft = false;
  }
}

function text(part: string): Delta {
  return { type: "text", text: part };
}

const stop: Delta = { type: "finish", reason: "stop" };

function pressAt(marked: string, signal = new AbortController().signal): KeyPress {
  return { snapshot: at(marked), situation: atRest, signal };
}

function engineWith(parts: Partial<EngineParts> = {}): CompletionEngine {
  return new CompletionEngine({
    context: { gather: async () => ({ items: [] }) },
    experiences: new Told(),
    prompts: new PromptMemory(),
    ...parts,
  });
}

function completers(model: Model, differing: Partial<Completers> = {}): Completers {
  return { models: [model], isPriced: false, paused: new Set<Model>(), onHandedOn: () => {}, ...differing };
}

async function suggest(
  marked: string,
  model: ScriptedModel,
  engine = engineWith(),
  signal = new AbortController().signal,
): Promise<string> {
  return shown(await engine.suggest(pressAt(marked, signal), completers(model)));
}

function shown(outcome: Outcome): string {
  return outcome.kind === "suggestion" ? outcome.suggestion.text : `none: ${outcome.reason}`;
}

describe("the completion engine", () => {
  it("offers what the model streams", async () => {
    assert.equal(await suggest("const a = █", new ScriptedModel([text("b +"), text(" c;"), stop])), "b + c;");
  });

  it("sends the text on both sides of the cursor", async () => {
    const model = new ScriptedModel([text("b"), stop]);
    await suggest("const a = █;\n", model);
    assert.partialDeepStrictEqual(model.requests[0], { task: "complete", prefix: "const a = ", suffix: ";\n" });
  });

  it("leaves the stream, and so ends the request, when the block is whole", async () => {
    const model = new ScriptedModel([text("\n  return 1;\n}\n"), text("\nfunction g() {"), stop]);
    assert.equal(await suggest("function f() {█", model), "\n  return 1;\n}");
    assert.ok(model.wasLeft);
  });

  it("asks no more while the person types along", async () => {
    const model = new ScriptedModel([text("b + c;"), stop]);
    const engine = engineWith();
    await suggest("const a = █", model, engine);
    assert.equal(await suggest("const a = b +█", model, engine), " c;");
    assert.equal(model.requests.length, 1);
  });

  it("tells the steps of a key press: what was there already takes but one", async () => {
    const engine = engineWith();
    const model = new ScriptedModel([text("b + c;"), stop]);
    const stepsAt = async (marked: string) => {
      const steps: string[] = [];
      await engine.suggest({ ...pressAt(marked), onStep: ({ step }) => steps.push(step) }, completers(model));
      return steps;
    };
    assert.deepEqual(await stepsAt("const a = █"), ["reuse", "gate", "wait", "ask"]);
    assert.deepEqual(await stepsAt("const a = b█"), ["reuse"]);
  });

  it("tells each answer from the one before, though both say the same", async () => {
    const engine = engineWith();
    const model = new ScriptedModel([text("b"), stop]);
    const ids = new Set<string>();
    for (const place of ["const a = █;", "const aa = █;"]) {
      const outcome = await engine.suggest(pressAt(place), completers(model));
      ids.add(outcome.kind === "suggestion" ? outcome.suggestion.id : "");
    }
    assert.equal(ids.size, 2);
  });

  it("asks again when the person types something else", async () => {
    const model = new ScriptedModel([text("b + c;"), stop]);
    const engine = engineWith();
    await suggest("const a = █", model, engine);
    await suggest("const a = x█", model, engine);
    assert.equal(model.requests.length, 2);
  });

  it("asks nothing where the gate is closed", async () => {
    const model = new ScriptedModel([text("b"), stop]);
    assert.equal(await suggest("co█nst", model), "none: middleOfWord");
    assert.equal(model.requests.length, 0);
  });

  it("asks nothing when the next key comes while it waits", async () => {
    const model = new ScriptedModel([text("b"), stop]);
    const controller = new AbortController();
    const fast = { ...pressAt("a█", controller.signal), situation: { ...atRest, rhythm: 90 } };
    const outcome = engineWith().suggest(fast, completers(model, { isPriced: true }));
    controller.abort();
    assert.equal(shown(await outcome), "none: cancelled");
    assert.equal(model.requests.length, 0);
  });

  it("says that it was cancelled when the next key comes in mid-stream", async () => {
    const controller = new AbortController();
    const model = new ScriptedModel([text("b"), text("c"), stop]);
    const outcome = suggest("a = █", model, engineWith(), controller.signal);
    controller.abort();
    assert.equal(await outcome, "none: cancelled");
  });

  it("asks nothing of a model that rests after a failure, but says first what else is in the way", async () => {
    const model = new ScriptedModel([text("b"), stop]);
    const engine = engineWith();
    const resting = completers(model, { paused: new Set([model]) });
    assert.equal(shown(await engine.suggest(pressAt("a = █"), resting)), "none: paused");
    assert.equal(shown(await engine.suggest(pressAt("co█nst"), resting)), "none: middleOfWord");
    assert.equal(model.requests.length, 0);
  });

  it("passes a model's failure on", async () => {
    await assert.rejects(suggest("a = █", new ScriptedModel([new ModelError("auth")])), { kind: "auth" });
  });

  it("asks the next model where the first fails, and says who did not answer and who did", async () => {
    const first = new ScriptedModel([new ModelError("server")]);
    const second = new ScriptedModel([text("b"), stop], { learnsWorkspace: true });
    const handed: string[] = [];
    const engine = engineWith();
    const both = completers(first, {
      models: [first, second],
      onHandedOn: ({ from, error }) => handed.push(`${from === first} ${error.kind}`),
    });
    assert.equal(shown(await engine.suggest(pressAt("a = █"), both)), "b");
    assert.deepEqual(handed, ["true server"]);
  });

  it("tells a model that another stands ready, so that it fails rather than waits", async () => {
    const first = new ScriptedModel([new ModelError("rate")]);
    const second = new ScriptedModel([text("b"), stop]);
    const both = completers(first, { models: [first, second] });
    await engineWith().suggest(pressAt("a = █"), both);
    assert.deepEqual(
      [first, second].map(({ requests }) => requests[0]?.hasAlternative),
      [true, false],
    );
  });

  it("asks the next model at once where the first one rests", async () => {
    const first = new ScriptedModel([]);
    const second = new ScriptedModel([text("b"), stop]);
    const both = completers(first, { models: [first, second], paused: new Set([first]) });
    const outcome = await engineWith().suggest(pressAt("a = █"), both);
    assert.equal(shown(outcome), "b");
    assert.equal(first.requests.length, 0);
  });

  it("keeps the whole lines of an answer that was cut off", async () => {
    const cut = new ScriptedModel([text("\n  a();\n  b("), { type: "finish", reason: "cut" }]);
    assert.equal(await suggest("if (x) {█", cut), "\n  a();");
  });

  it("offers nothing of an answer that was cut off in its first line", async () => {
    const cut = new ScriptedModel([text("b("), { type: "finish", reason: "length" }]);
    assert.equal(await suggest("a = █", cut), "none: cutOff");
  });

  it("offers no part of a tool call", async () => {
    const called: Delta = { type: "tool", text: '{"edits":' };
    assert.equal(await suggest("const a = █", new ScriptedModel([text("b;"), called, stop])), "b;");
  });

  it("sends what is open and related along", async () => {
    const model = new ScriptedModel([text("b"), stop]);
    const related: ContextItem = {
      source: "openEditors",
      uri: "file:///shop/tax.ts",
      name: "tax.ts",
      text: "export const taxRate = 2;",
      relevance: 1,
      reason: "open",
    };
    await suggest("price * taxRate█", model, engineWith({ context: { gather: async () => ({ items: [related] }) } }));
    assert.match(model.requests[0]?.task === "complete" ? model.requests[0].prefix : "", /tax\.ts[\s\S]*taxRate = 2/);
  });

  it("sends nothing of other files to a model that has learnt them", async () => {
    const model = new ScriptedModel([stop], { learnsWorkspace: true });
    const engine = engineWith({ context: { gather: () => assert.fail("nobody asks for context") } });
    assert.equal(await suggest("a = █", model, engine), "none: notSure");
  });
});
