import assert from "node:assert/strict";
import type { CommandRun } from "../../../../src/evidence/shadow/commandRun.ts";
import { type Copy, type MutantsRun, runMutants } from "../../../../src/evidence/shadow/mutantRun.ts";

const tests = { path: "test/a.test.js", text: 'import { a } from "../a.js";' };
const source = "export const a = (b, c) => b > c;\nexport const d = (b, c) => b === c;\n";
const command = { kind: "test", words: ["npm", "run", "test"], from: "package.json" } as const;
const passes: CommandRun = {
  end: { how: "exited", code: 0 },
  output: "",
  tests: { passed: 1, failed: 0, failures: [] },
};
const fails: CommandRun = { end: { how: "exited", code: 1 }, output: "" };
const limits = { most: 12, total: 60_000, command: 60_000 };

/** Faults in a copy whose tests go as `goes` says of the text and the words of the command. */
async function run(
  goes: (text: string, words: string) => CommandRun,
  some: { readonly script?: string; readonly source?: string; readonly limits?: Partial<typeof limits> } = {},
): Promise<{ readonly told: MutantsRun | undefined; readonly files: ReadonlyMap<string, string> }> {
  const files = new Map([
    ["a.js", some.source ?? source],
    ["package.json", JSON.stringify({ scripts: { test: some.script ?? "jest" } })],
  ]);
  const copy: Copy = {
    read: async (path) => files.get(path),
    write: async (path, text) => void files.set(path, text),
    run: async ({ words }) => goes(files.get("a.js")!, words.join(" ")),
  };
  const told = await runMutants([tests], command, copy, { ...limits, ...some.limits });
  return { told, files };
}

const unless = (fault: string, end: CommandRun) => (text: string) => (text.includes(fault) ? end : passes);

describe("tests against faults in the code they test", () => {
  it("notice a fault with which one of them fails", async () => {
    const { told } = await run(unless("b >= c", fails));
    assert.deepEqual([told?.tried, told?.killed, told?.missed], [1, 1, []]);
  });

  it("do not notice one with which all pass, of which the place is told", async () => {
    const { told } = await run(() => passes);
    assert.deepEqual(
      told?.missed.map(({ path, line, from, to }) => [path, line, from, to]),
      [["a.js", 0, ">", ">="]],
    );
  });

  it("notice one with which they run on and on", async () => {
    const { told } = await run(unless("b >= c", { end: { how: "timedOut" }, output: "" }));
    assert.equal(told?.killed, 1);
  });

  it("are not held against a fault that the compiler refuses", async () => {
    const { told } = await run(unless("b >= c", { ...fails, output: "a.ts(1,2): error TS2345: no" }));
    assert.deepEqual([told?.tried, told?.killed], [0, 0]);
  });

  it("are run alone where their runner takes files", async () => {
    const { told } = await run((_, words) => (words.includes("--runTestsByPath test/a.test.js") ? passes : fails));
    assert.equal(told?.tried, 1);
  });

  it("are run with all others where they do not pass alone", async () => {
    const { told } = await run((_, words) => (words === "npm run test" ? passes : fails));
    assert.equal(told?.tried, 1);
  });

  it("say nothing where they fail without a fault", async () => {
    assert.equal((await run(() => fails)).told, undefined);
  });

  it("say that no code was found where what they import has no place for a fault", async () => {
    const { told } = await run(() => passes, { source: "export const a = 1;" });
    assert.deepEqual(told, { tried: 0, killed: 0, missed: [], left: 0 });
  });

  it("are not run any more when the time is up, and say how many faults are left", async () => {
    const { told } = await run(() => passes, { limits: { total: 0 } });
    assert.deepEqual(told, { tried: 0, killed: 0, missed: [], left: 1 });
  });

  it("leave the code as it was", async () => {
    assert.equal((await run(() => passes)).files.get("a.js"), source);
  });
});
