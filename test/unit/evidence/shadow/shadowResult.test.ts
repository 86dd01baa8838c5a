import assert from "node:assert/strict";
import type { CommandRun } from "../../../../src/evidence/shadow/commandRun.ts";
import { shadowResult } from "../../../../src/evidence/shadow/shadowResult.ts";
import type { CommandResult } from "../../../../src/evidence/shadow/shadowRun.ts";
import { verdictOf } from "../../../../src/evidence/verdict.ts";

const test = { kind: "test", words: ["npm", "run", "test"], from: "package.json" } as const;

function run(code: number, some: Partial<CommandRun> = {}): CommandRun {
  return { end: { how: "exited", code }, output: "", ...some };
}

function tests(passed: number, ...failures: string[]): Partial<CommandRun> {
  return { tests: { passed, failed: failures.length, failures } };
}

function resultOf(changed: CommandRun, present?: CommandRun) {
  const result: CommandResult = { command: test, changed, ...(present && { present }) };
  return shadowResult([result]);
}

describe("what a project's own commands say of a proposal", () => {
  it("is that all is well where they go well with it, with how many tests passed", () => {
    const result = resultOf(run(0, tests(12)));
    assert.equal(verdictOf([result]), "checked");
    assert.deepEqual(result.runs, [{ command: "npm run test", outcome: "passed", passed: 12, failed: 0 }]);
  });

  it("is a problem where tests fail that passed before, by their names", () => {
    const { findings } = resultOf(run(1, tests(10, "adds up", "old")), run(1, tests(11, "old")));
    assert.deepEqual(findings, [
      { kind: "testsBroken", command: "npm run test", count: 1, names: ["adds up"], severity: "problem", place: {} },
    ]);
  });

  it("is a problem where a command fails that went well before, with the end of its output", () => {
    const output = `${"line\n".repeat(20)}error TS2345\n`;
    const { findings } = resultOf(run(2, { output }), run(0));
    assert.deepEqual(findings, [
      {
        kind: "commandBroken",
        command: "npm run test",
        output: `${"line\n".repeat(5)}error TS2345`,
        severity: "problem",
        place: {},
      },
    ]);
  });

  it("keeps more of the end of what a broken command printed, without its colours", () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    const output = `${lines.join("\n")}\n\u001b[31mnot ok 1\u001b[0m - adds up\n`;
    const { runs } = resultOf(run(1, { ...tests(10, "adds up"), output }), run(0, tests(11)));
    const end = runs?.[0]?.end?.split("\n") ?? [];
    assert.deepEqual([end[0], end.at(-1), end.length], ["line 41", "not ok 1 - adds up", 60]);
  });

  it("keeps nothing of what a command printed that went well or fails without it, too", () => {
    const output = "line\n";
    assert.equal(resultOf(run(0, { output })).runs?.[0]?.end, undefined);
    assert.equal(resultOf(run(1, { output }), run(1)).runs?.[0]?.end, undefined);
  });

  it("is a problem where the command fails though all its tests pass", () => {
    const { findings } = resultOf(run(1, tests(12)), run(0, tests(12)));
    assert.equal(findings[0]?.kind, "commandBroken");
  });

  it("is nothing where the same fails without it", () => {
    const result = resultOf(run(1, tests(11, "old")), run(1, tests(11, "old")));
    assert.deepEqual([result.findings, result.outcome, result.reason], [[], "notChecked", "commandsFail"]);
    assert.equal(result.runs?.[0]?.outcome, "failedBefore");
  });

  it("is nothing where a command took too long, or could not be started", () => {
    const late = resultOf(run(0, { end: { how: "timedOut" } }), run(0));
    assert.deepEqual([late.findings, late.outcome, late.runs?.[0]?.outcome], [[], "notChecked", "timedOut"]);
  });

  it("leaves the verdict at partly checked where only some commands say something", () => {
    const result = shadowResult([
      { command: test, changed: run(0, tests(12)) },
      { command: { ...test, kind: "lint", words: ["npm", "run", "lint"] }, changed: run(1), present: run(1) },
    ]);
    assert.equal(verdictOf([result]), "partlyChecked");
    assert.deepEqual(result.unseen, ["npm run lint"]);
  });

  it("is nothing where the project names no commands", () => {
    assert.equal(shadowResult([]).reason, "noCommands");
  });

  function noticing(killed: number, tried: number) {
    const missed = Array.from({ length: tried - killed }, (_, line) => ({
      path: "a.js",
      line,
      start: 0,
      end: 1,
      from: ">",
      to: ">=",
    }));
    return shadowResult([{ command: test, changed: run(0, tests(3)), mutants: { tried, killed, missed, left: 0 } }]);
  }

  it("is a doubt where new tests notice none of the faults put into the code they test", () => {
    assert.deepEqual(noticing(0, 8).findings, [{ kind: "testsNoticeNothing", count: 8, severity: "doubt", place: {} }]);
  });

  it("tells how many faults the tests notice, and the first of the others", () => {
    const { findings, runs } = noticing(1, 8);
    assert.deepEqual(findings, []);
    const { missed, ...counts } = runs![0]!.faults!;
    assert.deepEqual(counts, { tried: 8, noticed: 1, left: 0 });
    assert.deepEqual([missed.length, missed[0]], [5, { path: "a.js", line: 0, from: ">", to: ">=" }]);
  });

  it("is no doubt where a single fault goes unnoticed, which may change nothing", () => {
    assert.deepEqual(noticing(0, 1).findings, []);
  });
});
