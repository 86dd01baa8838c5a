import assert from "node:assert/strict";
import { keyOf } from "../../../src/completion/lastKey.ts";

describe("the key behind a change", () => {
  for (const inserted of [["\n"], ["\n    "], ["\r\n\t"], ["\n    \n  "], ["", "\n  "]]) {
    it(`is Enter for ${JSON.stringify(inserted)}`, () => {
      assert.equal(keyOf(inserted), "enter");
    });
  }

  for (const inserted of [["\t"], ["  "], ["    "], ["  ", "  "]]) {
    it(`is Tab for ${JSON.stringify(inserted)}`, () => {
      assert.equal(keyOf(inserted), "tab");
    });
  }

  for (const inserted of [["a"], [" "], [""], [], ["\n  return"], ["  return"]]) {
    it(`is another one for ${JSON.stringify(inserted)}`, () => {
      assert.equal(keyOf(inserted), "other");
    });
  }
});
