import assert from "node:assert/strict";
import type { KnownDefinition, NearError, PlaceSource, RecentEdit } from "../../../src/context/placeSources.ts";
import { imports } from "../../../src/context/sources/imports.ts";
import { nearDefinitions } from "../../../src/context/sources/nearDefinitions.ts";
import { nearErrors } from "../../../src/context/sources/nearErrors.ts";
import { openWindows } from "../../../src/context/sources/openWindows.ts";
import { recentEdits } from "../../../src/context/sources/recentEdits.ts";
import { similarWindows } from "../../../src/context/sources/similarWindows.ts";
import { at } from "../marked.ts";
import { knowing } from "./knowledge.ts";

const here = at('import { Order } from "./order";\nfunction total(order: Order) {\n  return order.█');
const { signal } = new AbortController();

async function found(source: PlaceSource, known: Parameters<typeof knowing>[0]) {
  return source.find(here, knowing(known), signal);
}

const order: KnownDefinition = {
  symbol: "Order",
  text: "export interface Order {\n  lines: Line[];\n}",
  at: { uri: "file:///shop/order.ts", path: "src/order.ts", lines: { start: 3, count: 3 } },
};

describe("definitions near the cursor", () => {
  it("go by file and lines, and say which name they define", async () => {
    const [item] = await found(nearDefinitions, { definitionsNear: [order] });
    assert.deepEqual([item?.name, item?.lines, item?.text], ["src/order.ts", { start: 3, count: 3 }, order.text]);
    assert.match(item?.reason ?? "", /^defines Order,/);
  });

  it("from outside of the workspace go without their path", async () => {
    const [item] = await found(nearDefinitions, {
      definitionsNear: [{ symbol: "readFile", text: "function readFile()" }],
    });
    assert.deepEqual([item?.uri, item?.name, item?.lines], ["", "readFile", undefined]);
  });

  it("are the more relevant the nearer their name stands", async () => {
    const [near, far] = await found(nearDefinitions, { definitionsNear: [order, { ...order, symbol: "Line" }] });
    assert.ok(near!.relevance > far!.relevance);
  });
});

describe("imports", () => {
  it("are more relevant where the lines near the cursor use them", async () => {
    const [unused, used] = await found(imports, { importsOf: [{ ...order, symbol: "formatDate" }, order] });
    assert.ok(used!.relevance > unused!.relevance);
    assert.match(used!.reason, /uses near the cursor/);
    assert.doesNotMatch(unused!.reason, /uses/);
  });
});

describe("errors near the cursor", () => {
  const message = "Property 'sum' does not exist on type 'Order'.";
  const error: NearError = { message, line: 11, linesAway: 2 };

  it("are told by line and message", async () => {
    const [item] = await found(nearErrors, { errorsNear: [error] });
    assert.deepEqual([item?.name, item?.text], ["line 12", message]);
  });

  it("are the more relevant the nearer they are", async () => {
    const [near, far] = await found(nearErrors, { errorsNear: [error, { ...error, linesAway: 15 }] });
    assert.ok(near!.relevance > far!.relevance);
  });

  it("are cut where a language explains itself at length", async () => {
    const [item] = await found(nearErrors, { errorsNear: [{ ...error, message: "x".repeat(5000) }] });
    assert.equal(item?.text.length, 300);
  });
});

describe("recent edits", () => {
  const edit: RecentEdit = {
    uri: "file:///shop/order.ts",
    path: "src/order.ts",
    oldStart: 4,
    newStart: 4,
    before: ["  price: number;"],
    after: ["  price: Money;", "  tax: Money;"],
    isOngoing: false,
  };
  const texts = async (...edits: readonly RecentEdit[]) =>
    (await found(recentEdits, { recentEdits: edits })).map(({ text }) => text);

  it("are hunks of a unified diff", async () => {
    assert.deepEqual(await texts(edit), ["@@ -5,1 +5,2 @@\n-  price: number;\n+  price: Money;\n+  tax: Money;"]);
  });

  it("name the line before an empty side, as diff does", async () => {
    assert.deepEqual(await texts({ ...edit, after: [] }), ["@@ -5,1 +4,0 @@\n-  price: number;"]);
  });

  it("leave out what the person is still at, which would change the prompt with each key", async () => {
    assert.deepEqual(await texts({ ...edit, isOngoing: true }), []);
  });

  it("leave out what was only put into this document, where it can be read", async () => {
    assert.deepEqual(await texts({ ...edit, uri: here.uri, before: [] }), []);
    assert.equal((await texts({ ...edit, before: [] })).length, 1);
  });

  it("are the more relevant the newer they are", async () => {
    const [newer, older] = await found(recentEdits, { recentEdits: [edit, { ...edit, newStart: 40 }] });
    assert.ok(newer!.relevance > older!.relevance);
  });

  it("show the beginning of long sides", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    const [text] = await texts({ ...edit, before: lines, after: lines });
    assert.equal(text?.split("\n").length, 21);
  });
});

describe("windows", () => {
  it("of the open editors are those that share names with the text before the cursor", async () => {
    const document = {
      uri: "file:///shop/order.ts",
      name: "src/order.ts",
      languageId: "typescript",
      version: 1,
      text: () => "function total(order: Order) {}",
    };
    const [item] = await found(
      openWindows(() => 0),
      { openDocuments: [document] },
    );
    assert.equal(item?.name, "src/order.ts");
  });

  it("of the workspace are searched for a quarter of a prompt's tokens, under the request's signal", async () => {
    const asked: unknown[] = [];
    const search = async (...words: readonly unknown[]) => {
      asked.push(...words);
      return [];
    };
    await found(similarWindows({ search }), {});
    assert.deepEqual(asked, [here, 1024, signal]);
  });
});
