import assert from "node:assert/strict";
import fc from "fast-check";
import { RecentSuggestions } from "../../../src/completion/reuse.ts";
import { at } from "../marked.ts";

const model = "embedded";

/** What is still offered at a later place, after a suggestion was offered at an earlier one. */
function offeredAt(marked: string, text: string, later: string): string | undefined {
  const recent = new RecentSuggestions();
  recent.add(at(marked), { id: "1", text, replaceAfter: 0, model });
  const found = recent.find(at(later), [model]);
  return found && (found.replaceAfter === 0 ? found.text : `${found.text} over ${found.replaceAfter}`);
}

describe("reusing a suggestion", () => {
  it("gives it again at the same place", () => {
    assert.equal(offeredAt("a = █;", "b + c", "a = █;"), "b + c");
  });

  it("gives the rest while the person types along", () => {
    assert.equal(offeredAt("a = █;", "b + c", "a = b +█;"), " c");
  });

  it("forgets it when the person types something else", () => {
    assert.equal(offeredAt("a = █;", "b + c", "a = x█;"), undefined);
  });

  it("has nothing left when all of it was typed", () => {
    assert.equal(offeredAt("a = █;", "b", "a = b█;"), undefined);
  });

  it("does not give it when the text before has changed", () => {
    assert.equal(offeredAt("a = █;", "b + c", "x = b█;"), undefined);
  });

  it("does not give it when the text after has changed", () => {
    assert.equal(offeredAt("a = █;", "b + c", "a = b█,"), undefined);
  });

  it("does not give it in another document", () => {
    const recent = new RecentSuggestions();
    recent.add(at("a = █"), { id: "1", text: "b", replaceAfter: 0, model });
    assert.equal(recent.find({ ...at("a = █"), uri: "file:///other.ts" }, [model]), undefined);
  });

  it("does not give it when another model answers now", () => {
    const recent = new RecentSuggestions();
    recent.add(at("a = █"), { id: "1", text: "b", replaceAfter: 0, model });
    assert.equal(recent.find(at("a = █"), ["openai/other"]), undefined);
  });

  it("replaces the bracket that the editor closed while the person typed along", () => {
    assert.equal(offeredAt("a = █;", "f(b)", "a = f(█);"), "b) over 1");
  });

  it("does not mistake a bracket that was there before for one the editor closed", () => {
    assert.equal(offeredAt("g(█)", "f(b)", "g(f(█))"), "b) over 1");
    assert.equal(offeredAt("g(█)", "f", "g(█)"), "f");
  });

  it("goes back to an older one when the person deletes", () => {
    const recent = new RecentSuggestions();
    recent.add(at("a = █"), { id: "1", text: "foo()", replaceAfter: 0, model });
    recent.add(at("a = fx█"), { id: "1", text: "y()", replaceAfter: 0, model });
    assert.equal(recent.find(at("a = f█"), [model])?.text, "oo()");
  });

  it("counts the rest as the same suggestion", () => {
    const recent = new RecentSuggestions();
    recent.add(at("a = █;"), { id: "1", text: "b + c", replaceAfter: 0, model });
    assert.equal(recent.find(at("a = b█;"), [model])?.id, "1");
  });

  it("gives exactly the untyped rest wherever the person stops", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, stop) => {
        fc.pre(!text.includes("█"));
        const typed = text.slice(0, stop % text.length);
        assert.equal(offeredAt("x█\n}", text, `x${typed}█\n}`), text.slice(typed.length));
      }),
    );
  });
});
