import assert from "node:assert/strict";
import { createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { filesOf } from "../../../src/context/diffFiles.ts";

describe("the files of a diff", () => {
  it("are known with what is added and removed", () => {
    const diff = `diff --git a/src/a.ts b/src/a.ts
index 1..2 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,2 +1,2 @@
 const a = 1;
-const b = 2;
+const b = 3;
@@ -9 +9,2 @@ function f() {
 x
+y
`;
    assert.deepEqual(filesOf(diff), [
      {
        path: "src/a.ts",
        oldPath: "src/a.ts",
        kind: "change",
        added: ["const b = 3;", "y"],
        removed: ["const b = 2;"],
      },
    ]);
  });

  it("are new, deleted and renamed ones, empty and binary ones too", () => {
    const diff = `diff --git a/new.ts b/new.ts
new file mode 100644
--- /dev/null
+++ b/new.ts
@@ -0,0 +1 @@
+a
diff --git a/empty.ts b/empty.ts
new file mode 100644
index 0000000..e69de29
diff --git a/old.ts b/old.ts
deleted file mode 100644
--- a/old.ts
+++ /dev/null
@@ -1 +0,0 @@
-a
\\ No newline at end of file
diff --git a/one name.ts b/other name.ts
similarity index 100%
rename from one name.ts
rename to other name.ts
diff --git a/a.png b/a.png
index 1..2 100644
Binary files a/a.png and b/a.png differ
`;
    assert.deepEqual(
      filesOf(diff).map(({ kind, oldPath, path }) => `${kind} ${oldPath} ${path}`),
      [
        "create new.ts new.ts",
        "create empty.ts empty.ts",
        "delete old.ts old.ts",
        "rename one name.ts other name.ts",
        "change a.png a.png",
      ],
    );
  });

  it("are found without git's own header", () => {
    const diff = "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+b\n--- /dev/null\n+++ b/b.ts\n@@ -0,0 +1 @@\n+c\n";
    assert.deepEqual(
      filesOf(diff).map(({ kind, path, added }) => [kind, path, added]),
      [
        ["change", "a.ts", ["b"]],
        ["create", "b.ts", ["c"]],
      ],
    );
  });

  it("are not begun by a changed line that looks like a header", () => {
    const diff = "--- a/a.sql\n+++ b/a.sql\n@@ -1,2 +1,2 @@\n--- a comment\n-x\n+++ b\n+y\n";
    assert.deepEqual(filesOf(diff), [
      { path: "a.sql", oldPath: "a.sql", kind: "change", added: ["++ b", "y"], removed: ["-- a comment", "x"] },
    ]);
  });

  it("are none in a text that is no diff", () => {
    assert.deepEqual(filesOf(""), []);
    assert.deepEqual(filesOf("Hello\n+ world\n"), []);
  });

  it("have the lines that a diff of any two texts has", () => {
    const text = fc.array(fc.constantFrom<string>("a", "b", "- c", "++ d", "@@ -1 +1 @@"), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const texts = [before, after].map((lines) => lines.map((line) => `${line}\n`).join(""));
        const [file] = filesOf(createTwoFilesPatch("a/x", "b/x", texts[0] ?? "", texts[1] ?? ""));
        const kept = before.length - (file?.removed.length ?? 0);
        assert.equal(kept, after.length - (file?.added.length ?? 0));
        assert.ok(file?.added.every((line) => after.includes(line)) ?? true);
      }),
    );
  });
});
