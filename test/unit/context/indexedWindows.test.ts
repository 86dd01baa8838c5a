import assert from "node:assert/strict";
import type { Passage } from "../../../src/context/index/index.ts";
import { indexedWindows } from "../../../src/context/indexedWindows.ts";

const passage: Passage = {
  path: "/shop/src/cart.ts",
  name: "src/cart.ts",
  text: "total();",
  lines: { start: 2, count: 1 },
  relevance: 0.5,
  reason: "line 3 stands where names and lines are like those around the cursor",
};
const snapshot = {
  uri: "file:///shop/src/order.ts",
  languageId: "typescript",
  version: 1,
  charactersBefore: 0,
  charactersAfter: 0,
  prefix: "",
  suffix: "",
};

describe("indexedWindows", () => {
  it("gives what the index finds, with the address of its file or of the open document", async () => {
    const open = { ...passage, uri: "untitled:Untitled-1" };
    const windows = indexedWindows({ search: async () => [passage, open] });
    const items = await windows.search(snapshot, 100, new AbortController().signal);
    const { path: _, ...shown } = passage;
    assert.deepEqual(items, [
      { ...shown, source: "similar", uri: "file:///shop/src/cart.ts" },
      { ...shown, source: "similar", uri: "untitled:Untitled-1" },
    ]);
  });
});
