import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus } from "../../../../src/model/embedded/corpus.ts";
import { type Cursor, Suggester, type Suggestion } from "../../../../src/model/embedded/suggester.ts";
import { anyText } from "./anyText.ts";

function learnt(files: Record<string, string>): Corpus {
  const corpus = new Corpus();
  for (const [key, text] of Object.entries(files)) {
    Array.from(corpus.learn(key, "/shop", text));
  }
  return corpus;
}

function cursorAt(marked: string): Cursor {
  const [prefix = "", suffix = ""] = marked.split("|");
  return { prefix, suffix, key: "/shop/open.ts", folder: "/shop" };
}

/** The likeliest rest of the line, or block, at `|` in a document, after some files were learnt. */
function suggested(marked: string, files: Record<string, string> = {}): Suggestion {
  return new Suggester(learnt(files)).suggest(cursorAt(marked)).whole;
}

/** What is shown at `|` in a document, after some files were learnt. */
function offered(marked: string, files: Record<string, string> = {}): string {
  return new Suggester(learnt(files)).offer(cursorAt(marked)).text;
}

const loop = "for (let index = 0; index < items.length; index++) {\n  total += items[index].price;\n}\n";

describe("Suggester", () => {
  it("completes a line that it has learnt from another file", () => {
    const { text, probability } = suggested("for (let ind|", { "/shop/a.ts": loop.repeat(3) });
    assert.equal(text.split("\n")[0], "ex = 0; index < items.length; index++) {");
    assert.ok(probability > 0.5 && probability < 1);
  });

  it("completes a line that stands further up in the same document", () => {
    const { text } = suggested(`${loop}console.log(total);\nfor (let index = 0; ind|`);
    assert.equal(text.split("\n")[0], "ex < items.length; index++) {");
  });

  it("completes a line that stands further down in the same document", () => {
    const { text } = suggested(`for (let index = 0; ind|\n\nprint();\n${loop}`);
    assert.equal(text.split("\n")[0], "ex < items.length; index++) {");
  });

  it("renames in a copied line what was renamed before it", () => {
    const known =
      "const user = load(request);\nif (user === undefined) {\n  throw new Error('gone');\n}\nsave(user);\n";
    const renamed = "const basket = load(request);\nif (basket === undefined) {\n  throw new Error('gone');\n}\nsave(|";
    assert.equal(suggested(renamed, { "/shop/a.ts": known.repeat(2) }).text, "basket);");
  });

  it("carries on with a block that it knows, renamed", () => {
    const block = (name: string) =>
      `export function read(${name}: Source): Output {\n  const parsed = parse(${name});\n  log(parsed, ${name});\n  return run(parsed);\n}\n\n`;
    const known = ["one", "two", "three", "four", "five", "six", "seven", "eight"].map(block).join("");
    const { text } = suggested(
      `${known}export function read(nine: Source): Output {\n  const parsed = parse(nine);\n  lo|`,
      {
        "/shop/a.ts": known,
      },
    );
    assert.ok("g(parsed, nine);\n  return run(parsed);\n}".startsWith(text), text);
    assert.ok(text.split("\n").length > 1, text);
  });

  it("does not repeat what already stands behind the cursor", () => {
    const known = { "/shop/a.ts": "print(first, second);\n".repeat(4) };
    assert.equal(suggested("print(first|);\n", known).text, ", second");
    assert.equal(suggested("print(first|)\n", known).text, ", second");
    assert.equal(suggested("print(first|oops)\n", known).text, "");
  });

  it("does not suggest the line that stands below", () => {
    assert.equal(
      suggested("|\nprint(first, second);\n", { "/shop/a.ts": "print(first, second);\n".repeat(4) }).text,
      "",
    );
  });

  it("does not learn from the older state of the document itself", () => {
    assert.equal(suggested("print(fir|", { "/shop/open.ts": "print(first, second);\n".repeat(4) }).text, "");
  });

  it("offers the beginning of a line whose end it can't know", () => {
    const known = ["red", "green", "blue", "white"]
      .map((name) => `configuration.register("${name}", ${name}Theme);\n`)
      .join("");
    assert.equal(offered("configuration.reg|", { "/shop/a.ts": known.repeat(2) }), 'ister("');
  });

  it("offers nothing where not even the beginning is sure", () => {
    const known = ["apple", "pear", "plum", "fig", "lime"].map((name) => `${name}(1);\n`).join("");
    assert.equal(offered("|", { "/shop/a.ts": known }), "");
  });

  it("gives the same answer to a document that was typed as to one that was opened", () => {
    const files = { "/shop/a.ts": loop.repeat(2) };
    const text = `${loop}const more = 1;\n${loop}`;
    const typing = new Suggester(learnt(files));
    for (let end = 0; end < text.length; end++) {
      const cursor = { prefix: text.slice(0, end), suffix: "", key: "/shop/open.ts", folder: "/shop" };
      const answer = typing.suggest(cursor);
      if (end % 7 === 0) {
        assert.deepEqual(answer, new Suggester(learnt(files)).suggest(cursor), text.slice(0, end));
      }
    }
  });

  it("survives any text around the cursor and states a probability", () => {
    const suggester = new Suggester(learnt({ "/shop/a.ts": loop }));
    fc.assert(
      fc.property(anyText, anyText, (prefix, suffix) => {
        const { whole, start } = suggester.suggest({ prefix, suffix, key: "/shop/open.ts", folder: "/shop" });
        for (const { text, probability } of [whole, start]) {
          assert.ok(probability >= 0 && probability <= 1);
          assert.ok(text === "" || probability > 0);
        }
      }),
    );
  });

  it("survives a line of a megabyte", () => {
    assert.equal(suggested(`${"x".repeat(1_000_000)}|${"y".repeat(1_000_000)}`).text, "");
    assert.equal(suggested(`${"a b ".repeat(250_000)}|`, {}).text.includes("\n"), false);
  });
});
