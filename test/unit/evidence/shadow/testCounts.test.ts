import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { testCountsOf } from "../../../../src/evidence/shadow/testCounts.ts";
import { withFolder } from "../../files/temporaryFolder.ts";

/** Ends of outputs as the runners print them. */
const outputs: Readonly<Record<string, { readonly text: string; readonly counts: ReturnType<typeof testCountsOf> }>> = {
  jest: {
    text: "FAIL src/cart.test.js\n  ● cart › adds up\n\n    expect(received).toBe(expected)\n\nTest Suites: 1 failed, 1 total\nTests:       1 failed, 12 passed, 13 total\n",
    counts: { passed: 12, failed: 1, failures: ["cart › adds up"] },
  },
  vitest: {
    text: " FAIL  src/cart.test.ts > cart > adds up\nAssertionError: expected 2 to be 3\n\n Test Files  1 failed (1)\n      Tests  1 failed | 12 passed (13)\n   Start at  10:00:00\n",
    counts: { passed: 12, failed: 1, failures: ["src/cart.test.ts > cart > adds up"] },
  },
  pytest: {
    text: "=========== short test summary info ===========\nFAILED test_cart.py::test_adds - assert 2 == 3\nERROR test_store.py::test_opens\n=== 1 failed, 12 passed, 1 error in 0.12s ===\n",
    counts: { passed: 12, failed: 2, failures: ["test_cart.py::test_adds", "test_store.py::test_opens"] },
  },
  "pytest -q": { text: "..\n2 passed in 0.01s\n", counts: { passed: 2, failed: 0, failures: [] } },
  unittest: {
    text: "FAIL: test_adds (test_cart.Cart.test_adds)\n----\nRan 14 tests in 0.1s\n\nFAILED (failures=1, errors=1)\n",
    counts: { passed: 12, failed: 2, failures: ["test_adds (test_cart.Cart.test_adds)"] },
  },
  "go test -v": {
    text: "=== RUN   TestAdds\n--- FAIL: TestAdds (0.00s)\n=== RUN   TestOpens\n--- PASS: TestOpens (0.00s)\n    --- PASS: TestOpens/empty (0.00s)\nFAIL\n",
    counts: { passed: 1, failed: 1, failures: ["TestAdds"] },
  },
  "cargo test": {
    text: "test cart::adds ... FAILED\ntest cart::opens ... ok\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\n\nrunning 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n",
    counts: { passed: 3, failed: 1, failures: ["cart::adds"] },
  },
};

/** What a runner that is installed here prints of one test that passes and one that fails; it ends with an error. */
async function printed(file: string, text: string, words: readonly string[]): Promise<string> {
  let output = "";
  await withFolder({ [file]: text }, async (root) => {
    const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
    try {
      execFileSync(process.execPath, [...words, join(root, file)], { cwd: root, env, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      output = (error as { stdout: string }).stdout;
    }
  });
  return output;
}

describe("what a test run's output says of its tests", () => {
  for (const [runner, { text, counts }] of Object.entries(outputs)) {
    it(`is read of ${runner}`, () => assert.deepEqual(testCountsOf(text), counts));
  }

  it("is read in spite of colours and of the line ends of Windows", () => {
    const text = "\u001b[32m  12 passing\u001b[0m (3s)\r\n\u001b[31m  1 failing\u001b[0m\r\n";
    assert.deepEqual(testCountsOf(text), { passed: 12, failed: 1, failures: [] });
  });

  for (const reporter of ["tap", "spec"]) {
    it(`is read of Node's own runner, as ${reporter}`, async () => {
      const text = `import test from "node:test"; test("opens", () => {}); test("adds up", () => { throw new Error("2"); });`;
      const output = await printed("cart.test.mjs", text, ["--test", `--test-reporter=${reporter}`]);
      const counts = testCountsOf(output);
      assert.deepEqual([counts?.passed, counts?.failed, counts?.failures.includes("adds up")], [1, 1, true], output);
    });
  }

  it("is read of Mocha", async () => {
    const text = `describe("cart", () => { it("opens", () => {}); it("adds up", () => { throw new Error("2"); }); });`;
    const mocha = join(import.meta.dirname, "../../../../node_modules/mocha/bin/mocha.js");
    const output = await printed("cart.test.cjs", text, [mocha, "--no-config"]);
    assert.deepEqual(testCountsOf(output), { passed: 1, failed: 1, failures: ["adds up"] });
  });

  it("is nothing where no runner sums up", () => {
    assert.equal(testCountsOf("Done in 3 s.\n"), undefined);
  });

  it("never throws, whatever is printed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void testCountsOf(text)));
  });
});
