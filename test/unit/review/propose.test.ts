import assert from "node:assert/strict";
import fc from "fast-check";
import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { acceptable, countStates, undecided } from "../../../src/review/decisions.ts";
import { guardOfChange } from "../../../src/review/guard.ts";
import { afterText } from "../../../src/review/land.ts";
import { propose } from "../../../src/review/propose.ts";
import { workspacePath } from "../../../src/review/workspacePath.ts";
import { block, fileOf, proposal, proposedCart } from "./proposed.ts";

const files = { "src/cart.ts": "a();\nb();\nc();\nd();\ne();\n" };
const whole = (path: string, text: string) => `${path}\n\`\`\`\n${text}\`\`\`\n`;

describe("a proposal", () => {
  it("has a hunk for each run of changed lines", async () => {
    const {
      files: [file],
    } = await proposal(files, block("a();\nb();\nc();\n", "A();\nb();\nC();\n"));
    assert.deepEqual(
      file?.hunks.map(({ start, oldLines, newLines }) => [start, oldLines, newLines]),
      [
        [0, ["a();"], ["A();"]],
        [2, ["c();"], ["C();"]],
      ],
    );
  });

  it("joins hunks without an unchanged line between them", async () => {
    const answer = block("a();\n", "A();\n") + block("b();\n", "B();\n");
    const {
      files: [file],
    } = await proposal(files, answer);
    assert.deepEqual(
      file?.hunks.map(({ newLines }) => newLines),
      [["A();", "B();"]],
    );
  });

  it("makes a new file of a text for a path where there is none", async () => {
    const {
      files: [file],
    } = await proposal(files, whole("src/new.ts", "x();\n"));
    assert.deepEqual([file?.kind, file?.version, afterText(file!)], ["create", undefined, "x();\n"]);
  });

  it("makes a new file of a block without old lines", async () => {
    const {
      files: [file],
    } = await proposal(files, "src/new.ts\n<<<<<<< SEARCH\n=======\nx();\n>>>>>>> REPLACE\n");
    assert.deepEqual([file?.kind, afterText(file!)], ["create", "x();\n"]);
  });

  it("deletes a file as one hunk", async () => {
    const {
      files: [file],
    } = await proposal(files, "*** Delete File: src/cart.ts\n");
    assert.deepEqual([file?.kind, file?.hunks.length, afterText(file!)], ["delete", 1, ""]);
  });

  it("renames a file by a hunk of its own beside those that change it", async () => {
    const answer = `*** Rename File: src/cart.ts -> src/basket.ts\n${block("a();\n", "A();\n")}`;
    const {
      files: [file],
    } = await proposal(files, answer);
    assert.deepEqual([file?.kind, file?.newPath, file?.hunks.length], ["rename", "src/basket.ts", 2]);
  });

  it("reports a change of a file that is not there", async () => {
    const { unplaced } = await proposal({}, block("a();\n", "A();\n"));
    assert.deepEqual(
      unplaced.map(({ path, reason }) => [path, reason]),
      [["src/cart.ts", "unknownFile"]],
    );
  });

  for (const path of ["./src/cart.ts", "src\\cart.ts", "a/src/cart.ts", "src/../src/cart.ts", "src//cart.ts"]) {
    it(`knows src/cart.ts by ${path}`, async () => {
      const answer = {
        edits: [{ kind: "replace" as const, path, text: "", oldLines: ["a();"], newLines: ["A();"] }],
        prose: "",
        malformed: [],
      };
      const made = await propose({ id: "p", answer, uriOf: String, files: (each) => fileOf(each, files) });
      assert.deepEqual(
        made.files.map((file) => file.path),
        ["src/cart.ts"],
      );
    });
  }

  for (const path of [
    "../other/x.ts",
    "/etc/hosts",
    "~/.bashrc",
    "C:\\x.ts",
    "src/../../x.ts",
    "\\\\server\\x",
    "file:///etc/hosts",
  ]) {
    it(`guards ${path}, which is outside of the workspace, and does not read it`, async () => {
      const asked: string[] = [];
      const answer = { edits: [{ kind: "whole" as const, path, text: "", lines: ["x"] }], prose: "", malformed: [] };
      const files = (each: string) => {
        asked.push(each);
        return undefined;
      };
      const made = await propose({ id: "p", answer, uriOf: String, files });
      assert.deepEqual([made.files[0]?.guard, asked], ["outsideWorkspace", []]);
    });
  }

  it("guards a file that is to be moved into the editor's settings", async () => {
    const {
      files: [file],
    } = await proposal(files, "*** Rename File: src/cart.ts -> .vscode/tasks.json\n");
    assert.equal(file?.guard, "editorSettings");
  });

  it("stops where its signal is aborted", async () => {
    const answer = readAnswer(whole("a.ts", "x\n"), { finish: "stop" });
    const stopped = propose({ id: "p", answer, uriOf: String, files: () => undefined, signal: AbortSignal.abort() });
    await assert.rejects(stopped, { name: "AbortError" });
  });

  const lines = fc.array(fc.constantFrom("a();", "  b();", "}", "", "c();"), { minLength: 1, maxLength: 8 });

  it("has hunks that are the file's lines and do not overlap, whatever the blocks", () => {
    const blocks = fc.array(fc.record({ oldLines: lines, newLines: lines }), { maxLength: 4 });
    return fc.assert(
      fc.asyncProperty(lines, blocks, async (file, all) => {
        const text = `${file.join("\n")}\n`;
        const edits = all.map((each) => ({ kind: "replace" as const, path: "x.ts", text: "", ...each }));
        const answer = { edits, prose: "", malformed: [] };
        const made = await propose({ id: "p", answer, uriOf: String, files: (path) => fileOf(path, { "x.ts": text }) });
        let end = -1;
        for (const { start, oldLines } of made.files[0]?.hunks ?? []) {
          assert.deepEqual(text.split("\n").slice(start, start + oldLines.length), oldLines);
          assert.ok(start > end);
          end = start + oldLines.length;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("changes nothing unmarked that a block does not quote exactly", () => {
    return fc.assert(
      fc.asyncProperty(lines, lines, lines, async (file, oldLines, newLines) => {
        const text = file.join("\n");
        const answer = {
          edits: [{ kind: "replace" as const, path: "x.ts", text: "", oldLines, newLines }],
          prose: "",
          malformed: [],
        };
        const made = await propose({ id: "p", answer, uriOf: String, files: (path) => fileOf(path, { "x.ts": text }) });
        const exact = made.files.filter(({ hunks }) => hunks.some(({ placement }) => placement === "exact"));
        const places = file.filter((_, start) => oldLines.every((line, index) => file[start + index] === line)).length;
        assert.ok(exact.length === 0 || places === 1);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes a comment with the file's path on top of its whole text for a label, unless the file begins with it", async () => {
    const answer = "```ts\n// src/cart.ts\na\nc\n```\n";
    const label = await proposedCart("a\nb\n", answer, { target: "src/cart.ts" });
    assert.equal(label.text, "a\nc\n");
    const own = await proposedCart("// src/cart.ts\na\nb\n", answer, { target: "src/cart.ts" });
    assert.equal(own.text, "// src/cart.ts\na\nc\n");
  });
});

describe("a guard", () => {
  const guards = Object.entries({
    ".vscode/settings.json": "editorSettings",
    "packages/a/.VSCode/tasks.json": "editorSettings",
    "shop.code-workspace": "editorSettings",
    ".idea/x.xml": "editorSettings",
    ".github/workflows/ci.yml": "ci",
    ".gitlab-ci.yml": "ci",
    Jenkinsfile: "ci",
    ".husky/pre-commit": "ci",
    ".git/hooks/pre-commit": "ci",
    ".devcontainer/devcontainer.json": "ci",
    ".bashrc": "packageScripts",
    Makefile: "packageScripts",
    ".npmrc": "packageScripts",
    ".vscode./settings.json": "editorSettings",
  });
  for (const [path, guard] of guards) {
    it(`${guard} stands before ${path}`, () => {
      assert.equal(guardOfChange(path, "", "x"), guard);
    });
  }

  it("stands before a manifest whose scripts change", () => {
    assert.equal(guardOfChange("a/package.json", '{"scripts":{}}', '{"scripts":{"test":"rm"}}'), "packageScripts");
  });

  it("stands before a manifest that can't be read afterwards", () => {
    assert.equal(guardOfChange("package.json", "{}", "{"), "packageScripts");
  });

  it("does not stand before a manifest whose dependencies change", () => {
    assert.equal(guardOfChange("package.json", '{"a":1}', '{"a":2}'), undefined);
  });

  it("does not stand before plain code", () => {
    assert.equal(guardOfChange("src/vscode/github.ts", "", "x"), undefined);
  });
});

describe("a path of an answer", () => {
  it("never leaves the workspace unnoticed", () => {
    const parts = fc.array(fc.constantFrom("..", ".", "a", "", "b.ts", "~"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.constantFrom("/", "\\"), (all, slash) => {
        const { path, isOutside } = workspacePath(all.join(slash));
        assert.ok(isOutside || !(path.startsWith("/") || path.split("/").includes("..")));
      }),
    );
  });
});

describe("decisions", () => {
  it("leave to accept all what has no guard, no problem and no decision", async () => {
    const answer = whole("src/cart.ts", "A();\nb();\nC();\nd();\nE();\n") + whole(".vscode/settings.json", "{}\n");
    const made = await proposal(files, answer);
    const decisions = { "p:0:0": "rejected" } as const;
    const ids = acceptable(made, decisions, new Set(["p:0:1"])).map(({ hunk }) => hunk.id);
    assert.deepEqual(ids, ["p:0:2"]);
  });

  it("are counted by state, and can be taken back", async () => {
    const made = await proposal(files, block("a();\nb();\nc();\n", "A();\nb();\nC();\n"));
    const accepted = { "p:0:0": "accepted" } as const;
    assert.deepEqual(countStates(made, accepted), { undecided: 1, accepted: 1, rejected: 0, conflict: 0 });
    assert.equal(undecided(made, { "p:0:0": "undecided" }).length, 2);
  });
});
