import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { CompletionEngine } from "../../../src/completion/engine.ts";
import type { Experiences } from "../../../src/completion/experience.ts";
import { Learnt } from "../../../src/completion/learning/learnt.ts";
import { atRest } from "../../../src/completion/situation.ts";
import type { Outcome, SuggestionCaveat } from "../../../src/completion/suggestion.ts";
import type { Model } from "../../../src/model/model.ts";
import { PromptMemory } from "../../../src/prompt/promptMemory.ts";
import { at } from "../marked.ts";
import { SteppedModel } from "./steppedModel.ts";
import { Told } from "./told.ts";

/** Pieces of an answer, each with how probable its model says it is. */
type Said = readonly (readonly [text: string, probability: number])[];

/** A person at the keyboard, and a model that says how sure it is. */
class Desk {
  readonly model = new SteppedModel();
  better = 0;
  judged = 0;
  private readonly engine: CompletionEngine;
  private controller = new AbortController();
  private asked = 0;

  constructor(experiences: Experiences = new Told({ lineTrust: 0.99 })) {
    this.engine = new CompletionEngine({
      context: { gather: async () => ({ items: [] }) },
      experiences,
      prompts: new PromptMemory(),
      judge: async () => {
        this.judged++;
        return [];
      },
    });
  }

  /** What is shown in a document after a key press, once the model has said all of its answer if it was asked. */
  async press(marked: string, said: Said = [], isWhole = true): Promise<Outcome> {
    const outcome = this.suggest(marked);
    await turn();
    if (this.model.streams.length === this.asked) {
      return outcome;
    }
    this.asked = this.model.streams.length;
    await this.say(said);
    await (isWhole && this.model.streams.at(-1)?.end());
    await outcome;
    return isWhole ? this.suggest(marked) : outcome;
  }

  /** What is shown a moment later, if the model has said enough for that. */
  look(marked: string): Promise<Outcome | undefined> {
    return Promise.race([this.suggest(marked), turn(undefined)]);
  }

  private suggest(marked: string): Promise<Outcome> {
    this.controller.abort();
    this.controller = new AbortController();
    return this.engine.suggest(
      { snapshot: at(marked), situation: atRest, signal: this.controller.signal },
      {
        models: [this.model],
        isPriced: false,
        mostWait: 0,
        paused: new Set<Model>(),
        onHandedOn: () => {},
        onBetter: () => this.better++,
      },
    );
  }

  async say(said: Said): Promise<void> {
    for (const [text, probability] of said) {
      await this.model.streams.at(-1)?.say(text, probability);
    }
  }
}

function shown(outcome: Outcome): string {
  return outcome.kind === "suggestion" ? outcome.suggestion.text : `none: ${outcome.reason}`;
}

function caveats(outcome: Outcome): readonly SuggestionCaveat[] {
  return outcome.kind === "suggestion" ? (outcome.suggestion.caveats ?? []) : [];
}

/** How probable each line is, as the pieces of it say. */
function byLine(said: Said): readonly number[] {
  const lines = [1];
  for (const [text, probability] of said) {
    lines.push(lines.pop()! * probability);
    if (text.endsWith("\n")) {
      lines.push(1);
    }
  }
  return lines;
}

const sure = 0.95;

/** The model proves wrong where it stated this probability, so often that nothing of the like is shown. */
function wrongAt(probability: number, learnt: Learnt): void {
  for (let times = 0; times < 40; times++) {
    learnt.judged("stepped", "typescript", { wasRight: false, afterMiss: true, probability });
  }
}

/** What is learnt of a model whose suggestions were left so often that none is asked for in advance. */
function notAskedInAdvance(): Learnt {
  const learnt = new Learnt(() => {});
  for (let times = 0; times < 10; times++) {
    learnt.decided("stepped", "typescript", false);
  }
  return learnt;
}

describe("an answer whose model says how probable it is", () => {
  it("is shown as it is where no line is doubtful", async () => {
    const outcome = await new Desk().press("█", [
      ["a();\n", sure],
      ["b();\n", sure],
    ]);
    assert.equal(shown(outcome), "a();\nb();");
    assert.deepEqual(caveats(outcome), []);
  });

  it("is cut before the first doubtful statement", async () => {
    const outcome = await new Desk().press("█", [
      ["a();\n", sure],
      ["b(", sure],
      ["zulu", 0.05],
      [");\nc();\n", sure],
    ]);
    assert.equal(shown(outcome), "a();");
    assert.deepEqual(caveats(outcome), []);
  });

  it("is cut before a doubtful statement of several lines, not within it", async () => {
    const outcome = await new Desk().press("█", [
      ["a();\n", sure],
      ["b({\n", sure],
      ["  one", sure],
      [": zulu", 0.05],
      [",\n", sure],
      ["});\n", sure],
    ]);
    assert.equal(shown(outcome), "a();");
  });

  it("is doubted where many small doubts of a line add up", async () => {
    const outcome = await new Desk().press("█", [
      ["a();\n", sure],
      ..."bcdefghi".split("").map((name) => [name, 0.75] as const),
    ]);
    assert.equal(shown(outcome), "a();");
  });

  it("goes on with the doubtful statement once what stands before it is taken, with no new request", async () => {
    const desk = new Desk();
    await desk.press("█", [
      ["a();\n", sure],
      ["zulu", 0.05],
      ["();\n", sure],
      ["b();\n", sure],
    ]);
    const outcome = await desk.press("a();█");
    assert.equal(shown(outcome), "\nzulu();");
    assert.equal(desk.model.streams.length, 1);
  });

  it("is doubted as little where it comes in a fence", async () => {
    const outcome = await new Desk().press("const a = █", [
      ["```ts\n", 0.01],
      ["b;\n", sure],
      ["```\n", 0.01],
    ]);
    assert.equal(shown(outcome), "b;");
    assert.deepEqual(caveats(outcome), []);
  });

  it("is not told to have grown where the rest is doubtful", async () => {
    const desk = new Desk();
    await desk.press("█", [["a();\n", sure]], false);
    await desk.say([
      ["zulu", 0.05],
      ["();\n", sure],
    ]);
    await desk.model.streams.at(-1)?.end();
    assert.equal(desk.better, 0);
  });

  it("is judged by no other model", async () => {
    const desk = new Desk(new Told({ lineTrust: 0.5 }));
    await desk.press("█", [["a();\n", sure]]);
    assert.equal(desk.judged, 0);
  });
});

describe("an answer that begins with a doubtful statement", () => {
  const doubtful: Said = [
    ["const b = ", sure],
    ["zul", 0.05],
    ["u", 0.99],
    ["();\n", sure],
    ["c();\n", sure],
  ];

  it("is shown as far as that with a caveat that names the words", async () => {
    const outcome = await new Desk().press("█", doubtful);
    assert.equal(shown(outcome), "const b = zulu();");
    const [caveat] = caveats(outcome);
    assert.ok(caveat?.kind === "lowProbability");
    assert.equal(caveat.words, "zulu");
    assert.ok(Math.abs(caveat.probability - sure * 0.05 * 0.99 * sure) < 1e-9);
  });

  it("bears no caveat any more where the doubtful words are typed", async () => {
    const desk = new Desk();
    await desk.press("█", doubtful);
    const outcome = await desk.press("const b = zulu█");
    assert.equal(shown(outcome), "();");
    assert.deepEqual(caveats(outcome), []);
  });

  it("is not shown where such answers are not taken, and the model is not asked again for it", async () => {
    const desk = new Desk(new Told({ lineTrust: 0.99, leastProbability: 0.1 }));
    assert.equal(shown(await desk.press("█", doubtful)), "none: lowProbability");
    assert.equal(shown(await desk.press("const█")), "none: lowProbability");
    assert.equal(desk.model.streams.length, 1);
  });

  it("is shown after all once the doubtful words are typed", async () => {
    const desk = new Desk(new Told({ lineTrust: 0.99, leastProbability: 0.1 }));
    await desk.press("█", doubtful);
    assert.equal(shown(await desk.press("const b = zulu█")), "();");
    assert.equal(desk.model.streams.length, 1);
  });

  it("stays on screen while it is typed along, whatever is learnt meanwhile", async () => {
    const learnt = notAskedInAdvance();
    const desk = new Desk(learnt);
    assert.equal(shown(await desk.press("█", doubtful)), "const b = zulu();");
    wrongAt(0.05, learnt);
    assert.equal(shown(await desk.press("const█")), " b = zulu();");
  });
});

describe("what is on screen", () => {
  it("is not cut shorter by what is learnt meanwhile", async () => {
    const learnt = notAskedInAdvance();
    for (let times = 0; times < 40; times++) {
      learnt.judged("stepped", "typescript", { wasRight: true, afterMiss: false });
    }
    const desk = new Desk(learnt);
    const said: Said = [
      ["a();\n", sure],
      ["b();\n", 0.25],
    ];
    assert.equal(shown(await desk.press("█", said)), "a();\nb();");
    wrongAt(0.25, learnt);
    assert.equal(shown(await desk.press("█")), "a();\nb();");
  });

  const piece = fc.tuple(
    fc.constantFrom("a();\n", "b(", "c", ");\n", "  d;\n", "if (e) {\n", "}\n", "{ f: 1,\n"),
    fc.constantFrom(1, 0.9, 0.3, 0.05),
  );
  const least = fc.constantFrom(0, 0.1, 0.5);

  it("only ever grows while the model says more, however sure it is of that", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 24 }), least, async (said, leastProbability) => {
        const desk = new Desk(new Told({ lineTrust: 0.99, leastProbability }));
        let last = "";
        await desk.look("█");
        for (const one of said) {
          await desk.say([one]);
          const outcome = await desk.look("█");
          const now = outcome?.kind === "suggestion" ? outcome.suggestion.text : last;
          assert.ok(now.startsWith(last));
          last = now;
        }
        await desk.model.streams.at(-1)?.end();
      }),
    );
  });

  it("bears a caveat where its model doubts a line of it, and nowhere else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 24 }), async (said) => {
        const outcome = await new Desk().press("█", said);
        const doubted = caveats(outcome).length > 0;
        const lines = byLine(said).slice(0, shown(outcome).split("\n").length);
        assert.ok(outcome.kind === "none" || doubted === lines.some((probability) => probability < 0.15));
      }),
    );
  });
});

describe("what is typed", () => {
  /** Lines of a file, one after the other: the model offers `zulu();` for each, and the person writes that or something else. */
  async function write(desk: Desk, lines: number, line: string, probability: number, above = ""): Promise<void> {
    for (let count = 0; count < lines; count++) {
      const before = above + "// written\n".repeat(count);
      await desk.press(`${before}█`, [["zulu();\n", probability]]);
      await desk.press(`${before}${line}\n█`, [["", probability]]);
    }
  }

  it("hides answers of a probability at which others were wrong, and shows them again once they prove right", async () => {
    const desk = new Desk(notAskedInAdvance());
    await write(desk, 40, "alpha();", 0.25);
    assert.equal(shown(await desk.press("const a = █", [["b;\n", 0.25]])), "none: lowProbability");
    assert.equal(shown(await desk.press("const bc = █", [["d;\n", 0.8]])), "d;");
    await write(desk, 60, "zulu();", 0.25, "// below\n");
    assert.equal(shown(await desk.press("const ef = █", [["g;\n", 0.25]])), "g;");
  });

  it("tells each line with the probability that was stated of it", async () => {
    const told = new Told({ lineTrust: 0.99 });
    const desk = new Desk(told);
    await desk.press("█", [
      ["a", 0.5],
      ["();\n", 0.5],
      ["b();\n", 0.75],
      ["c();\n", 1],
    ]);
    await desk.press("a();\nx█");
    assert.deepEqual(
      told.lines.map(({ wasRight, probability }) => [wasRight, probability?.toFixed(2)]),
      [
        [true, "0.25"],
        [false, "0.75"],
      ],
    );
  });

  it("tells no probability of a line that was still being said", async () => {
    const told = new Told({ lineTrust: 0.99 });
    const desk = new Desk(told);
    void desk.press("█", [["alpha", 0.5]], false);
    await turn();
    await turn();
    void desk.press("x█");
    await turn();
    assert.deepEqual(told.lines, [{ wasRight: false, afterMiss: false }]);
  });
});
