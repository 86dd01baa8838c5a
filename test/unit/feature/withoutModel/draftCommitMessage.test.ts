import assert from "node:assert/strict";
import { createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { draftCommitMessage } from "../../../../src/feature/withoutModel/draftCommitMessage.ts";

/** What git says of a file that had some lines and has others. */
function change(path: string, before: string, after: string): string {
  return `diff --git a/${path} b/${path}\n${createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after).replace(/^=+\n/, "")}`;
}

const create = (path: string) =>
  `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+a\n`;
const remove = (path: string) =>
  `diff --git a/${path} b/${path}\ndeleted file mode 100644\n--- a/${path}\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n`;
const rename = (from: string, to: string) =>
  `diff --git a/${from} b/${to}\nsimilarity index 100%\nrename from ${from}\nrename to ${to}\n`;

const total = "export function total(lines) {\n  return 0;\n}\n";

function subjectOf(...files: readonly string[]): string {
  return draftCommitMessage(files.join("")).split("\n", 1)[0] ?? "";
}

describe("a commit message from the diff alone", () => {
  const cases: readonly (readonly [string, string])[] = [
    [change("src/cart.ts", "", total), "Add total() to src/cart.ts"],
    [change("src/cart.ts", total, ""), "Remove total() from src/cart.ts"],
    [change("src/cart.ts", total, total.replace("total", "sum")), "Replace total() by sum() in src/cart.ts"],
    [change("src/cart.ts", total, total.replace("lines", "all")), "Change src/cart.ts"],
    [change("a.py", "", "def a():\n  pass\nclass B:\n  pass\ndef c():\n  pass\n"), "Add a(), B and 1 more to a.py"],
    [create("src/cart.ts"), "Add src/cart.ts"],
    [remove("src/cart.ts"), "Remove src/cart.ts"],
    [rename("src/a.ts", "src/b.ts"), "Rename src/a.ts to src/b.ts"],
    [change(`${"deep/".repeat(20)}cart.ts`, "", total), "Add total() to cart.ts"],
  ];
  for (const [diff, subject] of cases) {
    it(`says "${subject}" of one file`, () => {
      assert.equal(draftCommitMessage(diff), subject);
    });
  }

  it("says of several files what weighs most, and lists them", () => {
    assert.equal(
      draftCommitMessage(change("src/http/a.ts", "a\n", "b\n") + change("src/cart.ts", "", total) + create("b.ts")),
      `Add total() to src/cart.ts; add 1 file, change 1 file

- Change src/http/a.ts
- Add total() to src/cart.ts
- Add b.ts`,
    );
  });

  it("says at once what is done to all files, and where", () => {
    assert.equal(subjectOf(create("src/http/a.ts"), create("src/http/b/c.ts")), "Add 2 files in src/http");
    assert.equal(subjectOf(remove("a.ts"), remove("b.ts"), remove("c/d.ts")), "Remove 3 files");
    assert.equal(subjectOf(change("src/a", "a\n", "b\n"), change("src/b", "a\n", "b\n")), "Change 2 files in src");
  });

  it("names the only file that comes or goes, and counts what else changes", () => {
    const others = [change("src/http/a.ts", "a\n", "b\n"), change("src/http/b.ts", "a\n", "b\n")];
    assert.equal(subjectOf(...others, create("c.ts")), "Add c.ts; change 2 files in src/http");
  });

  it("names a symbol of the source rather than more of the tests", () => {
    const tests = change("test/cart.test.ts", "", "function a() {}\nfunction b() {}\n");
    assert.equal(
      subjectOf(tests, change("src/cart.ts", "", total)),
      "Add total() to src/cart.ts; change 1 file in test",
    );
  });

  it("is empty where nothing changed", () => {
    assert.equal(draftCommitMessage(""), "");
  });

  it("has a subject of 72 characters at most for any paths but a single file of a longer name", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "bc", "-"), minLength: 1, maxLength: 20 });
    const path = fc.array(name, { minLength: 1, maxLength: 8 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(fc.array(path, { minLength: 2, maxLength: 5 }), (paths) => {
        const diff = paths.map((each) => change(each, "", total)).join("");
        assert.ok(subjectOf(diff).length <= 72 || /^Change \d+ files? in /.test(subjectOf(diff)));
      }),
    );
  });
});
