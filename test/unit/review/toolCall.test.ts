import assert from "node:assert/strict";
import fc from "fast-check";
import { readAnswer } from "../../../src/review/answer/readAnswer.ts";
import { pathBeingWritten, readToolCall } from "../../../src/review/answer/toolCall.ts";

const deletion = (path: string) => JSON.stringify({ path, delete: true });
const paths = (text: string, isCut = false) => readToolCall(text, isCut).edits.map(({ path }) => path);
const reports = (text: string, isCut = false) =>
  readToolCall(text, isCut).malformed.map(({ path, reason, text: part }) => [path, reason, part]);

/** Texts that look like what stands around them. */
const treacherous = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "\n", "`", "é", "😀", '"path":"x"') }),
);
const path = treacherous.filter((text) => text !== "");
const edit = fc.oneof(
  fc.record({ path, search: treacherous, replace: treacherous }),
  fc.record({ path, content: treacherous }),
  fc.record({ path, delete: fc.constant(true) }),
  fc.record({ path, newPath: path }),
);
const calls = fc.array(fc.array(edit, { maxLength: 4 }), { minLength: 1, maxLength: 3 });

/** Calls as a model writes them, with the offset at which each edit and each path is whole. */
function print(edits: readonly (readonly object[])[], indentation: number) {
  const ends: number[] = [];
  let text = "";
  for (const call of edits) {
    text += '{ "edits": [';
    for (const [index, each] of call.entries()) {
      text += `${index === 0 ? "\n" : ",\n"}${JSON.stringify(each, undefined, indentation)}`;
      ends.push(text.length);
    }
    text += "]\n}";
  }
  return { text, ends };
}

describe("reading a tool call", () => {
  it("gives the edits that were whole where it was cut, at whichever character, and no other", () => {
    fc.assert(
      fc.property(
        calls,
        fc.constantFrom(0, 2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (edits, indentation, part) => {
          const { ends, text } = print(edits, indentation);
          const cut = Math.round(part * text.length);
          const { edits: whole } = readToolCall(text, false);
          const { edits: read } = readToolCall(text.slice(0, cut), true);
          assert.equal(whole.length, ends.length);
          assert.deepEqual(read, whole.slice(0, ends.filter((end) => end <= cut).length));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("gives paths and texts as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ path, newPath: path }, { noNullPrototype: true })), (edits) => {
        const read = readToolCall(JSON.stringify({ edits }), false).edits;
        assert.deepEqual(
          read.map((each) => each.kind === "rename" && { path: each.path, newPath: each.newPath }),
          edits,
        );
      }),
    );
  });

  it("reports the edit in which it was cut, with what came of it", () => {
    const begun = '{"path":"b.ts","search":"a';
    assert.deepEqual(reports(`{"edits":[${deletion("a.ts")},\n${begun}`, true), [["b.ts", "cutOff", begun]]);
  });

  it("reports nothing where it was cut between two edits", () => {
    for (const end of ["", ",", ",\n "]) {
      assert.deepEqual(reports(`{"edits":[${deletion("a.ts")}${end}`, true), []);
    }
  });

  it("reports what has no end though the answer has one", () => {
    assert.deepEqual(reports('{"edits":[{"path":"a.ts"'), [["a.ts", "malformed", '{"path":"a.ts"']]);
  });

  it("reports a list without its end though the answer has one", () => {
    const text = `{"edits":[${deletion("a.ts")}`;
    assert.deepEqual([paths(text), reports(text)], [["a.ts"], [["", "malformed", text]]]);
  });

  it("reports an edit that the schema doesn't know, and keeps those around it", () => {
    const unknown = '{"path":"b.ts","insert":"x"}';
    const text = `{"edits":[${deletion("a.ts")},${unknown},${deletion("c.ts")}]}`;
    assert.deepEqual([paths(text), reports(text)], [["a.ts", "c.ts"], [["b.ts", "malformed", unknown]]]);
  });

  it("reports an edit that would be two kinds of edit", () => {
    const both = '{"path":"b.ts","search":"x","replace":"y","newPath":"c.ts"}';
    assert.deepEqual(reports(`{"edits":[${both}]}`), [["b.ts", "malformed", both]]);
  });

  it("reads a list that is written as a text in the JSON", () => {
    const list = JSON.stringify(`[${deletion("a.ts")},${deletion("b.ts")}]`);
    assert.deepEqual([paths(`{"edits":${list}}`), reports(`{"edits":${list}}`)], [["a.ts", "b.ts"], []]);
  });

  it("makes no edit of a list in a text that is cut", () => {
    const text = `{"edits":${JSON.stringify(`[${deletion("a.ts")}`)}`;
    assert.deepEqual([paths(text, true), reports(text, true)], [[], [["", "cutOff", text]]]);
  });

  it("reports an edit that is no JSON, and keeps those around it", () => {
    const broken = '{"path":"b.ts",,}';
    const text = `{"edits":[${deletion("a.ts")},${broken},${deletion("c.ts")}]}`;
    assert.deepEqual([paths(text), reports(text)], [["a.ts", "c.ts"], [["b.ts", "malformed", broken]]]);
  });

  it("reports arguments without a list of edits", () => {
    for (const text of ["{}", '{"path":"a.ts","content":"x"}', '{"edits":"none"}', "[]", "text"]) {
      assert.deepEqual(
        reports(text).map(([, reason, part]) => [reason, part]),
        [["malformed", text]],
      );
    }
  });

  it("passes over what stands beside the edits", () => {
    assert.deepEqual(paths(`{"why":{"edits":[1]},"edits":[${deletion("a.ts")}],"n":1}`), ["a.ts"]);
  });

  it("ends for whatever a model writes", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"edits"',
      '"path"',
      '"',
      "\\",
      " ",
      "1",
      "é",
      deletion("a"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { edits } = readToolCall(pieces.join(""), true);
        assert.ok(edits.every((each) => each.kind === "delete" && each.path === "a"));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("an answer with a tool call", () => {
  const call = `{"edits":[${deletion("a.ts")}]}`;

  it("has its edits in the call, and its text is prose", () => {
    const text = "This goes:\n\n```ts src/b.ts\nconst b = 1;\n```\n";
    const { edits, malformed, prose } = readAnswer(text, { finish: "stop", target: "src/b.ts", call });
    assert.deepEqual([edits.map(({ path }) => path), malformed, prose], [["a.ts"], [], text.trim()]);
  });

  it("is read by its text where the call is empty", () => {
    const text = "*** Delete File: b.ts\n";
    assert.deepEqual(
      readAnswer(text, { finish: "stop", call: " " }).edits.map(({ path }) => path),
      ["b.ts"],
    );
  });

  it("keeps the edits before the cut", () => {
    const { edits, malformed } = readAnswer("", { finish: "length", call: `{"edits":[${deletion("a.ts")},{"path":"b` });
    assert.deepEqual([edits.length, malformed.map(({ reason }) => reason)], [1, ["cutOff"]]);
  });

  it("keeps the edits before the cut where the arguments stand in a fence of the text", () => {
    const text = `Here:\n\`\`\`json\n{"edits":[${deletion("a.ts")},{"path":"b`;
    const { edits, malformed } = readAnswer(text, { finish: "cut" });
    assert.deepEqual([edits.length, malformed.map(({ reason }) => reason)], [1, ["cutOff"]]);
  });
});

describe("the path that is being written", () => {
  it("is the last one whose end has come", () => {
    const text = '{"edits":[{"path":"src/a.ts","search":"x","replace":"y"},{"path":"src/b.ts"';
    assert.equal(pathBeingWritten(text), "src/b.ts");
    assert.equal(pathBeingWritten(text.slice(0, -1)), undefined);
    assert.equal(pathBeingWritten(text.slice(0, text.indexOf("y"))), "src/a.ts");
  });

  it("is none that stands in the text of an edit", () => {
    fc.assert(
      fc.property(path, treacherous, fc.nat(), (written, content, cut) => {
        const text = JSON.stringify({ edits: [{ path: written, content }] });
        const found = pathBeingWritten(text.slice(0, cut % (text.length + 1)));
        assert.ok(found === undefined || found === written);
      }),
      { numRuns: 1000 },
    );
  });
});
