import assert from "node:assert/strict";
import { importedNames, namesNear } from "../../../src/context/namesNear.ts";

const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

describe("names near the cursor", () => {
  const near = (lines: readonly string[], firstLine: number, cursorLine: number, most: number) =>
    namesNear(lines, firstLine, cursorLine, most, (name) => ["function", "return", "const"].includes(name));

  it("are those of the nearest lines first, each once", () => {
    const lines = ["function total(order) {", "  const rate = order.rate;", "  sum(", "}"];
    assert.deepEqual(names(near(lines, 10, 12, 20)), ["sum", "rate", "order", "total"]);
  });

  it("say where they stand", () => {
    assert.deepEqual(near(["", "  order.total"], 4, 5, 1), [{ name: "total", line: 5, character: 8 }]);
  });

  it("are no more than asked for, words of the language not counted", () => {
    assert.deepEqual(names(near(["const alpha beta return"], 0, 0, 2)), ["beta", "alpha"]);
  });
});

describe("imported names", () => {
  const imports: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "TypeScript, over several lines": [
      'import type {\n  Order,\n  Line as OrderLine,\n} from "./order";\nconst Other = 1;',
      ["Order", "Line", "OrderLine"],
    ],
    "JavaScript's modules": ['import fetch, { total } from "./total.js";', ["fetch", "total"]],
    CommonJS: ['const { total } = require("./total");', ["total"]],
    "Python, in brackets": [
      "from shop.order import (\n    Order,\n    total,\n)\n",
      ["shop", "order", "Order", "total"],
    ],
    Python: ["import shop.order\nfrom shop import total\n", ["shop", "order", "total"]],
    Rust: ["use crate::order::{Order, total};\n", ["order", "Order", "total"]],
    Java: ["import shop.order.Order;\n", ["shop", "order", "Order"]],
  };
  for (const [language, [text, found]] of Object.entries(imports)) {
    it(`are found in ${language}`, () => {
      assert.deepEqual(names(importedNames(text, 20)), found);
    });
  }

  it("stand where they are imported", () => {
    const text = '// Prices\nimport {\n  total,\n} from "./total";';
    assert.deepEqual(importedNames(text, 1), [{ name: "total", line: 2, character: 2 }]);
  });

  it("are none in code that imports nothing", () => {
    assert.deepEqual(importedNames("export function total() {}\nconst from = 1;", 20), []);
  });
});
