import assert from "node:assert/strict";
import type { CheckResult, Knowledge } from "../../../../src/evidence/check.ts";
import { type QuickChecks, type QuickChecksOptions, startQuickChecks } from "../../../../src/evidence/quick/index.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";

const withEval = subject({ files: [changed("\n const a = 1;\n+eval(input);\n")] });

function outcomes(results: readonly CheckResult[]): readonly string[] {
  return results.map(({ check, outcome, reason }) => [check, outcome, ...(reason ? [reason] : [])].join(" "));
}

describe("quick checks, in a thread of their own", () => {
  const started: QuickChecks[] = [];
  const logged: string[] = [];

  function start(worker = "../../../../src/evidence/quick/worker.ts", options: Partial<QuickChecksOptions> = {}) {
    const workerUrl = new URL(worker, import.meta.url);
    const checks = startQuickChecks({ workerUrl, log: (line) => logged.push(line), ...options });
    started.push(checks);
    return checks;
  }

  afterEach(() => {
    for (const checks of started.splice(0)) {
      checks.dispose();
    }
    logged.splice(0);
  });

  it("say of each check that has something to say what it found", async () => {
    const results = await start().run(withEval, noKnowledge, never);
    assert.deepEqual(
      results.flatMap(({ findings }) => findings.map(({ kind }) => kind)),
      ["unsafe"],
    );
    assert.deepEqual(outcomes(results).slice(0, 3), ["removed passed", "unsafe found", "secrets passed"]);
  });

  it("leave the event loop free", async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `+  const value${index} = read(source, ${index});`);
    const large = subject({ files: [changed(`\n${lines.join("\n")}\n`)] });
    const checks = start();
    await checks.run(withEval, noKnowledge, never);
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await checks.run(large, noKnowledge, never);
    clearInterval(counting);
    assert.ok(turns > 0);
  });

  it("ask the workspace through their thread's port", async () => {
    const asked: string[] = [];
    const knowledge: Knowledge = {
      ...noKnowledge,
      lineCount: async (path) => {
        asked.push(path);
        return 3;
      },
    };
    const results = await start().run(subject({ text: "See `src/cart.ts:12`." }), knowledge, never);
    assert.deepEqual(asked, ["src/cart.ts"]);
    assert.deepEqual(
      results.flatMap(({ findings }) => findings.map(({ kind }) => kind)),
      ["noSuchLine"],
    );
  });

  it("take what the workspace can't tell for not known, and log why", async () => {
    const knowledge: Knowledge = { ...noKnowledge, lineCount: () => Promise.reject(new Error("the disk is gone")) };
    const results = await start().run(subject({ text: "See `src/cart.ts:12`." }), knowledge, never);
    assert.deepEqual(
      results.flatMap(({ findings }) => findings),
      [],
    );
    assert.match(logged.join(), /the disk is gone/);
  });

  it("say at once that they did not look where they are cancelled", async () => {
    const controller = new AbortController();
    const knowledge: Knowledge = { ...noKnowledge, lineCount: () => new Promise(() => {}) };
    const results = start().run(subject({ text: "See `src/cart.ts:12`." }), knowledge, controller.signal);
    setTimeout(() => controller.abort(), 50);
    assert.ok(outcomes(await results).includes("citations notChecked cancelled"));
  });

  it("say nothing but that where they were cancelled before", async () => {
    const results = await start().run(withEval, noKnowledge, AbortSignal.abort());
    assert.ok(results.every(({ outcome, reason }) => outcome === "notChecked" && reason === "cancelled"));
  });

  it("keep what was found before a check that hangs, and end its thread", async () => {
    const checks = start("./hangingWorker.ts", { patience: 50 });
    const results = await checks.run(withEval, noKnowledge, AbortSignal.timeout(300));
    assert.deepEqual(outcomes(results), ["answer passed", "unsafe notChecked cancelled"]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await checks.run(withEval, noKnowledge, AbortSignal.timeout(300));
    assert.deepEqual(outcomes(again), ["answer passed", "unsafe notChecked cancelled"]);
  });

  it("say that they failed where their thread dies, and start it anew", async () => {
    const checks = start("./dyingWorker.ts");
    for (let time = 0; time < 2; time++) {
      const results = await checks.run(withEval, noKnowledge, never);
      assert.ok(results.every(({ outcome, reason }) => outcome === "notChecked" && reason === "failed"));
    }
  });

  it("end their thread once nothing was to be checked for a while, and start it with the next subject", async () => {
    const checks = start(undefined, { idle: 20 });
    await checks.run(withEval, noKnowledge, never);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(outcomes(await checks.run(withEval, noKnowledge, never)).includes("unsafe found"));
  });
});
