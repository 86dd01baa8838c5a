import assert from "node:assert/strict";
import type { OpenDocument } from "../../../src/context/contextItem.ts";
import { OpenEditors } from "../../../src/context/openEditors.ts";
import type { Snapshot } from "../../../src/text/snapshot.ts";
import { at } from "../marked.ts";

function document(name: string, text: string, version = 1): OpenDocument {
  return { uri: `file:///shop/${name}`, name, languageId: "typescript", version, text: () => text };
}

function openEditorItems(snapshot: Snapshot, documents: readonly OpenDocument[]) {
  return new OpenEditors(() => 0).items(snapshot, documents);
}

const here = at("function total(order: Order) {\n  return order.lines.reduce(sum, █");
const relatedText = "export interface Order {\n  lines: OrderLine[];\n  total: number;\n}";
const related = document("order.ts", relatedText);
const unrelated = document("log.ts", "export const level = process.env.LEVEL;");

describe("context from the open editors", () => {
  it("takes the documents that share names with the text before the cursor", () => {
    assert.deepEqual(
      openEditorItems(here, [unrelated, related]).map((item) => item.name),
      ["order.ts"],
    );
  });

  it("leaves out the document of the cursor itself", () => {
    assert.deepEqual(openEditorItems(here, [{ ...related, uri: here.uri }]), []);
  });

  it("takes the window of a long document that fits best, and says which", () => {
    const filler = "const nothing = 0;\n".repeat(100);
    const [item] = openEditorItems(here, [document("long.ts", filler + relatedText + filler)]);
    assert.ok(item?.text.includes("interface Order"));
    assert.match(item?.reason ?? "", /^open, lines \d+-\d+ share names/);
  });

  it("puts the most relevant first and takes four at most", () => {
    const documents = [1, 2, 3, 4, 5].map((n) => document(`${n}.ts`, relatedText + "\nconst other = 1;".repeat(n)));
    const relevances = openEditorItems(here, documents).map((item) => item.relevance);
    assert.equal(relevances.length, 4);
    assert.deepEqual(
      relevances,
      relevances.toSorted((one, other) => other - one),
    );
  });

  it("stays with the window of the last request while another one is hardly better", () => {
    const uses = (names: string) => `${names}\n`.repeat(20);
    const text =
      uses("one two three four five six") +
      uses("// nothing") +
      uses("one two three four five six delta") +
      uses("// nothing");
    const editors = new OpenEditors(() => 0);
    const chosen = (marked: string) => editors.items(at(marked), [document("names.ts", text)])[0]?.lines?.start;
    assert.equal(chosen("one two three four five six █"), 0);
    assert.equal(chosen("one two three four five six delta █"), 0);
    assert.equal(chosen("delta █"), 20);
  });

  it("finds nothing in an empty document", () => {
    assert.deepEqual(openEditorItems(at("█"), [document("empty.ts", "")]), []);
  });

  it("reads a document again only when it has changed", () => {
    let copies = 0;
    const counted = (version: number) => ({
      ...document("order.ts", "", version),
      text: () => {
        copies++;
        return relatedText;
      },
    });
    const editors = new OpenEditors(() => 0);
    editors.items(here, [counted(1)]);
    editors.items(here, [counted(1)]);
    assert.equal(copies, 1);
    editors.items(here, [counted(2)]);
    assert.equal(copies, 2);
  });

  it("leaves for the next request what it has no time to read", () => {
    let time = 0;
    const editors = new OpenEditors(() => time);
    const slow = (name: string) => ({
      ...document(name, ""),
      text: () => {
        time += 2;
        return relatedText;
      },
    });
    const documents = ["a.ts", "b.ts", "c.ts", "d.ts"].map(slow);
    assert.deepEqual(
      [1, 2].map(() => editors.items(here, documents).length),
      [2, 4],
    );
  });
});
