import assert from "node:assert/strict";
import fc from "fast-check";
import { DocumentCache } from "../../../../src/model/embedded/documentCache.ts";
import { Vocabulary } from "../../../../src/model/embedded/vocabulary.ts";
import { anyText } from "./anyText.ts";

/** The text that the cache holds above the cursor's line, without the line break in front of it. */
function above({ above: table }: DocumentCache, vocabulary: Vocabulary): string {
  const tokens = Array.from({ length: table.length - 1 }, (_, index) => table.tokenAt(index + 1));
  return tokens.map((token) => vocabulary.textOf(token)).join("");
}

describe("DocumentCache", () => {
  it("holds after any edits what a fresh one holds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 8 }),
        (edits) => {
          const vocabulary = new Vocabulary();
          const cache = new DocumentCache(vocabulary);
          let prefix = "";
          for (const [text, share] of edits) {
            prefix = prefix.slice(0, Math.floor(prefix.length * share)) + text;
            cache.update(prefix, "");
            const fresh = new DocumentCache(vocabulary);
            fresh.update(prefix, "");
            assert.equal(above(cache, vocabulary), above(fresh, vocabulary));
            assert.equal(cache.partial, fresh.partial);
            assert.deepEqual(cache.context.slice(0, cache.contextEnd), fresh.context.slice(0, fresh.contextEnd));
          }
        },
      ),
    );
  });

  it("keeps the lines that its window has left behind", () => {
    const vocabulary = new Vocabulary();
    const cache = new DocumentCache(vocabulary);
    const lines = Array.from({ length: 200 }, (_, line) => `value${line} = ${line};`);
    cache.update(lines.slice(0, 150).join("\n"), "");
    cache.update(lines.slice(20, 160).join("\n"), "");
    assert.equal(above(cache, vocabulary), `\n${lines.slice(0, 159).join("\n")}`);
  });

  it("says how far above a name was used last", () => {
    const vocabulary = new Vocabulary();
    const cache = new DocumentCache(vocabulary);
    cache.update("one = two;\nthree = four;\n", "");
    const distance = (name: string) => cache.distanceTo(vocabulary.intern(name, 0, name.length));
    assert.ok(distance("four") > 0 && distance("four") < distance("one"));
    assert.equal(distance("five"), 0);
  });

  it("takes what stands below the cursor's line, whole lines of a long one", () => {
    const vocabulary = new Vocabulary();
    const cache = new DocumentCache(vocabulary);
    cache.update("", "rest of line\nbelow();\n");
    const tokens = Array.from({ length: cache.below.length - 1 }, (_, at) => cache.below.tokenAt(at + 1));
    assert.equal(tokens.map((token) => vocabulary.textOf(token)).join(""), "\nbelow();\n");
  });
});
