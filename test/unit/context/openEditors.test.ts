import assert from "node:assert/strict";
import { openEditorItems } from "../../../src/context/openEditors.ts";
import { at } from "../marked.ts";

function document(name: string, text: string) {
  return { uri: `file:///shop/${name}`, name, languageId: "typescript", text };
}

const here = at("function total(order: Order) {\n  return order.lines.reduce(sum, █");
const related = document("order.ts", "export interface Order {\n  lines: OrderLine[];\n  total: number;\n}");
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
    const [item] = openEditorItems(here, [document("long.ts", filler + related.text + filler)]);
    assert.ok(item?.text.includes("interface Order"));
    assert.match(item?.reason ?? "", /^open, lines \d+-\d+ share names/);
  });

  it("puts the most relevant first and takes four at most", () => {
    const documents = [1, 2, 3, 4, 5].map((n) => document(`${n}.ts`, related.text + "\nconst other = 1;".repeat(n)));
    const relevances = openEditorItems(here, documents).map((item) => item.relevance);
    assert.equal(relevances.length, 4);
    assert.deepEqual(
      relevances,
      relevances.toSorted((one, other) => other - one),
    );
  });

  it("finds nothing in an empty document", () => {
    assert.deepEqual(openEditorItems(at("█"), [document("empty.ts", "")]), []);
  });
});
