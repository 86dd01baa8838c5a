import assert from "node:assert/strict";
import fc from "fast-check";
import { type ReadOptions, readAnswer } from "../../../src/review/answer/readAnswer.ts";

const edits = [
  { path: "src/a.ts", search: "a\n", replace: "b\n" },
  { path: "src/b.ts", content: "const t = '</parameter> </tool_call>';\n" },
];
const given = JSON.stringify({ edits });

/** How templates of models write a call where the server passes it through as text. */
const forms: Readonly<Record<string, (edits: string) => string>> = {
  "JSON between tags": (list) =>
    `<tool_call>\n{"name": "propose_edits", "arguments": {"edits": ${list}}}\n</tool_call>`,
  "arguments as the text of a string": (list) =>
    `<tool_call>{"name": "propose_edits", "arguments": ${JSON.stringify(`{"edits":${list}}`)}}</tool_call>`,
  "parameters between tags": (list) =>
    `<tool_call>\n<function=propose_edits>\n<parameter=edits>\n${list}\n</parameter>\n</function>\n</tool_call>`,
};
const alone: typeof forms = {
  "an object alone": (list) => `{"name": "propose_edits", "parameters": {"edits": ${list}}}`,
  "an object after a tag": (list) =>
    `<|python_tag|>{"type": "function", "name": "propose_edits", "parameters": {"edits": ${list}}}`,
};

function read(text: string, finish: ReadOptions["finish"] = "stop") {
  const { edits: found, malformed, prose } = readAnswer(text, { finish });
  return { found, malformed: malformed.map(({ reason }) => reason), prose };
}

const [wanted] = [readAnswer("", { finish: "stop", call: given }).edits];

describe("a call of the tool that stands in the text", () => {
  for (const [name, write] of Object.entries({ ...forms, ...alone })) {
    it(`is read as the server's own would be: ${name}`, () => {
      assert.deepEqual(read(write(JSON.stringify(edits))), { found: wanted, malformed: [], prose: "" });
    });

    it(`gives no edit whose end is missing, wherever it is cut: ${name}`, () => {
      const text = write(JSON.stringify(edits));
      fc.assert(
        fc.property(fc.nat(text.length), (end) => {
          const { found } = read(text.slice(0, end), "length");
          assert.deepEqual(found, wanted.slice(0, found.length));
        }),
      );
    });
  }

  for (const [name, write] of Object.entries(forms)) {
    it(`leaves what is said around it to be read: ${name}`, () => {
      assert.equal(read(`I mend it.\n\n${write(JSON.stringify(edits))}\n`).prose, "I mend it.");
    });

    it(`may come with another: ${name}`, () => {
      const [one, other] = edits.map((edit) => write(JSON.stringify([edit])));
      assert.deepEqual(read(`${one}\n${other}`).found, wanted);
    });
  }

  it("is none where another tool is called, or it is spoken of", () => {
    for (const text of [
      '<tool_call>{"name": "run", "arguments": {"edits": []}}</tool_call>',
      "A model writes `<tool_call>` here.",
      '{"name": "a package", "version": "1"}',
    ]) {
      assert.deepEqual(read(text), { found: [], malformed: [], prose: text });
    }
  });
});
