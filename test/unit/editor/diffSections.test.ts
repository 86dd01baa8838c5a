import assert from "node:assert/strict";
import fc from "fast-check";
import { diffSections } from "../../../src/editor/diffSections.ts";

const body = "index 1..2 100644\n@@ -1 +1 @@\n-one\n+two\n";
const changed = (before: string, after: string) => `--- ${before}\n+++ ${after}\n${body}`;

function pathsOf(diff: string): readonly (readonly string[])[] {
  return diffSections(diff).map(({ paths }) => paths);
}

describe("the sections of a diff", () => {
  it("are one a file, in its order, each with its text", () => {
    const one = `diff --git a/one.ts b/one.ts\n${changed("a/one.ts", "b/one.ts")}`;
    const two = `diff --git a/two.ts b/two.ts\n${changed("a/two.ts", "b/two.ts")}`;
    assert.deepEqual(diffSections(one + two), [
      { paths: ["one.ts"], text: one },
      { paths: ["two.ts"], text: two },
    ]);
  });

  it("have both paths of a rename", () => {
    const diff = "diff --git a/.env b/harmless.txt\nsimilarity index 100%\nrename from .env\nrename to harmless.txt\n";
    assert.deepEqual(pathsOf(diff), [[".env", "harmless.txt"]]);
  });

  it("have the path of a binary file, which has no other line with it", () => {
    const diff = "diff --git a/my key.pem b/my key.pem\nBinary files a/my key.pem and b/my key.pem differ\n";
    assert.deepEqual(pathsOf(diff), [["my key.pem"]]);
  });

  it("have a path without its prefix under git's setting for other prefixes", () => {
    assert.deepEqual(pathsOf(`diff --git i/b/x.ts w/b/x.ts\n${changed("i/b/x.ts", "w/b/x.ts")}`), [["b/x.ts"]]);
  });

  it("have the whole path under git's setting for no prefix", () => {
    assert.deepEqual(pathsOf(`diff --git b/x.ts b/x.ts\n${changed("b/x.ts", "b/x.ts")}`), [["b/x.ts"]]);
  });

  it("have the path of a file in conflict", () => {
    assert.deepEqual(pathsOf(`diff --cc src/x.ts\nindex 1,2..3\n--- a/src/x.ts\n+++ b/src/x.ts\n@@@ -1 -1 +1 @@@\n`), [
      ["src/x.ts"],
    ]);
  });

  it("have a path with unusual characters as it is", () => {
    const quoted = String.raw`"a/gr\303\274n \"x\".ts" "b/gr\303\274n \"x\".ts"`;
    assert.deepEqual(pathsOf(`diff --git ${quoted}\nnew file mode 100644\n`), [['grün "x".ts']]);
  });

  it("take no line of a file for a path", () => {
    const diff = "diff --git a/x.ts b/x.ts\n--- a/x.ts\n+++ b/x.ts\n@@ -1 +1 @@\n--- a/other.ts\n+++ b/other.ts\n";
    assert.deepEqual(pathsOf(diff), [["x.ts"]]);
  });

  it("lose nothing of a diff, whatever its files hold", () => {
    const file = fc.record({ name: fc.stringMatching(/^[a-z]{1,5}\.ts$/), lines: fc.array(fc.string()) });
    fc.assert(
      fc.property(fc.array(file), (files) => {
        const diff = files
          .map(({ name, lines }) => `diff --git a/${name} b/${name}\n${lines.map((line) => `+${line}\n`).join("")}`)
          .join("");
        assert.equal(
          diffSections(diff)
            .map(({ text }) => text)
            .join(""),
          diff,
        );
      }),
    );
  });
});
