import assert from "node:assert/strict";
import { Corpus } from "../../../../src/model/embedded/corpus.ts";
import { Suggester } from "../../../../src/model/embedded/suggester.ts";

function learn(corpus: Corpus, key: string, text: string): void {
  Array.from(corpus.learn(key, "/shop", text));
}

function rebuild(corpus: Corpus): void {
  for (const steps of corpus.rebuild((one, other) => (one.key < other.key ? -1 : 1))) {
    Array.from(steps);
  }
}

/** All token texts that the corpus holds. */
function wordsOf({ vocabulary }: Corpus): string[] {
  return Array.from({ length: vocabulary.size }, (_, token) => vocabulary.textOf(token));
}

/** The line that the corpus completes. */
function completed(corpus: Corpus, prefix: string): string {
  const { whole } = new Suggester(corpus).suggest({ prefix, suffix: "", key: "/shop/open.ts", folder: "/shop" });
  return whole.text.split("\n")[0]!;
}

const one = "print(first, second);\nclose(first);\n".repeat(4);
const other = "print(third, fourth);\nclose(third);\n".repeat(4);

describe("Corpus", () => {
  it("forgets a file", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/one.ts", one);
    assert.equal(completed(corpus, "print(fi"), "rst, second);");
    corpus.forget("/shop/one.ts");
    assert.equal(completed(corpus, "print(fi"), "");
  });

  it("replaces what it knew of a file that it learns again", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/one.ts", one);
    learn(corpus, "/shop/one.ts", other);
    assert.equal(completed(corpus, "print("), "third, fourth);");
    assert.equal(corpus.learntFiles.length, 1);
  });

  it("takes no more memory for a file that it learns again and again", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/one.ts", one);
    learn(corpus, "/shop/other.ts", other.repeat(100));
    const { bytes } = corpus;
    for (let time = 0; time < 50; time++) {
      learn(corpus, "/shop/other.ts", other.repeat(100));
    }
    assert.equal(corpus.bytes, bytes);
    assert.equal(completed(corpus, "print(fi"), "rst, second);");
    assert.equal(completed(corpus, "print(th"), "ird, fourth);");
  });

  it("knows after a rebuild what it knew before, but for what was forgotten", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/gone.ts", "vanished(without, trace);\n".repeat(3));
    learn(corpus, "/shop/one.ts", one);
    learn(corpus, "/shop/other.ts", other);
    corpus.forget("/shop/gone.ts");
    const before = ["print(fi", "print(th", "close(f"].map((prefix) => completed(corpus, prefix));
    rebuild(corpus);
    assert.deepEqual(
      ["print(fi", "print(th", "close(f"].map((prefix) => completed(corpus, prefix)),
      before,
    );
    assert.ok(!wordsOf(corpus).includes("vanished"));
  });

  it("does not bring back what is forgotten while it is rebuilt", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/one.ts", one);
    learn(corpus, "/shop/other.ts", other);
    const steps = corpus.rebuild(() => 0);
    Array.from(steps.next().value ?? []);
    corpus.forget("/shop/other.ts");
    for (const rest of steps) {
      Array.from(rest);
    }
    assert.ok(!completed(corpus, "print(").includes("third"));
    assert.equal(completed(corpus, "print(fi"), "rst, second);");
  });

  it("takes at most 4 bytes a byte of code once there is some code", () => {
    const corpus = new Corpus();
    let bytes = 0;
    for (let file = 0; file < 40; file++) {
      const lines = Array.from(
        { length: 400 },
        (_, line) =>
          `    const value${(file * line) % 977} = computeTotal(items[${line}], options); // the sum so far\n`,
      );
      learn(corpus, `/shop/${file}.ts`, lines.join(""));
      bytes += lines.join("").length;
    }
    assert.ok(corpus.bytes < 4 * bytes, `${corpus.bytes / bytes} bytes a byte`);
  });

  it("finds a rebuild worth its while once a quarter is forgotten", () => {
    const corpus = new Corpus();
    learn(corpus, "/shop/big.ts", "a b c d e f g h i j\n".repeat(10_000));
    learn(corpus, "/shop/other.ts", other);
    assert.equal(corpus.isWorthRebuilding, false);
    corpus.forget("/shop/big.ts");
    assert.equal(corpus.isWorthRebuilding, true);
    const before = corpus.bytes;
    rebuild(corpus);
    assert.equal(corpus.isWorthRebuilding, false);
    assert.ok(corpus.bytes < before / 4);
  });
});
