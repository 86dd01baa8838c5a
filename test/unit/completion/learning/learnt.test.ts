import assert from "node:assert/strict";
import fc from "fast-check";
import { Learnt } from "../../../../src/completion/learning/learnt.ts";
import { savedLearnt } from "../../../../src/completion/learning/saved.ts";

const [model, languageId] = ["tiny-coder", "typescript"];
const right = { wasRight: true, afterMiss: false };
const wrong = { wasRight: false, afterMiss: false };

/** What is thought of the model once it was used. */
function taught(use: (learnt: Learnt) => void) {
  const learnt = new Learnt(() => {});
  use(learnt);
  return learnt.of(model, languageId);
}

/** Does the same so many times. */
function times(count: number, step: (index: number) => void): void {
  for (let index = 0; index < count; index++) {
    step(index);
  }
}

describe("what use teaches of a model", () => {
  it("is what is usual before anything was seen", () => {
    const { acceptance, lineTrust, trustAfterMiss, leastProbability } = taught(() => {});
    assert.deepEqual([acceptance, lineTrust, trustAfterMiss, leastProbability], [0.35, 0.8, 0.6, 0]);
  });

  it("trusts its lines less than 0.75 after 3 of 6 were wrong", () => {
    const { lineTrust } = taught((learnt) =>
      times(6, (index) => learnt.judged(model, languageId, index % 2 === 0 ? right : wrong)),
    );
    assert.ok(lineTrust < 0.75, `${lineTrust}`);
  });

  it("forgets a bad day: a hundred wrong lines weigh less than four hundred right ones after them", () => {
    const { lineTrust } = taught((learnt) => {
      times(100, () => learnt.judged(model, languageId, wrong));
      times(400, () => learnt.judged(model, languageId, right));
    });
    assert.ok(lineTrust > 0.9, `${lineTrust}`);
  });

  it("remembers for some two hundred lines that one was wrong", () => {
    const errsAfter = (lines: number) =>
      taught((learnt) => {
        learnt.judged(model, languageId, wrong);
        times(lines, () => learnt.judged(model, languageId, right));
      }).errsOfLate;
    assert.deepEqual(
      [taught(() => {}).errsOfLate, errsAfter(0), errsAfter(190), errsAfter(210)],
      [false, true, true, false],
    );
  });

  it("keeps apart what a model writes where it was wrong already", () => {
    const { lineTrust, trustAfterMiss } = taught((learnt) =>
      times(20, () => learnt.judged(model, languageId, { wasRight: false, afterMiss: true })),
    );
    assert.deepEqual([lineTrust, trustAfterMiss < 0.2], [0.8, true]);
  });

  it("goes on to trust it on lines where it was wrong until that was vain on five of them", () => {
    const afterLines = (lines: number) =>
      taught((learnt) => times(lines, () => learnt.judged(model, languageId, { wasRight: false, afterMiss: true })));
    assert.deepEqual([afterLines(4).trustAfterMiss >= 0.4, afterLines(5).trustAfterMiss >= 0.4], [true, false]);
  });

  it("learns how often its suggestions are taken", () => {
    const { acceptance } = taught((learnt) => times(100, () => learnt.decided(model, languageId, true)));
    assert.ok(acceptance > 0.9, `${acceptance}`);
  });

  it("says nothing of the same model in another language", () => {
    const { lineTrust } = taught((learnt) => times(20, () => learnt.judged(model, "python", wrong)));
    assert.equal(lineTrust, 0.8);
  });

  it("knows no first token before there was one", () => {
    assert.equal(taught(() => {}).firstToken, undefined);
  });

  it("tells the median of the last 31 first tokens, in whatever language they came", () => {
    const { firstToken } = taught((learnt) => {
      times(50, () => learnt.firstTokenAfter(model, 9000));
      times(15, () => learnt.firstTokenAfter(model, 100));
      times(16, () => learnt.firstTokenAfter(model, 300));
    });
    assert.equal(firstToken, 300);
  });

  it("hides what is as improbable as what was wrong", () => {
    const { leastProbability } = taught((learnt) => {
      times(30, () => learnt.judged(model, languageId, { ...wrong, probability: 0.15 }));
      times(30, () => learnt.judged(model, languageId, { ...right, probability: 0.85 }));
    });
    assert.equal(leastProbability, 0.2);
  });

  it("keeps chances between 0 and 1, whatever happens", () => {
    const line = fc.record({
      wasRight: fc.boolean(),
      afterMiss: fc.boolean(),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 400 }), (lines) => {
        const { acceptance, lineTrust, trustAfterMiss, leastProbability } = taught((learnt) => {
          for (const each of lines) {
            learnt.judged(model, languageId, each);
            learnt.decided(model, languageId, each.wasRight);
          }
        });
        return [acceptance, lineTrust, trustAfterMiss, leastProbability].every((value) => value >= 0 && value <= 1);
      }),
    );
  });
});

describe("what was learnt, written down", () => {
  function used(): Learnt {
    const learnt = new Learnt(() => {});
    learnt.judged(model, languageId, { ...wrong, probability: 0.3 });
    learnt.judged(model, languageId, { wasRight: true, afterMiss: true });
    learnt.decided(model, languageId, true);
    learnt.firstTokenAfter(model, 250);
    return learnt;
  }

  it("is the same when it is read again", () => {
    const [one, other] = [used(), new Learnt(() => {})];
    other.restore(savedLearnt.parse(JSON.parse(JSON.stringify(one.saved()))));
    assert.deepEqual(other.of(model, languageId), one.of(model, languageId));
  });

  it("adds to what was seen before it was read", () => {
    const late = used();
    late.restore(used().saved());
    assert.ok(late.of(model, languageId).lineTrust < used().of(model, languageId).lineTrust);
  });

  it("asks to be saved at each thing that is learnt", () => {
    let asked = 0;
    const learnt = new Learnt(() => asked++);
    learnt.judged(model, languageId, right);
    learnt.decided(model, languageId, false);
    learnt.firstTokenAfter(model, 100);
    assert.equal(asked, 3);
  });

  it("keeps a hundred models in languages, those of late", () => {
    const learnt = new Learnt(() => {});
    times(150, (index) => learnt.judged(`model ${index}`, languageId, wrong));
    const { seen } = learnt.saved();
    assert.deepEqual([seen.length, seen[0]?.model], [100, "model 50"]);
  });

  it("refuses more right ones than there were", () => {
    const saved = used().saved();
    const spoiled = { ...saved, seen: saved.seen.map((each) => ({ ...each, lines: { right: 2, all: 1 } })) };
    assert.equal(savedLearnt.safeParse(spoiled).success, false);
  });
});
