import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChangedFile } from "../../../../src/evidence/check.ts";
import { isTrusted } from "../../../../src/evidence/checks/grammarTrust.ts";
import { syntaxCheck } from "../../../../src/evidence/checks/syntax.ts";
import type { Grammar, Syntax } from "../../../../src/evidence/syntax/index.ts";
import { checkout } from "../../../vscode/checkout.ts";
import { never, noKnowledge, subject } from "../subjects.ts";
import { shippedSyntax } from "./shipped.ts";

const typescript = ["src/**/*.ts", "node_modules/{zod,preact}/src/**/*.ts"];
const javascript = ["node_modules/{preact,picomatch,diff,dompurify}/{src,lib,hooks,dist}/**/*.{js,mjs}"];

describe("the shipped grammars on real code", () => {
  let syntax: Syntax;
  before(async () => {
    syntax = await shippedSyntax();
  });
  after(() => syntax.dispose());

  for (const [grammar, globs] of [["typescript", typescript] as const, ["javascript", javascript] as const]) {
    it(`are trusted with nothing wrong in packages of ${grammar}`, async () => {
      const paths = globSync([...globs], { cwd: checkout });
      assert.ok(paths.length >= 20, `${paths.length} files`);
      const wrong = await Promise.all(paths.map((path) => trustedErrors(syntax, path, grammar)));
      assert.deepEqual(wrong.flat(), []);
    });
  }

  it("check 200 changed lines of 2,000 within half a second", async () => {
    const check = syntaxCheck(syntax);
    await check.run(subject({ files: [bigChange("warm up")] }), noKnowledge, never);
    const times: number[] = [];
    for (let run = 0; run < 20; run++) {
      const start = performance.now();
      await check.run(subject({ files: [bigChange(`run ${run}`)] }), noKnowledge, never);
      times.push(performance.now() - start);
    }
    const p95 = times.sort((one, other) => one - other)[18]!;
    assert.ok(p95 < 500, `p95 ${p95.toFixed(1)} ms`);
  });
});

/** The lines of valid code that would be called problems. */
async function trustedErrors(syntax: Syntax, path: string, grammar: Grammar): Promise<readonly string[]> {
  const text = (await readFile(join(checkout, path), "utf8")).replaceAll("\r\n", "\n");
  const errors = await syntax.errors(text, grammar, never);
  assert.ok(typeof errors !== "string", path);
  const lines = errors.map(({ line }) => text.split("\n")[line] ?? "");
  return lines.filter((line) => isTrusted(grammar, line)).map((line) => `${path}: ${line}`);
}

/** A file of 2,000 lines of which 200 in the middle are new, with one error among them. */
function bigChange(name: string): ChangedFile {
  const method = (index: number) => [
    `  method${index}(items: Item[]) {`,
    "    const sum = items.reduce((all, { price }) => all + price, 0);",
    "    return sum;",
    "  }",
  ];
  const methods = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => method(from + index)).flat();
  const [head, tail] = [
    ["class Cart {", ...methods(0, 250)],
    [...methods(300, 249), "}", ""],
  ];
  const news = methods(1_000, 50).with(101, `    broken(("${name}");`);
  const before = [...head, ...methods(250, 1), ...tail].join("\n");
  const hunks = [{ id: "h1", after: { start: head.length, count: news.length } }];
  return {
    path: "src/cart.ts",
    languageId: "typescript",
    before,
    after: [...head, ...news, ...tail].join("\n"),
    hunks,
  };
}
