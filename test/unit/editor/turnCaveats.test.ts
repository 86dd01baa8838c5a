import assert from "node:assert/strict";
import type { Dismissal } from "../../../src/evidence/index.ts";
import { acceptedTogether, dismissalOf, parseDismissals, viewOf, withDismissals } from "./editorWords.ts";
import { proposedTurn } from "./turns.ts";

const everywhere: Dismissal = { check: "unsafe", rule: "weak-hash" };
const inAuth: Dismissal = { ...everywhere, folder: "src/auth" };

/** The id that the page knows the one caveat by. */
const id = viewOf(proposedTurn()).caveats[0]?.id ?? "";

describe("a caveat in the panel", () => {
  it("says behind it what its check looked at and what that can't see", () => {
    const [caveat] = viewOf(proposedTurn()).caveats;
    assert.match(caveat?.explanation ?? "", /by named rules\. Looked at: src\/auth\/token\.ts\. It knows patterns/);
  });

  it("leads to the line that its hunk replaces", () => {
    const [caveat] = viewOf(proposedTurn()).caveats;
    assert.deepEqual([caveat?.place, caveat?.link?.line], ["src/auth/token.ts:3", 2]);
  });

  it("leads to the line itself once the hunk is in the file", () => {
    const [caveat] = viewOf(proposedTurn({ decisions: { h1: "accepted", h2: "accepted" } })).caveats;
    assert.equal(caveat?.link?.line, 4);
  });

  it("can be dismissed for its rule in the whole workspace", () => {
    assert.deepEqual(dismissalOf(proposedTurn(), id, "rule"), everywhere);
  });

  it("can be dismissed for its rule in the folder that its file is in", () => {
    assert.deepEqual(dismissalOf(proposedTurn(), id, "folder"), inAuth);
  });

  it("that the turn has not is nothing to dismiss", () => {
    assert.equal(dismissalOf(proposedTurn(), "another", "rule"), undefined);
  });
});

for (const [how, dismissed, dismissals] of [
  ["by itself", [id], []],
  ["by its rule", [], [everywhere]],
  ["for its folder", [], [inAuth]],
] as const) {
  describe(`a problem that was dismissed ${how}`, () => {
    const turn = withDismissals(proposedTurn({ dismissed }), dismissals);
    const { verdict, caveats } = viewOf(turn);

    it("stands at its hunk no more", () => {
      assert.deepEqual(caveats, []);
    });

    it("leaves the verdict at partly checked, which says that the person dismissed one", () => {
      assert.deepEqual(
        [verdict?.verdict, verdict?.counts],
        ["partlyChecked", "1 passed · 1 found something · 1 dismissed by you"],
      );
    });

    it("is still told of among the checks", () => {
      assert.match(verdict?.checks[1]?.details.join("\n") ?? "", /CWE-328.*\(dismissed by you\)/);
    });

    it("lets its hunk be accepted together with the others", () => {
      assert.deepEqual(acceptedTogether(turn), ["h1", "h2"]);
    });
  });
}

describe("a problem that was dismissed for another folder", () => {
  it("stands", () => {
    const turn = withDismissals(proposedTurn(), [{ ...everywhere, folder: "src/cart" }]);
    assert.deepEqual(acceptedTogether(turn), ["h1"]);
  });
});

describe("the dismissals that a workspace remembers", () => {
  it("are read as they were kept", () => {
    const kept = JSON.parse(JSON.stringify([everywhere, inAuth]));
    assert.deepEqual(parseDismissals(kept), [everywhere, inAuth]);
  });

  it("are none where none were kept", () => {
    assert.deepEqual(parseDismissals(undefined), []);
  });

  it("leave out what can't be read, such as one of a check that is no more", () => {
    assert.deepEqual(parseDismissals([{ check: "horoscope", rule: "x" }, 3, inAuth]), [inAuth]);
  });
});
