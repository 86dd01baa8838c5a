import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import type { Check, Subject } from "../../../src/evidence/check.ts";
import { checksFor } from "../../../src/evidence/checkSubject.ts";
import { quickChecks } from "../../../src/evidence/checks/quickChecks.ts";
import { runChecks } from "../../../src/evidence/runChecks.ts";
import type { Syntax } from "../../../src/evidence/syntax/index.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

const passing: Check = {
  id: "answer",
  run: async () => ({ check: "answer", outcome: "passed", findings: [], seen: ["all"], unseen: [] }),
};
const throwing: Check = {
  id: "syntax",
  run: async () => {
    throw new Error("fault");
  },
};
/** Never ends and does not look at the signal. */
const hanging: Check = { id: "citations", run: () => new Promise(() => {}) };

function outcomes(checks: readonly Check[], signal = never) {
  return runChecks(subject({}), { checks, knowledge: noKnowledge }, signal).then((results) =>
    results.map(({ check, outcome, reason }) => [check, outcome, reason]),
  );
}

describe("running checks", () => {
  it("gives each check's result in the checks' order", async () => {
    assert.deepEqual(await outcomes([passing]), [["answer", "passed", undefined]]);
  });

  it("says of a check that throws that it failed, and keeps the others' results", async () => {
    assert.deepEqual(await outcomes([throwing, passing]), [
      ["syntax", "notChecked", "failed"],
      ["answer", "passed", undefined],
    ]);
  });

  it("logs why a check failed", async () => {
    const messages: string[] = [];
    const log = (message: string) => messages.push(message);
    await runChecks(subject({}), { checks: [throwing], knowledge: noKnowledge, log }, never);
    assert.match(messages.join(), /"syntax" failed: Error: fault/);
  });

  it("gives up a check that does not end when the signal aborts", async () => {
    const controller = new AbortController();
    const running = outcomes([hanging, passing], controller.signal);
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    assert.deepEqual(await running, [
      ["citations", "notChecked", "cancelled"],
      ["answer", "passed", undefined],
    ]);
  });

  it("starts nothing under a signal that has aborted", async () => {
    const started: string[] = [];
    const run: Check["run"] = (...given) => {
      started.push("answer");
      return passing.run(...given);
    };
    await outcomes([{ id: "answer", run }], AbortSignal.abort());
    assert.deepEqual(started, []);
  });

  it("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    await outcomes([passing, throwing], signal);
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });
});

describe("the checks for a subject", () => {
  const syntax: Syntax = { errors: async () => [], dispose: () => {} };
  const checksOf = (of: Subject) => [...checksFor(of, syntax, undefined), ...quickChecks(of)].map(({ id }) => id);

  it("are of the files and the answer for a proposal without prose", () => {
    assert.deepEqual(checksOf(subject({ files: [changed(" a\n+b")] })), [
      "syntax",
      "semantic",
      "removed",
      "unsafe",
      "secrets",
      "names",
      "packages",
      "answer",
      "invisible",
    ]);
  });

  it("are of the answer and its text for an explanation", () => {
    assert.deepEqual(checksOf(subject({ text: "It adds." })), ["answer", "citations", "invisible"]);
  });
});
