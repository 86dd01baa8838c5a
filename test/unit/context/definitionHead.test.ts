import assert from "node:assert/strict";
import { blockOf, definitionHead } from "../../../src/context/definitionHead.ts";

describe("the head of a definition", () => {
  const heads: Readonly<Record<string, readonly [string, string]>> = {
    "a function": [
      "export function total(order: Order): Money {\n  return 1;\n}",
      "export function total(order: Order): Money {",
    ],
    "a signature over several lines": [
      "export async function total(\n  order: Order,\n): Promise<Money> {\n  return 1;\n}",
      "export async function total(\n  order: Order,\n): Promise<Money> {",
    ],
    "an arrow function": [
      "export const total = (order: Order) => {\n  return 1;\n};",
      "export const total = (order: Order) => {",
    ],
    "a decorated Python function": ["@cached\ndef total(order):\n    return 1", "@cached\ndef total(order):"],
    "a Rust function": [
      "/// In cents.\npub fn total(order: &Order) -> i64 {\n    1\n}",
      "/// In cents.\npub fn total(order: &Order) -> i64 {",
    ],
    "an interface, as a whole": ["interface Order {\n  lines: Line[];\n}", "interface Order {\n  lines: Line[];\n}"],
    "a constant": ["const rate = read(config);", "const rate = read(config);"],
  };
  for (const [kind, [text, head]] of Object.entries(heads)) {
    it(`is enough to use ${kind}`, () => {
      assert.equal(definitionHead(text), head);
    });
  }

  it("is no more than 24 lines of a long type", () => {
    assert.equal(definitionHead(`interface Long {\n${"  name: string;\n".repeat(99)}}`).split("\n").length, 24);
  });
});

describe("the block of a definition", () => {
  const block = (text: string) => blockOf(text.split("\n")).join("\n");

  it("goes on while the lines stand deeper, and ends with what closes it", () => {
    assert.equal(
      block("interface Order {\n  lines: Line[];\n}\nconst next = 1;"),
      "interface Order {\n  lines: Line[];\n}",
    );
  });

  it("is a line where the next one stands as deep", () => {
    assert.equal(block("  readonly price: Money;\n  readonly name: string;\n}"), "  readonly price: Money;");
  });

  it("ends before the empty lines behind it", () => {
    assert.equal(block("class Order:\n    price: int\n\n\nrate = 1"), "class Order:\n    price: int");
  });

  it("may be all there is", () => {
    assert.equal(block("x\n\n"), "x");
    assert.equal(block(""), "");
  });
});
