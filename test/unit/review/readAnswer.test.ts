import assert from "node:assert/strict";
import fc from "fast-check";
import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { printDiff, printSearchReplace, printToolCall, printWhole } from "../../bench/placement/print.ts";

const read = (text: string) => readAnswer(text, { finish: "stop" });
const search = "<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE";

/** Kind and path of each edit. */
function edits(text: string, target?: string): readonly string[] {
  const answer = readAnswer(text, { finish: "stop", ...(target === undefined ? {} : { target }) });
  return answer.edits.map(({ kind, path }) => `${kind} ${path}`);
}

describe("reading an answer", () => {
  for (const [name, before] of Object.entries({
    "a line": "src/a.ts\n",
    "a line in bold": "**src/a.ts**\n",
    "a line in back quotes": "`src/a.ts`\n",
    "a heading": "### `src/a.ts`\n\n",
    "a list item": "1. **`src/a.ts`**:\n",
    "a line that says what it is": "File: src/a.ts\n",
    "a comment": "// src/a.ts\n",
    "a sentence": "Now change `src/a.ts` as follows:\n",
  })) {
    it(`finds a block's path in ${name} before it`, () => {
      assert.deepEqual(edits(`Sure.\n\n${before}${search}\n`), ["replace src/a.ts"]);
      assert.deepEqual(edits(`Sure.\n\n${before}\`\`\`ts\n${search}\n\`\`\`\n`), ["replace src/a.ts"]);
    });
  }

  for (const info of ["ts src/a.ts", "ts:src/a.ts", "src/a.ts", 'ts title="src/a.ts"', "ts filename=src/a.ts"]) {
    it(`finds the path of a whole file in a fence that says ${info}`, () => {
      assert.deepEqual(edits(`\`\`\`${info}\na\n\`\`\``), ["whole src/a.ts"]);
    });
  }

  it("takes the path of the block before for a block without one", () => {
    assert.deepEqual(edits(`src/a.ts\n${search}\n\n${search}\n`), ["replace src/a.ts", "replace src/a.ts"]);
  });

  it("reports a block whose file nobody named", () => {
    assert.deepEqual(
      read(search).malformed.map(({ reason }) => reason),
      ["unknownFile"],
    );
  });

  it("leaves the prose without the edits", () => {
    assert.equal(
      read(`Here it is.\n\nsrc/a.ts\n\`\`\`\n${search}\n\`\`\`\n\nThat is all.`).prose,
      "Here it is.\n\nThat is all.",
    );
  });

  it("leaves a command to run in the prose", () => {
    assert.deepEqual(edits("Run:\n```bash\nnpm test\n```", "src/a.ts"), []);
  });

  it("takes the one fence for the file that was asked about", () => {
    assert.deepEqual(edits("Here:\n```ts\na\n```", "src/a.ts"), ["whole src/a.ts"]);
  });

  it("takes none of two fences without a path for the file that was asked about", () => {
    assert.deepEqual(edits("```ts\na\n```\nor\n```ts\nb\n```", "src/a.ts"), []);
  });

  it("takes code quoted with its lines for no file", () => {
    assert.deepEqual(edits("```ts src/a.ts:10-12\na\n```"), []);
  });

  it("keeps fences inside of a Markdown file", () => {
    const [edit] = read("README.md\n```md\n# A\n```ts\na\n```\nend\n```").edits;
    assert.deepEqual(edit?.kind === "whole" && edit.lines, ["# A", "```ts", "a", "```", "end"]);
  });

  it("keeps fences inside of a search/replace block", () => {
    const text = "README.md\n```\n<<<<<<< SEARCH\n```ts\na\n```\n=======\nb\n>>>>>>> REPLACE\n```\nDone.";
    const { edits: found, prose } = read(text);
    assert.deepEqual(
      found.map((edit) => edit.kind === "replace" && edit.oldLines),
      [["```ts", "a", "```"]],
    );
    assert.equal(prose, "Done.");
  });

  it("reports a block with two dividers", () => {
    const text = "a.md\n<<<<<<< SEARCH\nTitle\n=======\n=======\nOther\n>>>>>>> REPLACE";
    assert.deepEqual(
      read(text).malformed.map(({ reason }) => reason),
      ["malformed"],
    );
  });

  it("reports a block without its end, and reads the next", () => {
    const { edits: found, malformed } = read(`src/a.ts\n<<<<<<< SEARCH\nx\n=======\ny\n${search}`);
    assert.deepEqual([found.length, malformed.length], [1, 1]);
  });

  it("reads a diff of several files with a new, a deleted and a renamed one", () => {
    const diff = [
      "diff --git a/src/a.ts b/src/a.ts",
      "--- a/src/a.ts",
      "+++ b/src/a.ts",
      "@@ -1 +1 @@",
      "-a",
      "+b",
      "--- /dev/null",
      "+++ b/src/new.ts",
      "@@ -0,0 +1,2 @@",
      "+x",
      "+y",
      "--- a/src/old.ts",
      "+++ /dev/null",
      "@@ -1 +0,0 @@",
      "-z",
      "diff --git a/src/from.ts b/src/to.ts",
      "similarity index 100%",
      "rename from src/from.ts",
      "rename to src/to.ts",
    ].join("\n");
    const wanted = ["replace src/a.ts", "whole src/new.ts", "delete src/old.ts", "rename src/from.ts"];
    assert.deepEqual(edits(`\`\`\`diff\n${diff}\n\`\`\``), wanted);
    assert.deepEqual(edits(diff), wanted);
  });

  it("takes a deleted line that looks like a header for a line", () => {
    const [edit] = read("```diff\n--- a/q.sql\n+++ b/q.sql\n@@ -1,2 +1,1 @@\n--- a comment\n select 1\n```").edits;
    assert.deepEqual(edit?.kind === "replace" && edit.oldLines, ["-- a comment", "select 1"]);
  });

  it("ends a diff without a fence where the prose begins", () => {
    const { prose } = read("--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-a\n+b\n\nThat was all.\n\n- one\n- two");
    assert.equal(prose, "That was all.\n\n- one\n- two");
  });

  it("reads a patch of OpenAI's kind", () => {
    const patch =
      "*** Begin Patch\n*** Update File: src/a.ts\n@@ class A {\n-a\n+b\n*** Add File: src/b.ts\n+new\n*** Delete File: src/c.ts\n*** End Patch";
    assert.deepEqual(edits(patch), ["replace src/a.ts", "whole src/b.ts", "delete src/c.ts"]);
  });

  it("reads a file's deletion and renaming beside blocks", () => {
    const text = "*** Delete File: src/old.ts\n*** Rename File: src/a.ts -> src/b.ts\n";
    assert.deepEqual(edits(text), ["delete src/old.ts", "rename src/a.ts"]);
  });

  it("reads a tool call of every kind", () => {
    const call = JSON.stringify({
      edits: [
        { path: "a.ts", search: "a\n", replace: "b\n" },
        { path: "b.ts", content: "x\n" },
        { path: "c.ts", delete: true },
        { path: "d.ts", newPath: "e.ts" },
      ],
    });
    const wanted = ["replace a.ts", "whole b.ts", "delete c.ts", "rename d.ts"];
    assert.deepEqual(edits(call), wanted);
    assert.deepEqual(edits(`Here:\n\`\`\`json\n${call}\n\`\`\``), wanted);
  });

  for (const [name, text] of Object.entries({
    "a search/replace block": "src/a.ts\n<<<<<<< SEARCH\na\n=======\nb",
    "a diff": "```diff\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-a\n+b",
    "a whole file": "src/a.ts\n```ts\na",
    "a tool call": '{"edits":[{"path":"a.ts","search":"a","replace":"b"',
    "a tool call in a fence": 'Here:\n```json\n{"edits":[{"path":"a.ts","search":"a","replace":"b"',
  })) {
    it(`makes no edit of ${name} that was cut off`, () => {
      const answer = readAnswer(text, { finish: "length" });
      assert.deepEqual(answer.edits, []);
      assert.deepEqual(
        answer.malformed.map(({ reason }) => reason),
        ["cutOff"],
      );
    });
  }

  it("keeps the blocks before one that was cut off", () => {
    const answer = readAnswer(`src/a.ts\n${search}\n<<<<<<< SEARCH\nx`, { finish: "cut" });
    assert.deepEqual([answer.edits.length, answer.malformed.length], [1, 1]);
  });

  const line = fc.constantFrom("a", "  b();", "}", "\tc", "// d", "é 😀", "const x = `y`;");
  const sides = fc.record({
    oldLines: fc.array(line, { minLength: 1, maxLength: 6 }),
    newLines: fc.array(line, { minLength: 1, maxLength: 6 }),
    line: fc.nat(50),
  });

  it("gives back what was printed as search/replace blocks, as a diff or as a tool call", () => {
    fc.assert(
      fc.property(fc.array(sides, { minLength: 1, maxLength: 4 }), (blocks) => {
        for (const print of [printSearchReplace, printDiff, printToolCall]) {
          const found = read(print("src/a.ts", blocks)).edits.map(
            (edit) => edit.kind === "replace" && [edit.oldLines, edit.newLines],
          );
          assert.deepEqual(
            found,
            blocks.map(({ oldLines, newLines }) => [oldLines, newLines]),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives back what was printed as a whole file", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const [edit] = read(printWhole("src/a.ts", lines)).edits;
        assert.deepEqual(edit?.kind === "whole" && edit.lines, lines);
      }),
    );
  });

  const pieces = fc.constantFrom(
    "```",
    "```ts",
    "src/a.ts",
    "<<<<<<< SEARCH",
    "=======",
    ">>>>>>> REPLACE",
    "--- a/a.ts",
    "+++ b/a.ts",
    "@@ -1 +1 @@",
    "@@",
    "-a",
    "+b",
    " c",
    "",
    "*** Delete File: a",
    "*** Begin Patch",
    '{"edits":',
    "text",
    "rename to x",
  );

  it("ends for whatever a model writes", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (lines) => {
        const answer = readAnswer(lines.join("\n"), { finish: "cut", target: "src/a.ts" });
        assert.ok(answer.edits.every(({ path }) => path !== ""));
      }),
      { numRuns: 3000 },
    );
  });
});
