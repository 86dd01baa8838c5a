import assert from "node:assert/strict";
import { hunkSymbol } from "../../../src/review/hunkSymbol.ts";

const lines = [
  "export class Cart {",
  "  total(): number {",
  "    let sum = 0;",
  "    for (const line of this.lines) {",
  "      sum += line.price;",
  "    }",
  "    return sum;",
  "  }",
  "}",
  "",
  "export async function load(id: string) {",
  "  return read(id);",
  "}",
];

/** The symbol of a hunk that puts new lines in the place of `count` lines from `start` on. */
function symbol(start: number, count: number, ...newLines: string[]): string {
  const oldLines = lines.slice(start, start + count);
  return hunkSymbol(lines, { id: "h", start, oldLines, newLines, placement: "exact" });
}

describe("the symbol of a hunk", () => {
  it("is the method around the lines, past loops and local variables", () => {
    assert.equal(symbol(4, 1, "      sum += line.price * line.count;"), "total()");
  });

  it("is the function around the lines", () => {
    assert.equal(symbol(11, 1, "  return fetch(id);"), "load()");
  });

  it("is the function that a comment is written above", () => {
    assert.equal(symbol(10, 0, "/** Loads a cart. */"), "load()");
  });

  it("is the first that the hunk declares", () => {
    assert.equal(symbol(9, 0, "", "export function save() {", "}", "function other() {}"), "save()");
  });

  it("is the value that is declared at the top of a file", () => {
    assert.equal(symbol(9, 0, "const limit = 5;"), "limit");
  });

  it("is none for lines of their own between two declarations", () => {
    assert.equal(symbol(9, 1, "// The end of the first part."), "");
  });

  it("is the receiver's method in Go", () => {
    const go = ["func (c *Cart) Total() int {", "\treturn 0", "}"];
    const hunk = { id: "h", start: 1, oldLines: ["\treturn 0"], newLines: ["\treturn 1"], placement: "exact" } as const;
    assert.equal(hunkSymbol(go, hunk), "Total()");
  });
});
