import assert from "node:assert/strict";
import fc from "fast-check";
import type { ChangedFile, CheckResult } from "../../../../src/evidence/check.ts";
import { syntaxCheck } from "../../../../src/evidence/checks/syntax.ts";
import type { Syntax } from "../../../../src/evidence/syntax/index.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";
import { brokenBefore, spoiledCases, valid } from "./cases.ts";
import { shippedSyntax } from "./shipped.ts";

describe("checking a proposal's syntax", () => {
  let syntax: Syntax;
  before(async () => {
    syntax = await shippedSyntax();
  });
  after(() => syntax.dispose());

  /** The findings as `hunk:line near`, or the reason for none. */
  async function check(diff: string, languageId?: string, path?: string): Promise<string> {
    const { findings, reason } = await result([changed(diff, languageId, path)]);
    const told = findings.map((finding) => {
      const near = finding.kind === "syntaxError" ? finding.near : finding.kind;
      return `${finding.place.hunk}:${finding.place.line} ${near}`;
    });
    return reason ?? told.join("; ");
  }

  describe("finds what the proposal breaks, at the hunk that does", () => {
    for (const { name, languageId, diff, finding } of spoiledCases) {
      it(`${name} (${languageId})`, async () => {
        assert.equal(await check(diff, languageId), finding);
      });
    }
  });

  describe("says nothing of what was broken before", () => {
    for (const [name, languageId, diff] of brokenBefore) {
      it(name, async () => {
        assert.equal(await check(diff, languageId), "");
      });
    }
  });

  describe("says nothing of valid code", () => {
    for (const [languageId, diff] of valid) {
      it(`in ${languageId}`, async () => {
        assert.equal(await check(diff, languageId), "");
      });
    }
  });

  it("only doubts a hunk whose old lines were broken another way", async () => {
    assert.deepEqual(await severities("-const a = = 1;\n+const a = 1 + ;\n "), ["doubt"]);
  });

  it("only doubts where the grammar does not know the whole language", async () => {
    assert.deepEqual(await severities(" int main() {\n+  f(1));\n }\n ", "cpp"), ["doubt"]);
  });

  it("calls an error in a file that was whole a problem", async () => {
    assert.deepEqual(await severities("+f(1));\n "), ["problem"]);
  });

  it("blames one hunk of many for a block that it leaves open", async () => {
    assert.deepEqual(await blamed(manyHunks([4])), ["h5"]);
  });

  it("blames each of two hunks that leave a block open", async () => {
    assert.deepEqual(await blamed(manyHunks([1, 6])), ["h2", "h7"]);
  });

  it("tells every hunk with an error in it, however many there are", async () => {
    const diff = Array.from({ length: 6 }, (_, index) => `+f${index}(;\n g();`).join("\n");
    assert.deepEqual(await blamed(`${diff}\n `), ["h1", "h2", "h3", "h4", "h5", "h6"]);
  });

  it("tells at most three errors of a hunk", async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `+const a${index} = = 1;`).join("\n");
    assert.equal((await severities(`${lines}\n `)).length, 3);
  });

  it("says that a file which was broken before is seen in part", async () => {
    const { seen, unseen } = await result([changed(" f(a;\n+b();\n ")]);
    assert.deepEqual({ seen, unseen }, { seen: ["src/cart.ts"], unseen: ["src/cart.ts"] });
  });

  it("finds errors without their hunks where the hunks do not fit the texts", async () => {
    const file = { ...changed("+f(1));\n "), hunks: [{ id: "h1", after: { start: 7, count: 1 } }] };
    assert.deepEqual((await result([file])).findings[0]?.place, { path: "src/cart.ts", line: 0 });
  });

  describe("says that it did not look", () => {
    it("where the language has no grammar", async () => {
      assert.equal(await check("+<template>\n ", "vue"), "noGrammar");
    });

    it("at a shell script that is not bash's", async () => {
      assert.equal(await check("+print $(( [#16] 255 ))\n ", "shellscript", "a.zsh"), "noGrammar");
    });

    it("at a text over 1 MB", async () => {
      assert.equal(await check(`+${"a;".repeat(500_001)}\n `), "tooLarge");
    });

    it("at a deleted file", async () => {
      assert.equal((await result([{ ...changed("-a\n "), after: undefined }])).reason, "nothingToCheck");
    });

    it("at one of two files, while it looks at the other", async () => {
      const { outcome, seen, unseen } = await result([changed("+a();\n "), changed("+b\n ", "vue", "b.vue")]);
      assert.deepEqual({ outcome, seen, unseen }, { outcome: "passed", seen: ["src/cart.ts"], unseen: ["b.vue"] });
    });
  });

  describe("whatever the text", () => {
    const anyLine = fc.oneof(
      fc.constantFrom("{", "}", "(", "`", "'", "/*", "*/", "function f() {", "  return a;", "const a = <b>", "#", "=>"),
      fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", "")),
    );
    const anyText = fc.array(anyLine, { minLength: 1, maxLength: 20 });
    const anyLanguage = fc.constantFrom("typescript", "typescriptreact", "python", "go", "ruby", "shellscript", "php");

    it("finds nothing in a proposal that changes nothing", async () => {
      const property = fc.asyncProperty(anyText, anyLanguage, async (lines, languageId) => {
        const same = lines.map((line, index) => (index % 3 === 1 ? `-${line}\n+${line}` : ` ${line}`)).join("\n");
        assert.match(await check(same, languageId), /^(nothingToCheck)?$/);
      });
      await fc.assert(property, { numRuns: 60 });
    });

    it("puts what it finds at the one hunk there is", async () => {
      const property = fc.asyncProperty(anyText, async (lines) => {
        const moved = ["+const moved = 1;", ...lines.map((line) => ` ${line}`)].join("\n");
        for (const finding of (await result([changed(moved)])).findings) {
          assert.equal(finding.place.hunk, "h1");
        }
      });
      await fc.assert(property, { numRuns: 60 });
    });

    it("comes to an end", async () => {
      const property = fc.asyncProperty(anyText, anyLanguage, async (lines, languageId) => {
        await check(lines.map((line) => `+${line}`).join("\n"), languageId);
      });
      await fc.assert(property, { numRuns: 60 });
    });
  });

  async function blamed(diff: string): Promise<readonly (string | undefined)[]> {
    return (await result([changed(diff)])).findings.map(({ place }) => place.hunk);
  }

  async function result(files: readonly ChangedFile[]): Promise<CheckResult> {
    return syntaxCheck(syntax).run(subject({ files }), noKnowledge, never);
  }

  async function severities(diff: string, languageId?: string): Promise<readonly string[]> {
    return (await result([changed(diff, languageId)])).findings.map(({ severity }) => severity);
  }
});

/** A class of eight methods, of which each gets a line; the ones at the given places lose their closing brace. */
function manyHunks(broken: readonly number[]): string {
  const methods = Array.from({ length: 8 }, (_, index) => {
    const [head, end] = [`   method${index}(items: Item[]) {`, broken.includes(index) ? "-  }" : "   }"];
    return `${head}\n     a();\n+    b();\n${end}`;
  });
  return [" class Cart {", ...methods, " }", " "].join("\n");
}
