import assert from "node:assert/strict";
import type { ContextItem } from "../../../src/context/contextItem.ts";
import { gather } from "../../../src/context/forTask.ts";
import { labelOf } from "../../../src/context/newItem.ts";
import type { Task } from "../../../src/context/task.ts";
import { cart, diff, faulty, instructionFiles, openDocument, patient, selected, sources } from "./shop.ts";

function gathered(task: Task, changed: Partial<typeof sources> = {}): Promise<readonly ContextItem[]> {
  return gather(task, { ...sources, ...changed }, patient());
}

/** Items as a list of what a person reads of them. */
function told(items: readonly ContextItem[]): readonly string[] {
  return items.map((item) => `${item.source}: ${labelOf(item)}${item.isFixed ? " (fixed)" : ""}`);
}

describe("context for a task", () => {
  it("is, for a symbol, its lines, what stands around, the rules of the house and what belongs to it", async () => {
    assert.deepEqual(told(await gathered(selected)), [
      "selection: src/cart.ts, lines 8-14 (fixed)",
      "surroundings: src/cart.ts, lines 1-7",
      "instructions: AGENTS.md",
      "structure: total",
      "definition: src/money.ts, lines 5-7",
      "openEditors: src/order.ts, lines 1-3",
    ]);
  });

  it("is, for a file, the whole of it", async () => {
    const [first, ...others] = await gathered({ feature: "tests", document: cart });
    assert.equal(first?.text, cart.text);
    assert.deepEqual(told([first as ContextItem]), ["document: src/cart.ts, lines 1-15 (fixed)"]);
    assert.ok(others.every(({ source }) => source !== "surroundings" && source !== "selection"));
  });

  it("is, for a diagnostic, its message with its code, its lines and what surrounds them", async () => {
    const items = await gathered(faulty);
    assert.deepEqual(told(items).slice(0, 4), [
      "diagnostic: error ts(2362) (fixed)",
      "selection: src/cart.ts, line 11 (fixed)",
      "surroundings: src/cart.ts, lines 1-10",
      "surroundings: src/cart.ts, lines 12-15",
    ]);
    assert.match(items[0]?.text ?? "", /^error ts\(2362\) at src\/cart\.ts, line 11:\nThe left-hand side/);
  });

  it("is, for a place, what stands on both sides of it, which can't be taken out", async () => {
    assert.deepEqual(told(await gathered({ feature: "generate", document: cart, cursorLine: 6 })).slice(0, 2), [
      "surroundings: src/cart.ts, lines 1-6 (fixed)",
      "surroundings: src/cart.ts, lines 7-15 (fixed)",
    ]);
  });

  it("keeps of the surroundings what is nearest, where they must be cut", async () => {
    const around = (await gathered(faulty)).filter(({ source }) => source === "surroundings");
    assert.deepEqual(
      around.map(({ cutFirst, reason }) => [reason, cutFirst]),
      [
        ["lines before what was asked about", "start"],
        ["lines after what was asked about", undefined],
      ],
    );
  });

  it("is, for uncommitted changes, the diff and the instructions for its files", async () => {
    const instructions = instructionFiles({ "src/AGENTS.md": "near", "test/AGENTS.md": "elsewhere" });
    assert.deepEqual(told(await gathered({ feature: "review", diff }, { instructions })), [
      "diff: uncommitted changes (fixed)",
      "instructions: src/AGENTS.md",
    ]);
  });

  it("is, for text of a terminal, the text", async () => {
    assert.deepEqual(told(await gathered({ feature: "explain", text: "$ ls" }, { instructions: undefined })), [
      "text: selected text (fixed)",
    ]);
  });

  it("is nothing for an empty file", async () => {
    const document = { ...cart, text: "" };
    const items = await gathered({ feature: "generate", document, cursorLine: 0 }, { instructions: undefined });
    assert.deepEqual(told(items), []);
  });

  it("reads no instructions in a folder that is not trusted", async () => {
    const items = await gathered(selected, { instructions: undefined });
    assert.ok(items.every(({ source }) => source !== "instructions"));
  });

  it("leaves out a definition that stands in the lines themselves", async () => {
    const inside = { symbol: "sum", uri: cart.uri, path: cart.path, lines: { start: 8, count: 1 }, text: "let sum" };
    const items = await gathered(selected, { definitionsOf: async () => [inside] });
    assert.ok(items.every(({ source }) => source !== "definition"));
  });

  it("shows the head of a long definition, and says that it is not whole", async () => {
    const text = "x\n".repeat(100);
    const long = { symbol: "big", uri: "file:///b", path: "b.ts", lines: { start: 3, count: 100 }, text };
    const items = await gathered(selected, { definitionsOf: async () => [long] });
    const item = items.find(({ source }) => source === "definition");
    assert.deepEqual(item?.lines, { start: 3, count: 60 });
    assert.equal(item?.isCut, true);
  });

  it("leaves out open editors that share no names, and the document itself", async () => {
    const openDocuments = () => [openDocument("src/cart.ts", cart.text), openDocument("log.ts", "const level = 1;")];
    const items = await gathered(selected, { openDocuments });
    assert.ok(items.every(({ source }) => source !== "openEditors"));
  });

  it("keeps lines inside the document, where a language says others", async () => {
    const items = await gathered({ ...selected, selection: { start: 12, count: 50 } });
    assert.deepEqual(items[0]?.lines, { start: 12, count: 3 });
  });

  it("names each item once, with an estimate and a reason", async () => {
    const items = await gathered(faulty);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    assert.ok(items.every(({ id, reason, tokens }) => id !== undefined && reason !== "" && (tokens ?? 0) > 0));
  });

  it("stops when nobody waits for it any more", async () => {
    await assert.rejects(gather(selected, sources, AbortSignal.abort()), { name: "AbortError" });
  });
});
