import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutThoughts } from "../../../src/review/answer/thoughts.ts";

describe("an answer without the model's thoughts", () => {
  for (const [open, close] of [
    ["<think>", "</think>"],
    ["<thinking>", "</thinking>"],
    ["[THINK]", "[/THINK]"],
  ]) {
    it(`begins after ${open} and ${close}`, () => {
      assert.equal(withoutThoughts(`\n${open}\nLet me see.\n${close}\n\nIt adds up.`), "It adds up.");
      assert.equal(withoutThoughts(`${open}${close}It adds up.`), "It adds up.");
    });

    it(`begins after a lone ${close} on a line of its own`, () => {
      assert.equal(withoutThoughts(`Let me see.\n${close}\n\nIt adds up.`), "It adds up.");
      assert.equal(withoutThoughts(`Let me see.\r\n${close}\r\nIt adds up.`), "It adds up.");
    });
  }

  it("is empty while the model still thinks, so that no draft is proposed", () => {
    assert.equal(withoutThoughts("<think>\nsrc/a.ts\n<<<<<<< SEARCH\n"), "");
  });

  it("keeps the marks where they are code, or words of a sentence", () => {
    for (const text of ["```html\n<p>\n</think>\n```\n", "It strips `</think>`.", "A <think> element.\n"]) {
      assert.equal(withoutThoughts(text), text);
    }
  });

  it("is the answer where there are no thoughts, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<think", "[THINK", "</", "\n", "a", "```") }), (text) => {
        assert.equal(withoutThoughts(text), text);
      }),
    );
  });
});
