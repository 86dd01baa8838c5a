import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Outcome } from "../../../src/completion/suggestion.ts";
import type { Model } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { at } from "../marked.ts";
import { SteppedModel, type SteppedStream } from "./steppedModel.ts";
import { Told } from "./told.ts";

let engine: CompletionEngine;

/** A request for ghost text to a model that fills holes by a chat alone. */
async function asked(marked: string): Promise<{ stream: SteppedStream; outcome: Promise<Outcome> }> {
  const model = new SteppedModel("chat", { fim: "hole", chat: true });
  const outcome = engine.suggest(
    { snapshot: at(marked), situation: atRest, signal: new AbortController().signal },
    { models: [model], isPriced: false, paused: new Set<Model>(), onHandedOn: () => {}, onBetter: () => {} },
  );
  await turn();
  await turn();
  const [stream] = model.streams;
  assert.ok(stream !== undefined);
  return { stream, outcome };
}

function textOf(outcome: Outcome): string | undefined {
  return outcome.kind === "suggestion" ? outcome.suggestion.text : undefined;
}

describe("ghost text from a model that only chats", () => {
  beforeEach(() => {
    engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: new Told({}),
      prompts: new PromptMemory(),
    });
  });

  afterEach(() => engine.dispose());

  it("is what the answer says, without introduction and fence", async () => {
    const { stream, outcome } = await asked("const total = █\n");
    await stream.say("Here is the code:\n\n```ts\nprice * count;");
    await stream.say("\n```\n");
    assert.equal(textOf(await outcome), "price * count;");
  });

  it("does not repeat the line that the chat was shown", async () => {
    const { stream, outcome } = await asked("const total = █\n");
    await stream.say("const total = price * count;");
    await stream.end();
    assert.equal(textOf(await outcome), "price * count;");
  });

  it("ends the request where the chat begins to explain", async () => {
    const { stream, outcome } = await asked("const total = █\n");
    await stream.say("price * count;\n");
    assert.equal(stream.signal.aborted, false);
    await stream.say("\nThis code multiplies both.\n");
    assert.equal(stream.signal.aborted, true);
    assert.equal(textOf(await outcome), "price * count;");
  });
});
