import { stripVTControlCharacters } from "node:util";
import type { CheckResult, CommandOutcome, FaultsOutcome, Finding } from "../check.ts";
import type { CheckCommand } from "./checkCommands.ts";
import { type CommandRun, isGood } from "./commandRun.ts";
import type { MutantsRun } from "./mutantRun.ts";
import type { CommandResult } from "./shadowRun.ts";

/** Names of tests that are told; the output has all. */
const mostNames = 10;
/** Faults that no test notices and that are told. */
const mostFaults = 5;
/** Fewer faults than these say nothing of tests: one may change nothing. */
const fewestFaults = 2;
/** Lines at the end of an output that tell a person what went wrong, and those that a model gets; characters of each. */
const lastLines = 6;
const lastLinesOfBroken = 60;
const longestLine = 200;

/** What the project's own commands say of a proposal: a problem is only what went well without it. */
export function shadowResult(results: readonly CommandResult[]): CheckResult {
  const findings = results.flatMap(findingsOf);
  const runs = results.map(outcomeOf);
  const seen = runs.flatMap(({ command, outcome }) => (outcome === "passed" || outcome === "broken" ? command : []));
  const unseen = runs.map(({ command }) => command).filter((command) => !seen.includes(command));
  if (seen.length === 0) {
    const reason = results.length === 0 ? "noCommands" : "commandsFail";
    return { check: "shadow", outcome: "notChecked", findings, seen, unseen, reason, runs };
  }
  return { check: "shadow", outcome: findings.length > 0 ? "found" : "passed", findings, seen, unseen, runs };
}

function outcomeOf(result: CommandResult): CommandOutcome {
  const { command, changed, mutants } = result;
  const { tests } = changed;
  const counts = tests === undefined ? {} : { passed: tests.passed, failed: tests.failed };
  const outcome = howOf(result);
  const end = outcome === "broken" ? endOf(changed.output, lastLinesOfBroken) : "";
  return { command: wordsOf(command), outcome, ...counts, ...(end === "" ? {} : { end }), ...faultsOf(mutants) };
}

function faultsOf(mutants: MutantsRun | undefined): { readonly faults?: FaultsOutcome } {
  if (mutants === undefined) {
    return {};
  }
  const { tried, killed, left, missed } = mutants;
  const told = missed.slice(0, mostFaults).map(({ path, line, from, to }) => ({ path, line, from, to }));
  return { faults: { tried, noticed: killed, left, missed: told } };
}

function howOf(result: CommandResult): CommandOutcome["outcome"] {
  const { changed } = result;
  if (changed.end.how !== "exited") {
    return changed.end.how;
  }
  return isGood(changed) ? "passed" : findingsOf(result).length > 0 ? "broken" : "failedBefore";
}

function findingsOf(result: CommandResult): readonly Finding[] {
  const { mutants } = result;
  const isBlind = mutants !== undefined && mutants.killed === 0 && mutants.tried >= fewestFaults;
  return isBlind
    ? [{ kind: "testsNoticeNothing", count: mutants.tried, severity: "doubt", place: {} }]
    : brokenOf(result);
}

function brokenOf({ command, changed, present }: CommandResult): readonly Finding[] {
  if (isGood(changed) || changed.end.how !== "exited" || present === undefined) {
    return [];
  }
  const broken = brokenTests(changed, present);
  const told = { command: wordsOf(command), severity: "problem", place: {} } as const;
  if (broken !== undefined) {
    return broken.count > 0 ? [{ kind: "testsBroken", ...broken, ...told }] : [];
  }
  return isGood(present) ? [{ kind: "commandBroken", output: endOf(changed.output, lastLines), ...told }] : [];
}

/** Tests that fail with the proposal and did not without it; `undefined` where one of the runs counts none. */
function brokenTests(
  changed: CommandRun,
  present: CommandRun,
): { count: number; names: readonly string[] } | undefined {
  if (changed.tests === undefined || present.tests === undefined) {
    return undefined;
  }
  const names = changed.tests.failures.filter((name) => !present.tests?.failures.includes(name));
  const more = changed.tests.failed - present.tests.failed;
  // A command that fails with all its tests passing failed at something else.
  return changed.tests.failed === 0 && isGood(present)
    ? undefined
    : { count: Math.max(names.length, more), names: names.slice(0, mostNames) };
}

function wordsOf({ words }: CheckCommand): string {
  return words.join(" ");
}

function endOf(output: string, lines: number): string {
  return stripVTControlCharacters(output)
    .trimEnd()
    .split("\n")
    .slice(-lines)
    .map((line) => line.slice(0, longestLine))
    .join("\n");
}
