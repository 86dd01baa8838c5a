import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CompletionEngine } from "../../../../src/completion/engine.ts";
import type { CheckSyntax, Parsing } from "../../../../src/completion/shape/index.ts";
import { atRest } from "../../../../src/completion/situation.ts";
import type { Outcome } from "../../../../src/completion/suggestion.ts";
import type { Model } from "../../../../src/model/model.ts";
import { PromptMemory } from "../../../../src/prompt/promptMemory.ts";
import { at } from "../../marked.ts";
import { SteppedModel } from "../steppedModel.ts";
import { Told } from "../told.ts";

interface Case {
  readonly lineTrust?: number;
  readonly errsOfLate?: boolean;
  readonly drafter?: Model;
  readonly checkSyntax?: CheckSyntax;
}

/** What a person is told of what is shown for `a = █`, and once its first letter is typed along. */
class Desk {
  readonly model = new SteppedModel();
  private readonly engine: CompletionEngine;
  private readonly models: readonly [Model, ...Model[]];

  constructor({ lineTrust = 0.9, errsOfLate = false, drafter, checkSyntax }: Case) {
    this.models = drafter === undefined ? [this.model] : [this.model, drafter];
    this.engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: new Told({ lineTrust, errsOfLate }),
      prompts: new PromptMemory(),
      ...(checkSyntax && { checkSyntax }),
    });
  }

  async press(marked: string, answer?: string): Promise<readonly string[]> {
    const outcome = this.engine.suggest(
      { snapshot: at(marked), situation: atRest, signal: new AbortController().signal },
      { models: this.models, isPriced: false, mostWait: 0, paused: new Set<Model>(), onHandedOn: () => {} },
    );
    await turn();
    if (answer !== undefined) {
      await this.model.streams.at(-1)?.say(answer);
      await this.model.streams.at(-1)?.end();
    }
    return caveatsOf(await outcome);
  }
}

function caveatsOf(outcome: Outcome): readonly string[] {
  assert.ok(outcome.kind === "suggestion", outcome.kind === "none" ? outcome.reason : "");
  return (outcome.suggestion.caveats ?? []).map(({ kind }) => kind);
}

const parsing =
  (says: Parsing): CheckSyntax =>
  async () =>
    says;

describe("what is offered of a model whose lines are often wrong", () => {
  const erring = { lineTrust: 0.5, errsOfLate: true };

  it("bears a caveat where it should have been parsed and was not, also while it is typed along", async () => {
    const desk = new Desk({ ...erring, checkSyntax: parsing("notParsed") });
    assert.deepEqual(await desk.press("a = █", "bravo;"), ["unparsed"]);
    assert.deepEqual(await desk.press("a = b█"), ["unparsed"]);
  });

  it("bears none where it was parsed", async () => {
    assert.deepEqual(await new Desk({ ...erring, checkSyntax: parsing("noWorse") }).press("a = █", "bravo;"), []);
  });

  it("bears none where nobody could have been asked", async () => {
    assert.deepEqual(await new Desk({ ...erring, checkSyntax: parsing("notAsked") }).press("a = █", "bravo;"), []);
    assert.deepEqual(await new Desk({ ...erring }).press("a = █", "bravo;"), []);
  });
});

describe("what is offered of a model that is trusted", () => {
  it("bears no caveat of a check that did not run", async () => {
    assert.deepEqual(await new Desk({ checkSyntax: parsing("notParsed") }).press("a = █", "bravo;"), []);
  });
});

describe("a draft of the embedded model", () => {
  const drafter: Model = {
    id: "embedded",
    capabilities: { ...new SteppedModel().capabilities, learnsWorkspace: true },
    async *stream() {
      yield { type: "text", text: "bravo;", logprob: -0.001 };
      yield { type: "finish", reason: "stop" };
    },
  };

  it("is told to be one, also while it is typed along", async () => {
    const desk = new Desk({ drafter });
    assert.deepEqual(await desk.press("a = █"), ["draft"]);
    assert.deepEqual(await desk.press("a = b█"), ["draft"]);
  });

  it("leaves nothing of that to the answer that comes after it", async () => {
    const desk = new Desk({ drafter });
    await desk.press("a = █");
    await desk.model.streams[0]?.say("charlie;\n");
    assert.deepEqual(await desk.press("a = █"), []);
  });

  it("is none where no other model was asked", async () => {
    const engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: new Told(),
      prompts: new PromptMemory(),
    });
    const outcome = await engine.suggest(
      { snapshot: at("a = █"), situation: atRest, signal: new AbortController().signal },
      { models: [drafter], isPriced: false, paused: new Set<Model>(), onHandedOn: () => {} },
    );
    assert.deepEqual(caveatsOf(outcome), []);
  });
});
