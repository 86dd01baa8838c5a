import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import type { Experience } from "../../../src/completion/experience.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Outcome } from "../../../src/completion/suggestion.ts";
import type { Model } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { at } from "../marked.ts";
import { SteppedModel, type SteppedStream } from "./steppedModel.ts";
import { Told } from "./told.ts";

/** A person at the keyboard: each key press ends the wait of the one before, as in an editor. */
class Typist {
  readonly told: Told;
  readonly model = new SteppedModel();
  better = 0;
  judged = 0;
  isPriced = false;
  private readonly engine: CompletionEngine;
  models: readonly [Model, ...Model[]];
  private controller = new AbortController();

  constructor(experience: Partial<Experience> = {}, drafter?: Model) {
    this.told = new Told(experience);
    this.models = drafter === undefined ? [this.model] : [this.model, drafter];
    this.engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences: this.told,
      prompts: new PromptMemory(),
      judge: async () => {
        this.judged++;
        return [];
      },
    });
  }

  /** The document as it stands after a key press. */
  async press(marked: string): Promise<() => Promise<string>> {
    this.controller.abort();
    this.controller = new AbortController();
    const { models, engine, controller, isPriced } = this;
    const onBetter = () => this.better++;
    const asked = { models, isPriced, paused: new Set<Model>(), onHandedOn: () => {}, onBetter };
    const outcome = engine.suggest({ snapshot: at(marked), situation: atRest, signal: controller.signal }, asked);
    await turn();
    return async () => shown(await outcome);
  }

  prepare(marked: string): void {
    this.engine.prepare(at(marked), {
      models: this.models,
      isPriced: false,
      paused: new Set<Model>(),
      onHandedOn: () => {},
    });
  }

  leave(): void {
    this.engine.leave();
  }

  stream(index: number): SteppedStream {
    const stream = this.model.streams[index];
    assert.ok(stream !== undefined, `there is no request ${index}`);
    return stream;
  }
}

function shown(outcome: Outcome): string {
  return outcome.kind === "suggestion" ? outcome.suggestion.text : `none: ${outcome.reason}`;
}

const trusted = { lineTrust: 0.99 };
const wanted = { acceptance: 0.9, lineTrust: 0.99 };

describe("an answer in flight", () => {
  it("is shown as soon as its first statement is whole", async () => {
    const typist = new Typist();
    const ghost = await typist.press("const a = █");
    await typist.stream(0).say("b + c;\n");
    assert.equal(await ghost(), "b + c;");
  });

  it("goes on while what is typed follows it", async () => {
    const typist = new Typist();
    await typist.press("const a = █");
    await typist.stream(0).say("be");
    const ghost = await typist.press("const a = b█");
    assert.equal(typist.stream(0).signal.aborted, false);
    await typist.stream(0).say("ta;\n");
    assert.equal(await ghost(), "eta;");
    assert.equal(typist.model.streams.length, 1);
  });

  it("goes on when typing is ahead of it, and is checked once it has caught up", async () => {
    const typist = new Typist();
    await typist.press("const a = █");
    const ghost = await typist.press("const a = be█");
    await typist.stream(0).say("beta;\n");
    assert.equal(await ghost(), "ta;");
    assert.equal(typist.model.streams.length, 1);
  });

  it("is ended at once when something else is typed, and the model is asked anew", async () => {
    const typist = new Typist();
    await typist.press("const a = █");
    await typist.stream(0).say("beta");
    await typist.press("const a = x█");
    assert.equal(typist.stream(0).signal.aborted, true);
    assert.equal(typist.model.streams.length, 2);
  });

  it("is ended when text is changed elsewhere", async () => {
    const typist = new Typist();
    await typist.press("const a = █");
    await typist.press("let y;\nconst a = █");
    assert.equal(typist.stream(0).signal.aborted, true);
  });

  it("is ended when the person turns to another document", async () => {
    const typist = new Typist();
    const ghost = await typist.press("const a = █");
    await typist.stream(0).say("b;\n");
    await ghost();
    typist.leave();
    assert.equal(typist.stream(0).signal.aborted, true);
  });

  it("survives that the editor has not indented the new line yet as the answer does", async () => {
    const typist = new Typist();
    await typist.press("function f() {█");
    await typist.stream(0).say("\n  return 1;\n  b");
    await typist.press("function f() {\n    █");
    assert.equal(typist.stream(0).signal.aborted, false);
    const ghost = await typist.press("function f() {\n  █");
    assert.equal(await ghost(), "return 1;");
  });

  it("stays as long as it was shown while its first line is typed along", async () => {
    const typist = new Typist(trusted);
    const place = (typed: string) => `function f() {\n  ${typed}█\n}\n`;
    await typist.press(place(""));
    await typist.stream(0).say("alpha();\n  beta();\n  gamma();\n");
    await typist.stream(0).end();
    assert.equal(await (await typist.press(place("")))(), "alpha();\n  beta();\n  gamma();");
    assert.equal(await (await typist.press(place("a")))(), "lpha();\n  beta();\n  gamma();");
    assert.equal(await (await typist.press(place("alpha()")))(), ";\n  beta();\n  gamma();");
  });

  it("brings no new id for what is left of it", async () => {
    const typist = new Typist();
    await typist.press("a = █");
    await typist.stream(0).say("bcd;\nx");
    assert.equal(await (await typist.press("a = b█"))(), "cd;");
    assert.equal(typist.model.streams.length, 1);
  });
});

describe("what an answer says after the part that was taken", () => {
  const body = "\n  const one = 1;\n  const two = 2;\n  const three = 3;\n  const four = 4;\n";

  it("is there at once, with no new request", async () => {
    const typist = new Typist({ lineTrust: 0.6 });
    const ghost = await typist.press("function f() {█");
    await typist.stream(0).say(body);
    assert.equal(await ghost(), "\n  const one = 1;");
    assert.equal(await (await typist.press("function f() {\n  const one = 1;█"))(), "\n  const two = 2;");
    assert.equal(typist.model.streams.length, 1);
  });

  it("is shown in longer stretches the more the model's lines are trusted", async () => {
    const typist = new Typist(trusted);
    await typist.press("function f() {█");
    await typist.stream(0).say(`${body}}\n`);
    assert.equal(await (await typist.press("function f() {█"))(), `${body}}`);
  });

  it("is told as something better while the first statement is being read", async () => {
    const typist = new Typist(trusted);
    const ghost = await typist.press("function f() {█");
    await typist.stream(0).say("\n  const one = 1;\n");
    assert.equal(await ghost(), "\n  const one = 1;");
    await typist.stream(0).say("  const two = 2;\n}\n");
    await typist.stream(0).end();
    assert.equal(typist.better, 1);
    assert.equal(await (await typist.press("function f() {█"))(), "\n  const one = 1;\n  const two = 2;\n}");
  });

  it("is read no further than anybody is likely to want", async () => {
    const typist = new Typist({ lineTrust: 0.6 });
    await typist.press("function f() {█");
    await typist.stream(0).say(body);
    assert.equal(typist.stream(0).signal.aborted, true);
  });
});

describe("asking in advance", () => {
  it("asks for what follows a suggestion while it is read, where it is likely to be taken", async () => {
    const typist = new Typist(wanted);
    const ghost = await typist.press("a = █");
    await typist.stream(0).say("b;");
    await typist.stream(0).end();
    assert.equal(await ghost(), "b;");
    await turn();
    assert.partialDeepStrictEqual(typist.stream(1).request, { prefix: "a = b;" });
  });

  it("gives what it asked for once the suggestion is taken", async () => {
    const typist = new Typist(wanted);
    await typist.press("a = █");
    await typist.stream(0).say("b;");
    await typist.stream(0).end();
    await typist.stream(1).say("\nc = d;\n");
    assert.equal(await (await typist.press("a = b;█"))(), "\nc = d;");
    assert.equal(typist.model.streams.length, 2);
  });

  it("ends what it asked for when something else is typed", async () => {
    const typist = new Typist(wanted);
    await typist.press("a = █");
    await typist.stream(0).say("b;");
    await typist.stream(0).end();
    await typist.press("a = x█");
    assert.equal(typist.stream(1).signal.aborted, true);
  });

  it("asks nothing in advance for money where a suggestion is not likely to be taken", async () => {
    for (const [isPriced, requests] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const typist = new Typist({ acceptance: 0.3 });
      typist.isPriced = isPriced;
      await typist.press("a = █");
      await typist.stream(0).say("b;");
      await typist.stream(0).end();
      assert.equal(typist.model.streams.length, requests);
    }
  });

  it("asks nothing in advance of a model whose suggestions nobody takes", async () => {
    const typist = new Typist({ acceptance: 0.05 });
    await typist.press("a = █");
    await typist.stream(0).say("b;");
    await typist.stream(0).end();
    assert.equal(typist.model.streams.length, 1);
  });

  it("asks where the cursor came to rest, and has the answer when typing begins", async () => {
    const typist = new Typist(wanted);
    typist.prepare("function f() {█");
    await turn();
    await typist.stream(0).say("\n  return 1;\n");
    assert.equal(await (await typist.press("function f() {\n  █"))(), "return 1;");
    assert.equal(typist.model.streams.length, 1);
  });
});

/** The model in this process, which says one thing at once. */
function embedded(logprob: number): Model {
  return {
    id: "embedded",
    capabilities: { ...new SteppedModel().capabilities, learnsWorkspace: true },
    async *stream() {
      yield { type: "text", text: "bravo;", logprob };
      yield { type: "finish", reason: "stop" };
    },
  };
}

describe("a draft", () => {
  const sure = -0.001;
  const drafter = embedded;

  it("of the embedded model is shown where that is sure, before the one that was asked answers", async () => {
    const typist = new Typist({}, drafter(sure));
    assert.equal(await (await typist.press("a = █"))(), "bravo;");
  });

  it("that is not sure is not shown at the next key either", async () => {
    const slow = new SteppedModel("embedded", { learnsWorkspace: true });
    const typist = new Typist({}, slow);
    await typist.press("a = █");
    await typist.stream(0).say("zulu");
    const ghost = await typist.press("a = b█");
    await slow.streams[0]?.say("bravo;");
    await slow.streams[0]?.end();
    await turn();
    await typist.stream(1).say("at;\n");
    assert.equal(await ghost(), "at;");
  });

  it("gives way to an answer that says something else", async () => {
    const typist = new Typist({}, drafter(sure));
    await (await typist.press("a = █"))();
    await typist.stream(0).say("charlie;\n");
    assert.equal(typist.better, 1);
    assert.equal(await (await typist.press("a = █"))(), "charlie;");
  });

  it("stays where the answer says the same", async () => {
    const typist = new Typist({}, drafter(sure));
    await (await typist.press("a = █"))();
    await typist.stream(0).say("bravo;\n");
    assert.equal(typist.better, 0);
  });

  it("stays once the person has begun to type along", async () => {
    const typist = new Typist({}, drafter(sure));
    await (await typist.press("a = █"))();
    await (await typist.press("a = b█"))();
    await typist.stream(0).say("bat;\n");
    assert.equal(typist.better, 0);
    assert.equal(await (await typist.press("a = b█"))(), "ravo;");
  });
});

describe("a model whose lines are often wrong", () => {
  const erring = { lineTrust: 0.5 };

  it("has each answer judged by another one", async () => {
    const typist = new Typist(erring);
    const ghost = await typist.press("a = █");
    await typist.stream(0).say("b;\n");
    await typist.stream(0).end();
    assert.equal(await ghost(), "b;");
    assert.ok(typist.judged > 0);
  });

  it("is not judged by itself: the embedded one has said how sure it is", async () => {
    const typist = new Typist(erring);
    typist.models = [embedded(-1)];
    assert.equal(await (await typist.press("a = █"))(), "bravo;");
    assert.equal(typist.judged, 0);
  });
});

describe("what typing says about an answer", () => {
  it("is told for each line: right once it was typed, wrong where something else was", async () => {
    const typist = new Typist(trusted);
    await typist.press("function f() {█");
    await typist.stream(0).say("\n  const one = 1;\n  const two = 2;\n}\n");
    await typist.press("function f() {\n  const one = 1;\n█");
    await typist.press("function f() {\n  const one = 1;\n  x█");
    assert.deepEqual(
      typist.told.lines.map(({ wasRight }) => wasRight),
      [true, false],
    );
  });

  it("proves once a line that a model is wrong on it again, however many keys say so", async () => {
    const typist = new Typist();
    for (const typed of ["a", "ab", "abc", "abcd"]) {
      await typist.press(`${typed}█`);
      await typist.model.streams.at(-1)?.say("x();\n");
    }
    await typist.press("abcde█");
    assert.deepEqual(
      typist.told.lines.map(({ afterMiss }) => afterMiss),
      [false, true],
    );
  });

  it("keeps a model from being asked again on a line where it was wrong, where it is seldom right then", async () => {
    const typist = new Typist({ trustAfterMiss: 0.1 });
    await typist.press("a = █");
    await typist.stream(0).say("b;\n");
    assert.equal(await (await typist.press("a = x█"))(), "none: erredHere");
    await typist.press("a = x;\nc█");
    assert.equal(typist.model.streams.length, 2);
  });
});
