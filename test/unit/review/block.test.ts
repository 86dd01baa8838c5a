import assert from "node:assert/strict";
import fc from "fast-check";
import { blockOf } from "../../../src/review/place/block.ts";
import { proposedCart } from "./proposed.ts";

const braces = `import { a } from "a";

export function one(): number {
  return 1;
}

export function two(
  by: number,
): number {
  return 2 * by;
}

export function three(): number {
  return 3;
}
`;

const indented = `import a


def one():
    return 1


def two():
    if a:
        return 2

    return 3


print(one())
`;

/** The lines that a text is taken for a new version of. */
function found(text: string, file: string): string | undefined {
  const lines = file.split("\n");
  const span = blockOf(text.split("\n"), lines);
  return span && lines.slice(span.start, span.start + span.count).join("\n");
}

describe("a block of a file that was given back alone", () => {
  it("is found by its head and its end", () => {
    const one = "export function one(): number {\n  return 10;\n}";
    assert.equal(found(one, braces), "export function one(): number {\n  return 1;\n}");
  });

  it("is found where its head goes on at its own indentation", () => {
    const two = "export function two(\n  by: number,\n): number {\n  return by;\n}";
    assert.equal(found(two, braces), two.replace("return by", "return 2 * by"));
  });

  it("is found in a language of indentation, blank lines included", () => {
    assert.equal(
      found("def two():\n    return 4", indented),
      "def two():\n    if a:\n        return 2\n\n    return 3",
    );
  });

  it("may have got a comment before it", () => {
    const one = "export function one(): number {\n  return 1;\n}";
    assert.equal(found(`/** Gives one. */\n${one}`, braces), one);
  });

  for (const [name, text] of Object.entries({
    "its head is new": "export function four(): number {\n  return 4;\n}",
    "there are two of them":
      "export function one(): number {\n  return 1;\n}\n\nexport function three(): number {\n  return 3;\n}",
    "its head went on and is shorter now": "export function two(\n): number {\n  return 2;\n}\n}",
    "it is a line alone": 'import { a } from "a";',
    "something before it was left out": "// ... existing code ...\nexport function one(): number {\n  return 1;\n}",
    "it has no line of the file": "a\nb",
  })) {
    it(`is not guessed where ${name}`, () => {
      assert.equal(found(text, braces), undefined);
    });
  }

  it("is not guessed where its head stands in the file twice", () => {
    assert.equal(found("f(() => {\n  b();\n})", "f(() => {\n  a();\n})\nf(() => {\n  b();\n})"), undefined);
  });

  it("changes nothing of the file around it, whatever its new body is", async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,6}$/), { minLength: 3, maxLength: 8 });
    const body = fc.array(fc.stringMatching(/^ {2}[a-z ();]{1,12}[a-z]$/), { minLength: 1, maxLength: 6 });
    const write = (name: string, lines: readonly string[]) => [`function ${name}() {`, ...lines, "}"].join("\n");
    await fc.assert(
      fc.asyncProperty(names, body, body, fc.nat(), async (all, before, after, chosen) => {
        const name = all[chosen % all.length] ?? assert.fail();
        const file = (changed: readonly string[]) =>
          `${all.map((each) => write(each, each === name ? changed : before)).join("\n\n")}\n`;
        const answer = `\`\`\`ts\n${write(name, after)}\n\`\`\`\n`;
        const { text, unplaced } = await proposedCart(file(before), answer, { target: "src/cart.ts" });
        assert.equal(text, file(after));
        assert.deepEqual(unplaced, before.join("\n") === after.join("\n") ? ["unchanged"] : []);
      }),
    );
  });
});

describe("an excerpt of a file", () => {
  it("is not taken for the whole, though the bracket that ends it also ends the file", async () => {
    const excerpt =
      "export function one(): number {\n  return 1;\n}\n\nexport function two(\n  by: number,\n): number {\n  return by;\n}\n";
    const file = `import { a } from "a";\nimport { b } from "b";\nimport { c } from "c";\nimport { d } from "d";\n${braces}${braces.slice(braces.indexOf("export")).replaceAll("function ", "function later")}`;
    const { text, unplaced } = await proposedCart(file, `\`\`\`ts\n${excerpt}\`\`\`\n`, { target: "src/cart.ts" });
    assert.deepEqual([text === file, unplaced], [true, ["ambiguous"]]);
  });
});
