import assert from "node:assert/strict";
import fc from "fast-check";
import { inCode, occurrences } from "../../../../src/completion/nextEdit/occurrences.ts";

const passage = (text: string, languageId = "typescript") => ({
  uri: "file:///a",
  languageId,
  start: 10,
  lines: text.split("\n"),
});
const places = (name: string, text: string, languageId?: string) =>
  occurrences(name, passage(text, languageId)).map(({ line, start }) => `${line - 9}:${start + 1}`);

describe("where a name stands in code", () => {
  it("is each whole word", () => {
    assert.deepEqual(places("a", "a + ab + $a + a1 + (a)"), ["1:1", "1:21"]);
  });

  it("is no comment and no string, however many lines they take", () => {
    assert.deepEqual(places("a", `// a\n/* a\na */ a\n'a' + \`a\na \${a} a\` + a`), ["3:6", "5:5", "5:13"]);
    assert.deepEqual(places("a", '# a\n"""a\na"""\na', "python"), ["4:1"]);
  });

  it("is found far below what was read", () => {
    const text = ["a", ...Array.from({ length: 900 }, () => "call(1);"), "a"].join("\n");
    assert.deepEqual(places("a", text), ["1:1", "902:1"]);
  });

  it("is told apart by what stands beside it", () => {
    const [member, own, key, shorthand, spread, block] = occurrences(
      "a",
      passage("x.a;\nthis.a;\ncall({ a: 1 });\ncall({ b, a });\ncall(...a);\nif (b) { a }"),
    );
    assert.ok(member?.isMember && !member.isOwn);
    assert.ok(own?.isMember && own.isOwn);
    assert.ok(key?.isKey && !key.isShorthand);
    assert.ok(shorthand?.isShorthand && !shorthand.isKey);
    assert.ok(spread && !spread.isMember);
    assert.ok(block && !block.isShorthand);
  });

  it("says the text wherever it is found, and no place lies within another", () => {
    const part = fc.constantFrom("a", "aa", "a.a", '"a', "// ", "`", "{", "}", "\n", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.constantFrom("a", "aa", "a.a"), (parts, wanted) => {
        const text = parts.join("");
        const found = inCode(wanted, passage(text));
        const lines = text.split("\n");
        assert.ok(found.every(({ line, start, end }) => lines[line - 10]?.slice(start, end) === wanted));
        assert.ok(
          found.every(
            (one, index) => index === 0 || one.line > found[index - 1]!.line || one.start >= found[index - 1]!.end,
          ),
        );
      }),
    );
  });
});
