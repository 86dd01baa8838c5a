import { strict as assert } from "node:assert";
import * as fc from "fast-check";
import { figuresOf, isRight, noCounts, Score, summed, verdictOn } from "../../../bench/replay/score.ts";

const text = "\n  return price * count;\n}";

/** A score with nothing typed, whose clock stands at 0. */
function score(): Score {
  return new Score(text, 0);
}

describe("the verdict on a ghost", () => {
  it("is right for the beginning of what comes next", () => {
    assert.equal(verdictOn("\n  return pri", text), "right");
  });

  it("is wrong where the first line is not what comes next", () => {
    assert.equal(verdictOn("\n  return cost;", text), "wrong");
  });

  it("is wrong where the first line ends before the true one", () => {
    assert.equal(verdictOn("\n  return price\n}", text), "wrong");
  });

  it("is overshooting where only later lines differ", () => {
    assert.equal(verdictOn("\n  return price * count;\n  }", text), "overshooting");
  });

  it("is overshooting where what the file holds behind is repeated", () => {
    assert.equal(verdictOn(`${text}\n\nexport`, text), "overshooting");
  });

  it("is right for every beginning, and takes the user's Tab from four characters on", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (rest, end) => {
        const ghost = rest.slice(0, end % (rest.length + 1));
        assert.equal(verdictOn(ghost, rest), "right");
        assert.equal(isRight(ghost, rest), ghost.length >= 4);
      }),
    );
  });
});

describe("what counts of a ghost", () => {
  it("is nothing while it has stood for less than 50 ms", () => {
    const seen = score();
    seen.shows("\n  wrong", 100);
    seen.shows("", 149);
    seen.passes(1000);
    assert.equal(seen.counts.shown, 0);
  });

  it("is that it was shown, once, however much of it is typed along", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.acts("\n  ", 200, false);
    seen.shows(text.slice(3), 210);
    seen.acts("r", 400, false);
    seen.shows(text.slice(4), 410);
    seen.passes(1000);
    assert.equal(seen.counts.shown, 1);
  });

  it("is wrong, or overshooting", () => {
    const seen = score();
    seen.shows("\n  wrong", 100);
    seen.shows("\n  return price * count;\n  }", 200);
    seen.passes(1000);
    assert.deepEqual([seen.counts.shown, seen.counts.wrong, seen.counts.overshooting], [2, 1, 1]);
  });

  it("is a flicker where the same one is gone for 50 ms", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.shows("", 200);
    seen.shows(text, 250);
    seen.passes(1000);
    assert.equal(seen.counts.flickers, 1);
  });

  it("is no flicker where the page drew it anew within 50 ms", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.shows("", 200);
    seen.shows(text, 249);
    seen.passes(1000);
    assert.equal(seen.counts.flickers, 0);
  });

  it("is that its text was foretold, up to where it goes wrong", () => {
    const seen = score();
    seen.shows("\n  return price * count;\n  }", 100);
    seen.passes(1000);
    assert.deepEqual(seen.foretold, [{ from: 0, to: "\n  return price * count;\n".length }]);
  });
});

describe("the time for which a ghost was read", () => {
  it("runs from when it appeared, and on while it is typed along", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.acts("\n  ", 300, false);
    seen.shows(text.slice(3), 310);
    seen.passes(1000);
    assert.equal(seen.readSince, 100);
  });

  it("begins anew where the ghost grows", () => {
    const seen = score();
    seen.shows("\n  return", 100);
    seen.shows(text, 300);
    seen.passes(1000);
    assert.equal(seen.readSince, 300);
  });

  it("does not run for a wrong ghost", () => {
    const seen = score();
    seen.shows("\n  wrong", 100);
    seen.passes(1000);
    assert.equal(seen.readSince, undefined);
  });
});

describe("the time from a key to a right ghost", () => {
  it("runs from the last action until it appears, not until it counts", () => {
    const seen = score();
    seen.acts("\n  ", 1000, false);
    seen.shows("return", 1180);
    seen.passes(1230);
    assert.deepEqual(seen.counts.toGhost, [180]);
  });

  it("is not taken again where the page drew the ghost anew behind a key", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.acts("\n  ", 200, false);
    seen.shows("", 202);
    seen.shows(text.slice(3), 205);
    seen.passes(1000);
    assert.deepEqual(seen.counts.toGhost, [100]);
  });

  it("is not taken where a ghost takes the place of another right one", () => {
    const seen = score();
    seen.shows("\n  return", 100);
    seen.shows(text, 300);
    seen.passes(1000);
    assert.deepEqual(seen.counts.toGhost, [100]);
  });

  it("runs from a Tab to the next right ghost, whatever is typed between", () => {
    const seen = score();
    seen.shows("\n  return", 100);
    seen.acts("\n  return", 600, true);
    seen.acts(" ", 800, false);
    seen.shows("price", 900);
    seen.passes(1000);
    assert.deepEqual([seen.counts.afterTab, seen.counts.tabsWithRest], [[300], 1]);
  });

  it("is not asked for behind the last Tab", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.acts(text, 600, true);
    assert.equal(seen.counts.tabsWithRest, 0);
  });
});

describe("a pause", () => {
  it("is not what comes before the first action", () => {
    const seen = score();
    seen.acts("\n  ", 1000, false);
    assert.equal(seen.counts.pauses, 0);
  });

  it("is more than 400 ms between two actions", () => {
    const seen = score();
    seen.acts("\n  ", 400, false);
    seen.acts("r", 801, false);
    assert.equal(seen.counts.pauses, 1);
  });

  it("is matched by a right ghost that came in it", () => {
    const seen = score();
    seen.acts("\n  ", 100, false);
    seen.shows(text.slice(3), 400);
    seen.acts("r", 600, false);
    assert.equal(seen.counts.matched, 1);
  });

  it("is matched by what is left of a ghost that was typed along", () => {
    const seen = score();
    seen.shows(text, 100);
    seen.acts("\n  ", 200, false);
    seen.acts("r", 700, false);
    assert.deepEqual([seen.counts.pauses, seen.counts.matched], [1, 1]);
  });

  it("is not matched by a ghost that stood for less than 50 ms", () => {
    const seen = score();
    seen.acts("\n  ", 100, false);
    seen.shows(text.slice(3), 560);
    seen.acts("r", 600, false);
    assert.deepEqual([seen.counts.pauses, seen.counts.matched], [1, 0]);
  });

  it("is not matched by a wrong ghost", () => {
    const seen = score();
    seen.acts("\n  ", 100, false);
    seen.shows("wrong", 200);
    seen.acts("r", 600, false);
    assert.deepEqual([seen.counts.pauses, seen.counts.matched], [1, 0]);
  });
});

describe("the figures of a run", () => {
  it("are in per cent of the presses without help", () => {
    const counts = { ...noCounts(), presses: 200, keys: 8, tabs: 2, requests: 4, tokens: 100, acceptedCharacters: 240 };
    const { saved, requests, wastedTokens, charactersPerTab } = figuresOf(counts);
    assert.deepEqual(
      { saved, requests, wastedTokens, charactersPerTab },
      {
        saved: 95,
        requests: 2,
        wastedTokens: 20,
        charactersPerTab: 120,
      },
    );
  });

  it("count Tabs without any next ghost against those with one at once", () => {
    const counts = { ...noCounts(), tabsWithRest: 4, afterTab: [20, 100, 101] };
    assert.equal(figuresOf(counts).afterTab, 50);
  });

  it("add up over bodies, whatever order they come in", () => {
    const one = { ...noCounts(), keys: 3, toGhost: [1, 2] };
    const other = { ...noCounts(), keys: 4, toGhost: [3] };
    assert.deepEqual(summed([one, other]), { ...noCounts(), keys: 7, toGhost: [1, 2, 3] });
  });
});
