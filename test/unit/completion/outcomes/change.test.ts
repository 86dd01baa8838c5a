import assert from "node:assert/strict";
import fc from "fast-check";
import { type Change, spanAfter } from "../../../../src/completion/outcomes/change.ts";

const text = "return total;";
const before = "function sum() {\n  return total;\n}\n";
const span = { start: before.indexOf(text), end: before.indexOf(text) + text.length };

/** Puts `written` in the place of the first `replaced`, or at an offset; what the stretch holds afterwards. */
function heldAfter(replaced: string | number, written: string): string {
  const offset = typeof replaced === "number" ? replaced : before.indexOf(replaced);
  const change = { offset, length: typeof replaced === "number" ? 0 : replaced.length, text: written };
  const { start, end } = spanAfter(span, change, text);
  return applied(before, change).slice(start, end);
}

function applied(document: string, { offset, length, text: written }: Change): string {
  return document.slice(0, offset) + written + document.slice(offset + length);
}

describe("where accepted text lies after a change", () => {
  it("moves along with lines put in above", () => {
    assert.equal(heldAfter(0, "// Adds up.\n"), text);
  });

  it("moves along with what is typed right before it", () => {
    assert.equal(heldAfter(span.start, "await "), text);
  });

  it("stays where text behind it changes", () => {
    assert.equal(heldAfter("\n}\n", "\n}\n\nsum();"), text);
  });

  it("takes in what is typed inside of it", () => {
    assert.equal(heldAfter("total", "subtotal"), "return subtotal;");
  });

  it("is nothing once it was deleted", () => {
    assert.equal(heldAfter(text, ""), "");
  });

  it("keeps what is left where its beginning is deleted with what stands before it", () => {
    assert.equal(heldAfter(" {\n  return ", ""), "total;");
  });

  it("keeps what is left where its end is deleted with what stands behind it", () => {
    assert.equal(heldAfter("total;\n}", ""), "return ");
  });

  it("is found again where a formatter wrote the whole document anew", () => {
    assert.equal(heldAfter(before, `// formatted\n${before.replaceAll("  ", "    ")}`), text);
  });

  it("is the nearest of several where it stands more than once", () => {
    const written = `${text}${" ".repeat(60)}${before}`;
    const { start } = spanAfter(span, { offset: 0, length: before.length, text: written }, text);
    assert.equal(start, written.lastIndexOf(text));
  });

  it("lies within the document, whatever was changed", () => {
    const changes = fc.record({
      offset: fc.nat(before.length),
      length: fc.nat(40),
      text: fc.string({ maxLength: 60 }),
    });
    fc.assert(
      fc.property(changes, (given) => {
        const change = { ...given, length: Math.min(given.length, before.length - given.offset) };
        const { start, end } = spanAfter(span, change, text);
        return start >= 0 && start <= end && end <= applied(before, change).length;
      }),
    );
  });
});
