import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { shopTests } from "../../servers/demo/answers/shopTests.ts";
import { block } from "../../servers/demo/edits.ts";
import { recipes } from "../../servers/demo/recipes.ts";
import { checkout, sampleWorkspace } from "../../vscode/checkout.ts";
import { about, answerTo, applied, documentOf, proposalOf } from "./shop.ts";

const run = promisify(execFile);
const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Copies the shop, changes files of it, and gives what its tests and those in `files` print. Throws what the compiler says. */
async function tested(files: ReadonlyMap<string, string>): Promise<string> {
  const { folder, remove } = await sampleWorkspace();
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const compiler = join(checkout, "node_modules", "typescript", "bin", "tsc");
    await run(process.execPath, [compiler, "-p", folder], { cwd: folder });
    const ours = [...files.keys()].filter((path) => path.endsWith(".test.ts"));
    const scripts = [...new Set(["test/cart.test.ts", "test/prices.test.ts", ...ours])];
    const outputs = await Promise.all(scripts.map((script) => run(process.execPath, [script], { cwd: folder })));
    return outputs.map(({ stdout }) => stdout).join("");
  } catch (error) {
    throw new Error(`${(error as { stdout?: string }).stdout ?? error}`);
  } finally {
    await remove();
  }
}

describe("what the demo model proposes", function () {
  this.timeout(60_000);

  for (const { ask, edits, path } of recipes) {
    it(`is what was asked for: ${ask}`, async () => {
      const task = { feature: "generate", document: documentOf(path), cursorLine: 0, instruction: ask } as const;
      assert.ok((await answerTo(task)).endsWith(edits.map(block).join("\n\n")));
    });
  }

  it("compiles, keeps the shop's tests, and adds tests that pass", async () => {
    let files: ReadonlyMap<string, string> = new Map();
    // Of two that cancel an order, and of two that give a discount, one holds the other.
    const held = ["cancel an order", "a discount for large orders"];
    for (const { edits } of recipes.filter(({ ask }) => !held.includes(ask))) {
      files = applied(edits.map(block).join("\n\n"), files);
    }
    for (const path of ["src/cart.ts", "src/catalogue.ts", "src/money.ts", "src/prices.ts"]) {
      files = applied(await answerTo({ feature: "tests", document: documentOf(path) }), files);
    }
    const printed = await tested(files);
    assert.ok(!printed.includes("failed"), printed);
    const count = Object.values(shopTests).flatMap(({ code }) => code.match(/^test\(/gm) ?? []).length;
    assert.equal(printed.match(/^ok /gm)?.length, 12 + count);
  });

  it("as tests of one function is a file of its own", async () => {
    const answer = await answerTo({ feature: "tests", ...about("src/cart.ts", "export function addToCart", 8) });
    assert.deepEqual([...applied(answer).keys()], ["test/addToCart.test.ts"]);
  });

  if (hasPython) {
    it("as Python counts money as the shop does", async () => {
      const answer = await answerTo({
        feature: "convert",
        document: documentOf("src/money.ts"),
        instruction: "Python",
      });
      const python = applied(answer).get("src/money.py") ?? "";
      const script = `${python}\nprint(format(add(multiply(euros(0.99), 0.5), euros(2.675))))`;
      const { stdout } = await run("python3", ["-c", script]);
      const { add, euros, format, multiply } = await import("../../fixtures/sample/src/money.ts");
      assert.equal(stdout.trim(), format(add(multiply(euros(0.99), 0.5), euros(2.675))));
    });
  }

  it("as JavaScript has no types and runs", async () => {
    const answer = await answerTo({
      feature: "convert",
      document: documentOf("src/money.ts"),
      instruction: "JavaScript",
    });
    const script = applied(answer).get("src/money.js") ?? "";
    assert.ok(!script.includes("Money {") && !script.includes(": number"));
    const module = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    assert.equal(module.format(module.euros(6.5)), "6.50 EUR");
  });

  it("has its place exactly where it says", async () => {
    const tasks = [
      ...recipes.map(({ ask, path }) => ({ feature: "change", document: documentOf(path), instruction: ask }) as const),
      { feature: "tests", document: documentOf("src/cart.ts") },
      { feature: "document", document: documentOf("src/orders.ts") },
      { feature: "convert", document: documentOf("src/money.ts"), instruction: "Python" },
    ] as const;
    for (const task of tasks) {
      const { files, unplaced } = await proposalOf(await answerTo(task));
      assert.deepEqual(unplaced, []);
      assert.ok(files.length > 0);
      const placements = files
        .flatMap(({ hunks, kind }) => (kind === "create" ? [] : hunks))
        .map(({ placement }) => placement);
      assert.deepEqual(new Set(placements), new Set(placements.length === 0 ? [] : ["exact"]));
    }
  });

  it("is bad in each way that it was asked to be", async () => {
    const task = { feature: "change", document: documentOf("src/cart.ts"), instruction: "a rough answer" } as const;
    const { files, unplaced } = await proposalOf(await answerTo(task));
    assert.deepEqual(
      unplaced.map(({ reason }) => reason),
      ["notFound"],
    );
    assert.deepEqual(
      files.map(({ guard, path }) => [path, guard]),
      [
        ["src/cart.ts", undefined],
        [".vscode/settings.json", "editorSettings"],
        ["../notes.txt", "outsideWorkspace"],
      ],
    );
  });
});
