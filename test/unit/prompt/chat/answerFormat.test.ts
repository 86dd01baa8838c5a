import assert from "node:assert/strict";
import * as z from "zod/mini";
import { proposalTool } from "../../../../src/feature/editTool.ts";
import { editFormats } from "../../../../src/prompt/chat/answerFormat.ts";
import { readAnswer } from "../../../../src/review/answer/readAnswer.ts";
import { editsSchema } from "../../../../src/review/answer/toolCall.ts";

/** The edits that a reader of answers finds, without the text that each was read from. */
function editsIn(answer: string, call = ""): readonly object[] {
  const { edits, malformed } = readAnswer(answer, { finish: "stop", call });
  assert.deepEqual(malformed, []);
  return edits.map(({ text: _text, ...edit }) => edit);
}

const editFormat = editFormats.blocks;
const toolFormat = editFormats.tool;

describe("the form of edits that a model is told", () => {
  it("is read as it is shown", () => {
    const example = editFormat.slice(editFormat.indexOf("src/greeting.ts"), editFormat.indexOf("\n- "));
    assert.deepEqual(editsIn(example), [
      {
        kind: "replace",
        path: "src/greeting.ts",
        oldLines: ['  return "Hello, " + name;'],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the example is code.
        newLines: ["  return `Hello, ${name}!`;"],
      },
    ]);
  });

  it("is read where a file is deleted or renamed in the words that it gives", () => {
    const [deletion = "", renaming = ""] = [...editFormat.matchAll(/`(\*\*\* [^`]*)`/g)].map((match) => match[1] ?? "");
    assert.deepEqual(editsIn(`${deletion}\n${renaming}\n`), [
      { kind: "delete", path: "path/of/file" },
      { kind: "rename", path: "old/path", newPath: "new/path" },
    ]);
  });

  it("is read for a new file, and in a longer fence", () => {
    const answer = "docs/a.md\n````markdown\n<<<<<<< SEARCH\n=======\n```\na\n```\n>>>>>>> REPLACE\n````\n";
    assert.deepEqual(editsIn(answer), [
      { kind: "replace", path: "docs/a.md", oldLines: [], newLines: ["```", "a", "```"] },
    ]);
  });
});

describe("the form of edits by a tool that a model is told", () => {
  it("is read as it is shown", () => {
    const [, example = ""] = /^For example: (.*)$/m.exec(toolFormat) ?? [];
    const sides = { oldLines: ["  return name;"], newLines: ["  return name.trim();"] };
    assert.deepEqual(editsIn("", example), [{ kind: "replace", path: "src/greeting.ts", ...sides }]);
  });

  it("names every argument that the tool takes", () => {
    const named = new Set([...toolFormat.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    const taken = [...JSON.stringify(proposalTool.schema).matchAll(/"(\w+)":\{"type":"(?:string|boolean)"/g)];
    assert.deepEqual(
      taken.map(([, name = ""]) => name).filter((name) => !named.has(name)),
      [],
    );
    assert.equal(new Set(taken.map(([, name]) => name)).size, 6);
  });

  it("has the tool take what answers are read by", () => {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(editsSchema);
    assert.deepEqual(proposalTool.schema, schema);
  });

  it("speaks of the tool by its name", () => {
    assert.ok(toolFormat.includes(`\`${proposalTool.name}\``));
  });
});
