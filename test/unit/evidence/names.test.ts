import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChangedFile, Knowledge } from "../../../src/evidence/check.ts";
import { namesCheck } from "../../../src/evidence/checks/names.ts";
import { changed, never, noKnowledge, subject } from "./subjects.ts";

/** A workspace that has some names besides those of the proposal's files. */
function workspaceWith(...names: readonly string[]): Knowledge {
  return { ...noKnowledge, isDefined: async (name) => names.includes(name) };
}

function check(files: readonly ChangedFile[], knowledge: Knowledge = workspaceWith()) {
  return namesCheck.run(subject({ files }), knowledge, never);
}

async function namesIn(files: readonly ChangedFile[], knowledge?: Knowledge): Promise<readonly string[]> {
  const { findings } = await check(files, knowledge);
  return findings.map((finding) => (finding.kind === "undefinedName" ? finding.name : finding.kind));
}

function created(code: string, languageId = "typescript", path = "src/new.ts"): ChangedFile {
  const after = code.replace(/^\n/, "");
  return {
    path,
    languageId,
    before: undefined,
    after,
    hunks: [{ id: "n", after: { start: 0, count: after.split("\n").length } }],
  };
}

describe("names that nothing defines", () => {
  it("are doubted where a hunk uses them, with their line and the name that is closest", async () => {
    const file = changed(`
 import { totals } from "./prices";
 
+const sum = totls(cart);
 export const cart = [];`);
    assert.deepEqual((await check([file])).findings, [
      {
        kind: "undefinedName",
        name: "totls",
        closest: "totals",
        severity: "doubt",
        place: { hunk: "h1", path: "src/cart.ts", line: 2 },
      },
    ]);
  });

  const used: readonly (readonly [string, string, string?])[] = [
    ["is called", "+fetchTotals(1);"],
    ["is made anew", "+const cart = new ShoppingCart();"],
    ["is asked for a member", "+totals.sum;"],
    ["is asked for an index", "+totals[0];"],
    ["is given back", "+function sum() {\n+  return totals;\n+}"],
    ["is assigned", "+const sum = totals;"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code that is checked.
    ["stands in a template", "+const text = `${fetchTotals(1)} in all`;"],
    ["is called in Python", "+fetch_totals(1)", "python"],
    ["stands in an f-string", '+text = f"{totals.sum} in all"', "python"],
    ["is called twice", "+fetchTotals(1);\n+fetchTotals(2);"],
  ];
  for (const [why, diff, languageId] of used) {
    it(`are found where one ${why}`, async () => {
      assert.equal((await namesIn([changed(diff, languageId)])).length, 1);
    });
  }

  const known: readonly (readonly [string, string, string?])[] = [
    ["the file imports it", ' import { totals } from "./prices";\n+totals.sum();'],
    ["the proposal imports it", '+import { totals } from "./prices";\n+totals.sum();'],
    ["the proposal declares it", "+function sum() {}\n+sum();"],
    ["it is a parameter", "+const all = rows.map((row) => row.price);\n const rows = [];"],
    ["it is taken out of an object", "+const { sum } = cart;\n+sum();\n const cart = {};"],
    ["it is a method", "+class A {\n+  total() { return 1; }\n+  async rest(): Promise<void> {\n+  }\n+}"],
    ["it is a signature", "+interface A {\n+  total(cart: Cart): number;\n+}"],
    ["it is a member", "+this.total(1);\n+this\n+  .rest(2);"],
    ["it is private", "+class A { #sum = 1; get() { return this.#sum.valueOf(); } }"],
    ["it is a global", "+console.log(structuredClone(globalThis));"],
    ["a test runner gives it", '+describe("a cart", () => { it("sums", () => { expect(1).toBe(1); }); });'],
    ["the file uses it already", " totals.sum();\n+totals.rest();"],
    ["a comment speaks of it", "+// fetchTotals(1) was slow"],
    ["a string speaks of it", '+const text = "fetchTotals(1)";'],
    ["it stands between tags", "+const view = <p>Please call (now) or wait</p>;", "typescriptreact"],
    ["Python defines it", "+def total(cart):\n+    return sum(cart)\n+total([])", "python"],
    ["Python goes through it", "+all = [row.price for row in []]", "python"],
    ["Python catches it", "+try:\n+    pass\n+except OSError as error:\n+    print(error.errno)", "python"],
    ["a line that stays uses it", " lost.sum();\n+const cart = 1;"],
  ];
  for (const [why, diff, languageId] of known) {
    it(`are none where ${why}`, async () => {
      assert.deepEqual(await namesIn([changed(diff, languageId)]), []);
    });
  }

  it("are none where another file of the proposal declares them", async () => {
    const other = created("export function fetchTotals() {}");
    assert.deepEqual(await namesIn([changed("+fetchTotals();"), other]), []);
  });

  it("are found where another file of the proposal only uses them, too", async () => {
    const other = created("fetchTotals();");
    assert.deepEqual(await namesIn([changed("+fetchTotals();"), other]), ["fetchTotals", "fetchTotals"]);
  });

  it("are none where the workspace has them", async () => {
    assert.deepEqual(await namesIn([changed("+fetchTotals();")], workspaceWith("fetchTotals")), []);
  });
});

describe("what the check of names says of itself", () => {
  it("is that it did not see a name which nobody can look up", async () => {
    const { outcome, unseen } = await check([changed("+fetchTotals();")], noKnowledge);
    assert.deepEqual([outcome, unseen], ["passed", ["fetchTotals"]]);
  });

  it("is that it did not see Python which imports all names of a module", async () => {
    const { outcome, reason, unseen } = await check([changed("+from prices import *\n+fetch_totals()", "python")]);
    assert.deepEqual([outcome, reason, unseen], ["notChecked", "noRules", ["src/cart.ts"]]);
  });

  it("is that it did not see a file in a language whose names may come from anywhere", async () => {
    const go = changed("+totals()", "go", "main.go");
    assert.deepEqual((await check([go, changed("+const a = 1;")])).unseen, ["main.go"]);
  });

  it("is that it did not look up more than 50 names", async () => {
    const calls = Array.from({ length: 53 }, (_, index) => `+lost${index}();`).join("\n");
    const { findings, unseen } = await check([changed(calls)]);
    assert.deepEqual([findings.length, unseen], [50, ["lost50", "lost51", "lost52"]]);
  });
});

describe("any new file", () => {
  it("has a doubt for no name that it declares", async () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z0-9_]{2,9}$/);
    const lines = fc.array(fc.tuple(name, fc.constantFrom("(1)", ".rest()", "[0]")), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lines, async (uses) => {
        const code = uses.flatMap(([each, how]) => [`const ${each} = 1;`, `${each}${how};`]).join("\n");
        assert.deepEqual(await namesIn([created(code)]), []);
      }),
    );
  });

  it("is read whatever it holds", async () => {
    const text = fc.array(
      fc.constantFrom("a", "total", "(", ")", ".", "`", "${", "}", "'", "/", "\n", " ", "=", "return "),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom("typescript", "python"), async (parts, languageId) => {
        const { outcome } = await check([created(parts.join(""), languageId)]);
        assert.ok(["passed", "found", "notChecked"].includes(outcome));
      }),
    );
  });
});
