import assert from "node:assert/strict";
import { marked } from "marked";
import type { Structure } from "../../../../src/feature/structure.ts";
import { explainStructure } from "../../../../src/feature/withoutModel/explainStructure.ts";

const total: Structure = {
  name: "total",
  kind: "function",
  path: "src/cart.ts",
  uri: "file:///shop/src/cart.ts",
  languageId: "typescript",
  lines: { start: 7, count: 7 },
  text: "export function total(lines) {\n  for (const line of lines) {\n    if (line.free || line.count === 0) {}\n  }\n}",
  signature: "function total(lines: readonly Line[]): Money",
  documentation: "Adds up.\n\n# Not a heading of this account",
  callers: [{ name: "orderTotal", path: "src/order.ts", uri: "file:///shop/src/order.ts", line: 1 }],
  callees: [
    { name: "euros", path: "src/money.ts", uri: "file:///shop/src/money.ts", line: 4 },
    { name: "plus", path: "src/money.ts", uri: "file:///shop/src/money.ts", line: 9 },
  ],
  members: [],
  commits: [{ hash: "0123456789abcdef", date: "2026-11-20", author: "Ada", subject: "Add *up*" }],
  diagnostics: [{ message: "'x' is [unused].", line: 8 }],
};

const nothing: Structure = {
  ...total,
  text: "",
  signature: "",
  documentation: "",
  callers: [],
  callees: [],
  commits: [],
  diagnostics: [],
};

describe("a structural account", () => {
  it("tells of a function all that the editor knows", () => {
    assert.equal(
      explainStructure(total),
      `\`total\` is a function in \`src/cart.ts:8\`: 7 lines, called from 1 place, calls 2 others.

### Signature

\`\`\`typescript
function total(lines: readonly Line[]): Money
\`\`\`

### Documentation

> Adds up.
>
> # Not a heading of this account

### Called by

- \`orderTotal\` in \`src/order.ts:2\`

### Calls

- \`euros\` in \`src/money.ts:5\`
- \`plus\` in \`src/money.ts:10\`

### Complexity

Cyclomatic complexity: 4 (1, and 1 for each of 1 × \`if\`, 1 × \`for\`, 1 × \`||\`; counted by words and signs outside of comments and strings).

### Diagnostics

- Line 9: 'x' is \\[unused\\].

### Last commits

- \`01234567\` 2026-11-20, Ada: Add \\*up\\*
`,
    );
  });

  it("tells nothing of what the editor does not know", () => {
    assert.equal(explainStructure(nothing), "`total` is a function in `src/cart.ts:8`: 7 lines.\n");
  });

  it("names a selection by its place", () => {
    const selection = { ...nothing, kind: "selection", name: "src/cart.ts" };
    assert.equal(explainStructure(selection), "The selection in `src/cart.ts:8`: 7 lines.\n");
  });

  it("lists what is inside a file, with where it stands", () => {
    const file = {
      ...nothing,
      name: "src/cart.ts",
      kind: "file",
      members: [{ name: "Line", kind: "interface", lines: { start: 2, count: 4 } }],
    };
    assert.equal(
      explainStructure(file),
      "`src/cart.ts` is a file: 7 lines, 1 symbol inside.\n\n### Inside\n\n- interface `Line` in `src/cart.ts:3`, 4 lines\n",
    );
  });

  it("says how many more there are of a long list", () => {
    const callers = Array.from({ length: 25 }, (_, line) => ({ name: "f", path: "a.ts", uri: "", line }));
    assert.match(explainStructure({ ...nothing, callers }), /- and 5 more\n$/);
  });

  it("shows the words of others as words", () => {
    const text = "<img src=x onerror=alert(1)> ![a](http://a) [b](command:c) `d`";
    const html = marked.parse(
      explainStructure({
        ...nothing,
        name: `a\`b ${text}`,
        diagnostics: [{ message: text, line: 0 }],
        commits: [{ hash: "1", date: text, author: text, subject: text }],
      }),
      { async: false },
    );
    assert.doesNotMatch(html, /<(?:img|a)\b/);
  });
});
