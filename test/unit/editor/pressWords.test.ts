import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LastPress } from "../../../src/completion/lastPress.ts";
import { type NoSuggestionReason, none } from "../../../src/completion/suggestion.ts";
import { tellNoPress, tellPress, tellStanding } from "./editorWords.ts";

const press: LastPress = {
  uri: "file:///cart.ts",
  at: new Date(2026, 10, 25, 14, 5, 10).getTime(),
  outcome: none("prose"),
  milliseconds: 431.7,
  steps: [
    { step: "reuse", milliseconds: 0.3 },
    { step: "wait", milliseconds: 75 },
    { step: "ask", milliseconds: 350, note: "tiny-coder" },
  ],
};
const suggestion = { id: "1", text: "total", replaceAfter: 0, model: "tiny-coder" };

describe("what became of a key press, in words", () => {
  it("is the reason in a sentence", () => {
    assert.equal(tellPress(press).sentence, "No suggestion: the answer is prose and no code");
  });

  it("says when it was, and how long it took", () => {
    assert.match(tellPress(press).detail ?? "", /^Key pressed at 2:05:10\sPM, decided after 432 ms$/u);
  });

  it("lists the steps with their times, and what they found", () => {
    assert.deepEqual(
      tellPress(press).steps.map(({ name, found }) => `${name}: ${found}`),
      [
        "Looked among the answers that are there: 0.3 ms",
        "Waited for typing to rest: 75 ms",
        "Asked the model: 350 ms · tiny-coder",
      ],
    );
  });

  it("says of a suggestion that a new answer gave it", () => {
    const { sentence } = tellPress({ ...press, outcome: { kind: "suggestion", suggestion } });
    assert.equal(sentence, "There was a suggestion, a new answer of tiny-coder");
  });

  it("says of a suggestion that it was there already, where nobody was asked", () => {
    const steps = press.steps.slice(0, 1);
    const { sentence } = tellPress({ ...press, steps, outcome: { kind: "suggestion", suggestion } });
    assert.equal(sentence, "There was a suggestion, from an answer of tiny-coder that was there already");
  });

  it("says whose a suggestion was where nothing is known of how it came about", () => {
    const { sentence } = tellPress({ ...press, steps: [], outcome: { kind: "suggestion", suggestion } });
    assert.equal(sentence, "There was a suggestion of tiny-coder");
  });

  it("offers no mend where there was a suggestion", () => {
    assert.deepEqual(tellPress({ ...press, outcome: { kind: "suggestion", suggestion } }).mends, []);
  });

  it("leads to the setting of VS Code itself where that asks nobody", () => {
    assert.deepEqual(
      tellNoPress(true).mends.map(({ given }) => given),
      [["editor.inlineSuggest.enabled"]],
    );
  });
});

describe("what mends a key without a suggestion", () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")).contributes;
  const commands = manifest.commands.map(({ command }: { command: string }) => command);
  const ofTheEditor = ["workbench.action.openSettings", "editor.action.inlineSuggest.trigger"];
  const titles = (reason: NoSuggestionReason) => tellStanding(reason).mends.map(({ title }) => title);

  it("wakes what is snoozed", () => {
    assert.deepEqual(titles("snoozed"), ["Wake up or snooze again"]);
  });

  it("leads to the budget where that lets no request go", () => {
    assert.deepEqual(titles("overBudget"), ["Open the budget settings"]);
  });

  it("is nothing where the place is the reason", () => {
    assert.deepEqual(titles("middleOfWord"), []);
  });

  for (const reason of ["switchedOff", "languageOff", "inComment", "inString", "cancelled", "failed"] as const) {
    it(`names a command and a setting that there are: ${reason}`, () => {
      const unknown = tellStanding(reason).mends.filter(
        ({ command, given: [setting] = [] }) =>
          ![...commands, ...ofTheEditor].includes(command) ||
          (setting !== undefined && manifest.configuration.properties[setting] === undefined),
      );
      assert.deepEqual(unknown, []);
    });
  }
});
