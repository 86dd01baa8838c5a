import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { shopTests } from "../../servers/demo/answers/shopTests.ts";
import { block } from "../../servers/demo/edits.ts";
import { recipes } from "../../servers/demo/recipes.ts";
import { checkout, sampleWorkspace } from "../../vscode/checkout.ts";
import { about, answerTo, applied, documentOf, shopFile } from "./shop.ts";

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
    await symlink(join(checkout, "node_modules"), join(folder, "node_modules"));
    const compiler = join(checkout, "node_modules", "typescript", "bin", "tsc");
    await run(process.execPath, [compiler, "-p", folder], { cwd: folder });
    const ours = [...files.keys()].filter((path) => path.endsWith(".test.ts"));
    const scripts = ["test/cart.test.ts", "test/prices.test.ts", ...ours];
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
    it(`compiles and keeps the shop's tests: ${ask}`, async () => {
      const task = { feature: "generate", document: documentOf(path), cursorLine: 0, instruction: ask } as const;
      const answer = await answerTo(task);
      assert.ok(answer.endsWith(edits.map(block).join("\n\n")), "another recipe answered");
      assert.ok(!(await tested(applied(answer))).includes("failed"));
    });
  }

  it("as tests passes, for each function that it has some for", async () => {
    const files = new Map<string, string>();
    for (const path of ["src/cart.ts", "src/catalogue.ts", "src/money.ts", "src/prices.ts"]) {
      for (const [file, text] of applied(await answerTo({ feature: "tests", document: documentOf(path) }))) {
        files.set(file, text);
      }
    }
    const printed = await tested(files);
    assert.ok(!printed.includes("failed"), printed);
    const count = Object.values(shopTests).flatMap(({ code }) => code.match(/^test\(/gm) ?? []).length;
    assert.equal(printed.match(/^ok /gm)?.length, 11 + count);
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

  it("leaves nothing to apply where it was asked for a rough answer but what is wrong on purpose", async () => {
    const task = { feature: "change", document: documentOf("src/cart.ts"), instruction: "be rough" } as const;
    const answer = await answerTo(task);
    assert.equal(answer.match(/^<<<<<<< SEARCH$/gm)?.length, 4);
    assert.ok(!shopFile("src/cart.ts").includes("mergeCarts"));
  });
});
