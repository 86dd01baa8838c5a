import assert from "node:assert/strict";
import fc from "fast-check";
import { Numbers24 } from "../../../../src/model/embedded/numbers24.ts";
import { ContextLength, TokenTable } from "../../../../src/model/embedded/tokenTable.ts";
import { Vocabulary } from "../../../../src/model/embedded/vocabulary.ts";

/** Positions of a chain that follow the context, newest first. */
function following(table: TokenTable, context: readonly number[], length: ContextLength): number[] {
  const before = Uint32Array.from(context);
  const positions: number[] = [];
  for (let at = table.newest(before, before.length, length); at !== 0; at = table.older(at, length)) {
    if (table.matchLength(at, before, before.length, context.length) === context.length) {
      positions.push(at);
    }
  }
  return positions;
}

function tableOf(tokens: readonly number[]): TokenTable {
  const table = new TokenTable(new Vocabulary());
  for (const token of tokens) {
    table.push(token);
  }
  return table;
}

const tokenLists = fc.array(fc.integer({ min: 3, max: 6 }), { maxLength: 60 });

describe("TokenTable", () => {
  it("finds every position that follows a context, newest first", () => {
    fc.assert(
      fc.property(tokenLists, tokenLists, (tokens, end) => {
        const context = [...tokens, ...end].slice(-2);
        fc.pre(context.length === 2);
        const expected = [...tokens.keys()].filter(
          (at) => tokens[at - 2] === context[0] && tokens[at - 1] === context[1],
        );
        const positions = expected.map((at) => at + 1).reverse();
        assert.deepEqual(following(tableOf(tokens), context, ContextLength.short), positions);
      }),
    );
  });

  it("is after taking tokens back as if they had never been there", () => {
    fc.assert(
      fc.property(tokenLists, tokenLists, tokenLists, (kept, gone, added) => {
        const table = tableOf([...kept, ...gone]);
        table.truncate(kept.length + 1);
        for (const token of added) {
          table.push(token);
        }
        const tokens = [...kept, ...added];
        for (let end = 2; end <= tokens.length; end++) {
          const context = tokens.slice(end - 2, end);
          const fresh = following(tableOf(tokens), context, ContextLength.short);
          assert.deepEqual(following(table, context, ContextLength.short), fresh);
        }
      }),
    );
  });

  it("still finds what was learnt before its heads were doubled", () => {
    const tokens = Array.from({ length: 100_000 }, (_, at) => 3 + ((at * 7919) % 5000));
    const context = tokens.slice(10, 15);
    assert.ok(following(tableOf(tokens), context, ContextLength.long).includes(16));
  });
});

describe("Numbers24", () => {
  it("holds any number of 24 bits and doubles by copying", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: (1 << 24) - 1 }), { minLength: 1, maxLength: 50 }), (values) => {
        const numbers = new Numbers24();
        numbers.reserve(values.length - 1);
        for (const [index, value] of values.entries()) {
          numbers.set(index, value);
        }
        const { length } = numbers;
        numbers.double();
        assert.deepEqual(
          values.map((_, index) => numbers.get(index)),
          values,
        );
        assert.deepEqual(
          values.map((_, index) => numbers.get(index + length)),
          values,
        );
      }),
    );
  });
});
