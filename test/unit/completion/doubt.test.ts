import assert from "node:assert/strict";
import fc from "fast-check";
import { firstDoubt, type Likely } from "../../../src/completion/doubt.ts";

/** A text and its words as stretches; a word in `«»` has the probability 0.1, the others 0.99. */
function judged(marked: string): { readonly text: string; readonly judged: readonly Likely[] } {
  const text = marked.replace(/[«»]/g, "");
  const spans: Likely[] = [];
  let marks = 0;
  for (const { 0: mark, index } of marked.matchAll(/«|»|\w+/g)) {
    if (mark === "«" || mark === "»") {
      marks++;
    } else {
      const start = index - marks;
      spans.push({ start, end: start + mark.length, probability: marks % 2 === 1 ? 0.1 : 0.99 });
    }
  }
  return { text, judged: spans };
}

/** What is left of a text that is cut at its first doubt. */
function stoodBy(marked: string): string {
  const { text, judged: spans } = judged(marked);
  return text.slice(0, firstDoubt(text, spans, 0.5));
}

describe("firstDoubt", () => {
  it("leaves an answer whole in which nothing is doubtful", () => {
    assert.equal(stoodBy("a = b;\nc = d;"), "a = b;\nc = d;");
  });

  it("cuts behind the statements before a doubtful line", () => {
    assert.equal(stoodBy("a = b;\nc = «d»;\ne = f;"), "a = b;");
  });

  it("leaves nothing where the first line is doubtful", () => {
    assert.equal(stoodBy("a = «b»;\nc = d;"), "");
  });

  it("takes a call over several lines for one statement", () => {
    assert.equal(stoodBy("a();\ncall(\n  b,\n  «c»,\n);"), "a();");
  });

  it("keeps the statements of a block before the doubtful one", () => {
    assert.equal(stoodBy("if (a) {\n  b();\n  «c»();\n}"), "if (a) {\n  b();");
  });

  it("keeps what an open call's function does before the doubt", () => {
    assert.equal(stoodBy("call(() => {\n  b();\n  «c»();\n});"), "call(() => {\n  b();");
  });

  it("cuts no chain of calls in two", () => {
    assert.equal(stoodBy("a();\nb\n  .first()\n  .«second»();"), "a();");
  });

  it("cuts no expression behind its operator", () => {
    assert.equal(stoodBy("a();\nconst sum =\n  «b» + c;"), "a();");
  });

  it("takes brackets in strings for text", () => {
    assert.equal(stoodBy('a("(");\nb(«c»);'), 'a("(");');
  });

  it("counts a line's break to the line that it ends", () => {
    const spans = [{ start: 4, end: 5, probability: 0.1 }];
    assert.equal(firstDoubt("a();\nb();", spans, 0.5), 0);
  });

  it("adds up small doubts within a line, not over lines", () => {
    const spans = [0, 2, 5, 7].map((start) => ({ start, end: start + 1, probability: 0.7 }));
    assert.equal(firstDoubt("a;b;\nc;d;", spans, 0.45), undefined);
    assert.equal(firstDoubt("a;b;\nc;d;", spans, 0.5), 0);
  });

  it("cuts at a line's end or at the very beginning, whatever the text", () => {
    const piece = fc.constantFrom("a", "(", ")", "{", "}", "[", "\n", " ", '"', "`", "//", ",", ";", "«b»");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text, judged: spans } = judged(pieces.join(""));
        const doubt = firstDoubt(text, spans, 0.5);
        assert.ok(doubt === undefined || doubt === 0 || text[doubt] === "\n");
        assert.equal(doubt === undefined, !spans.some(({ probability }) => probability < 0.5));
      }),
    );
  });
});
