import assert from "node:assert/strict";
import fc from "fast-check";
import { citationsOf } from "../../../src/evidence/checks/citationsOf.ts";

/** Each citation as `name Cart.total` or `place src/a.ts 11-13`, lines counted from 0; a `?` says that nothing is claimed. */
function cited(markdown: string): readonly string[] {
  return citationsOf(markdown).map(({ kind, parts = [], path, line, endLine, isHypothetical }) => {
    const lines = line === undefined ? "" : ` ${line}${endLine === undefined ? "" : `-${endLine}`}`;
    return `${kind} ${kind === "name" ? parts.join(".") : path}${lines}${isHypothetical ? "?" : ""}`;
  });
}

describe("citations of an answer", () => {
  const rows: readonly [name: string, markdown: string, expected: readonly string[]][] = [
    ["are names in back quotes", "It calls `total` and `Cart`.", ["name total", "name Cart"]],
    ["are a call's name without what it is given", "See `total(items, 0)`.", ["name total"]],
    ["are the parts of a member", "See `this.cart?.items`.", ["name this.cart.items"]],
    ["are paths of modules in C++ and Rust", "See `std::vector<int>`.", ["name std.vector"]],
    ["are names behind a keyword", "A `new Cart()` is made.", ["name Cart"]],
    ["are no expressions", "It adds `a + b` and `x => y`.", []],
    ["are no numbers and texts", "It is `42`, `'a'` or `\"b\"`.", []],
    ["are no flags and packages with a dash", "Run with `--watch` and `node-diff3`.", []],
    ["are not what stands in fenced code", "```ts\nconst a = `b`;\n// src/a.ts:12\n```", []],
    ["are not what stands in indented code", "So:\n\n    src/a.ts:12\n", []],
    ["are files in back quotes", "It is in `src/cart.ts`.", ["place src/cart.ts"]],
    ["are files with a line", "See src/cart.ts:41.", ["place src/cart.ts 40"]],
    ["are files with lines from and to", "See `src/cart.ts:41-45`.", ["place src/cart.ts 40-44"]],
    ["are files with a line and a column", "See `src/cart.ts:41:7`.", ["place src/cart.ts 40"]],
    ["are files with a line as the web writes it", "See (src/cart.ts#L12-L14).", ["place src/cart.ts 11-13"]],
    ["are a line of a file in words", "See line 12 of `src/cart.ts`.", ["place src/cart.ts 11"]],
    ["are lines in a file in words", "See lines 3-5 in the file src/cart.ts.", ["place src/cart.ts 2-4"]],
    ["are a file with its line behind it", "See `src/cart.ts` (line 7).", ["place src/cart.ts 6"]],
    ["are not a file and the next sentence's line", "See `src/cart.ts`. Line 7 adds.", ["place src/cart.ts"]],
    [
      "are in lists, tables, quotes and headings",
      "# `a1`\n- `b1`\n\n> `c1`\n\n|`d1`|\n|-|\n|`e1`|",
      ["name a1", "name b1", "name c1", "name d1", "name e1"],
    ],
    ["are in bold and links", "**`a1`** [`b1`](src/b.ts)", ["name a1", "name b1"]],
    ["are no addresses", "See https://example.com/a.ts:12 and `http://localhost:3000`.", []],
    ["are no hosts with a port", "It listens on example.com:443.", []],
    ["are no words with a dot outside of back quotes", "It runs in Node.js, e.g. on src/cart.ts.", []],
    ["are files on Windows", "See `src\\cart.ts:3`.", ["place src\\cart.ts 2"]],
    ["are files of routes", "See `app/[id]/page.tsx`.", ["place app/[id]/page.tsx"]],
    ["claim nothing of a name that is proposed", "You could extract a `computeTotal` helper.", ["name computeTotal?"]],
    ["claim nothing of a name that is said to be missing", "`computeTotal` is not defined.", ["name computeTotal?"]],
    [
      "claim a name of which the sentence before proposes something",
      "You could add tests. `total` sums.",
      ["name total"],
    ],
  ];
  for (const [name, markdown, expected] of rows) {
    it(name, () => {
      assert.deepEqual(cited(markdown), expected);
    });
  }

  it("stand in the answer as their text says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("`", "a.ts:12", " ", "line 3 of ", "total", "\n", "**", ".", "src/")),
        (pieces) => {
          const markdown = pieces.join("");
          for (const { text } of citationsOf(markdown)) {
            assert.ok(markdown.includes(text), `${text} in ${markdown}`);
          }
        },
      ),
    );
  });

  it("are found in any text within a second", () => {
    const hostile = fc.constantFrom("a.", "`", "a/", "[", "line 1 of ", "(", "*", "a::", ":1", "\\", "<", "é");
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const start = performance.now();
        citationsOf((one + other).repeat(2_000));
        assert.ok(performance.now() - start < 1_000);
      }),
    );
  });
});
