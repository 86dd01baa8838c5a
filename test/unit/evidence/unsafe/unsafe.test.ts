// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is checked, in strings.
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ChangedFile } from "../../../../src/evidence/check.ts";
import { unsafeRules } from "../../../../src/evidence/check.ts";
import { unsafeCheck } from "../../../../src/evidence/checks/unsafe/index.ts";
import { changed, never, noKnowledge, subject } from "../subjects.ts";
import { cases } from "./cases.ts";

async function check(...files: readonly ChangedFile[]) {
  return unsafeCheck.run(subject({ files }), noKnowledge, never);
}

/** The rules that speak of added code, and where. */
async function found(...files: readonly ChangedFile[]) {
  const { findings } = await check(...files);
  return findings.map((finding) =>
    finding.kind === "unsafe" ? `${finding.rule} ${finding.place.line}` : finding.kind,
  );
}

function added(code: string, languageId: string): ChangedFile {
  const lines = code.split("\n").map((line) => `+${line}`);
  return changed([" ", ...lines, " "].join("\n"), languageId);
}

describe("checking for unsafe code", () => {
  for (const { rule, languageId, unsafe, alike } of cases) {
    for (const code of unsafe) {
      it(`finds by ${rule} in ${languageId}: ${code}`, async () => {
        const rules = (await found(added(code, languageId))).map((each) => each.split(" ")[0]);
        assert.deepEqual([...new Set(rules)], [rule]);
      });
    }
    for (const code of alike) {
      it(`leaves alone in ${languageId}: ${code}`, async () => {
        assert.deepEqual(await found(added(code, languageId)), []);
      });
    }
  }

  it("has cases for each rule", () => {
    assert.deepEqual(
      unsafeRules.filter((rule) => !cases.some((each) => each.rule === rule)),
      [],
    );
  });

  it("tells the rule, its CWE number, the code and the place", async () => {
    assert.deepEqual((await check(changed(" a();\n-b();\n+b();\n+  eval(text);\n c();"))).findings, [
      {
        kind: "unsafe",
        rule: "code-from-text",
        cwe: 95,
        code: "eval(text);",
        severity: "doubt",
        place: { hunk: "h1", path: "src/cart.ts", line: 2 },
      },
    ]);
  });

  it("calls what is unsafe wherever it stands a problem", async () => {
    const { findings } = await check(added("fs.chmodSync(path, 0o777);", "typescript"));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["problem"],
    );
  });

  it("doubts it in tests, where it may be meant", async () => {
    const { findings } = await check(changed("+fs.chmodSync(path, 0o777);", "typescript", "test/unit/cart.test.ts"));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["doubt"],
    );
  });

  it("leaves alone what the replaced lines have already", async () => {
    assert.deepEqual(await found(changed("-run(eval(text));\n+run(eval(text), 2);")), []);
  });

  it("finds one more of what the replaced lines have", async () => {
    assert.deepEqual(await found(changed("-eval(a);\n+eval(a);\n+eval(b);")), ["code-from-text 1"]);
  });

  it("leaves alone what stands outside the hunks", async () => {
    assert.deepEqual(await found(changed(" eval(text);\n+eval('1');\n eval(text);")), []);
  });

  it("leaves alone what another file of the proposal gives away", async () => {
    const from = changed(" a();\n-  eval(text);", "typescript", "src/a.ts");
    const to = changed(" b();\n+eval( text );", "typescript", "src/b.ts");
    assert.deepEqual(await found(from, to), []);
  });

  it("finds in a new file", async () => {
    const { before: _, ...file } = changed("+eval(text);");
    assert.deepEqual(await found({ ...file, before: undefined }), ["code-from-text 0"]);
  });

  it("finds where a changed line makes a statement of several lines unsafe", async () => {
    const file = changed(" const q = `\n   SELECT a FROM b\n-  WHERE c = 1`;\n+  WHERE c = ${d}`;");
    assert.deepEqual(await found(file), ["sql-from-text 2"]);
  });

  it("does not read what a bundler wrote, and says so", async () => {
    const { outcome, reason } = await check(changed(`-a();\n+eval(text);${"b();".repeat(1_000)}`));
    assert.deepEqual({ outcome, reason }, { outcome: "notChecked", reason: "tooLarge" });
  });

  it("says of a language without rules that it did not look", async () => {
    const { outcome, reason, unseen } = await check(changed("+eval(text)", "plaintext"));
    assert.deepEqual(
      { outcome, reason, unseen },
      { outcome: "notChecked", reason: "noRules", unseen: ["src/cart.ts"] },
    );
  });

  it("does not throw on any text, and finds nothing in a file that does not change", async () => {
    const words = fc.constantFrom(
      "eval(",
      "`",
      "${",
      "}",
      '"',
      "'",
      "/*",
      "//",
      "#",
      "\n",
      "exec(",
      "SELECT a FROM ",
      "f'",
      '"""',
      "+",
      "a",
      ")",
      "{",
      ",",
      ".innerHTML = ",
      "Math.random()",
      "password",
      "\\",
      "/",
    );
    const texts = fc.array(words, { maxLength: 40 }).map((each) => each.join(""));
    const languages = fc.constantFrom(
      "typescript",
      "python",
      "go",
      "java",
      "rust",
      "php",
      "ruby",
      "shellscript",
      "vue",
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, fc.string()), languages, async (text, languageId) => {
        await check({ ...added(text, languageId), before: undefined });
        const lines = text.split("\n").length;
        const same = {
          path: "a",
          languageId,
          before: text,
          after: text,
          hunks: [{ id: "h1", after: { start: 0, count: lines } }],
        };
        assert.deepEqual(await found(same), []);
      }),
      { numRuns: 300 },
    );
  });
});
