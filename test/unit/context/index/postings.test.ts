import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Postings } from "../../../../src/context/index/postings.ts";

function blocksOf(postings: Postings, name: number): number[] {
  const found: number[] = [];
  postings.each(name, (block) => found.push(block));
  return found;
}

describe("Postings", () => {
  it("tells of each name the blocks that were added, in their order", () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat()), { maxLength: 2000 });
    fc.assert(
      fc.property(entries, (added) => {
        const postings = new Postings();
        const expected = new Map<number, number[]>();
        for (const [name, block] of added) {
          postings.add(name, block);
          expected.set(name, [...(expected.get(name) ?? []), block]);
        }
        for (const [name, blocks] of expected) {
          assert.deepEqual(blocksOf(postings, name), blocks);
          assert.equal(postings.count(name), blocks.length);
        }
      }),
    );
  });

  it("knows no block of a name that was never added", () => {
    const postings = new Postings();
    postings.add(7, 1);
    assert.deepEqual([blocksOf(postings, 8), postings.count(8)], [[], 0]);
  });

  it("holds names and blocks beyond the first page of its pool, up to its very last place", () => {
    const postings = new Postings();
    const names = 300_000;
    for (let name = 1; name <= names; name++) {
      postings.add(name, name * 3);
    }
    for (let block = 0; block < 1000; block++) {
      postings.add(1, block);
    }
    for (let name = 2; name <= names; name++) {
      assert.deepEqual(blocksOf(postings, name), [name * 3]);
    }
    assert.equal(blocksOf(postings, 1).length, 1001);
  });
});
