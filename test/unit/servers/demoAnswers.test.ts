import assert from "node:assert/strict";
import { declarationsIn, linesOf } from "../../servers/demo/code.ts";
import { notes } from "../../servers/demo/notes/index.ts";
import { about, answerTo, applied, documentOf, shopFile } from "./shop.ts";

const sources = [
  "src/cart.ts",
  "src/catalogue.ts",
  "src/customers.ts",
  "src/money.ts",
  "src/orders.ts",
  "src/prices.ts",
  "src/store.ts",
  "src/http/answers.ts",
  "src/http/customerHandlers.ts",
  "src/http/orderHandlers.ts",
  "src/http/router.ts",
];

const addToCart = about("src/cart.ts", "export function addToCart", 8);

/** A diagnostic of a line of the cart in which a name was misspelt. */
async function fixOf(right: string, wrong: string, message: string): Promise<string> {
  const text = shopFile("src/cart.ts").replace(right, wrong);
  const start = text.split("\n").findIndex((line, index) => line !== shopFile("src/cart.ts").split("\n")[index]);
  const diagnostic = { message, source: "ts", code: "2551", severity: "error", lines: { start, count: 1 } } as const;
  return answerTo({ feature: "fix", document: documentOf("src/cart.ts", text), diagnostic });
}

describe("the demo model", () => {
  it("says in the first line what it is", async () => {
    assert.match(await answerTo({ feature: "explain", ...addToCart }), /^Demo model \(scripted, on this machine\)\. /);
  });

  it("explains a function by pieces that cover it, with the lines of the file", async () => {
    const answer = await answerTo({ feature: "explain", symbol: "addToCart", ...addToCart });
    const spans = [...answer.matchAll(/^### Lines (\d+)-(\d+): /gm)].map(([, first, last]) => [first, last]);
    assert.deepEqual(spans, [
      ["18", "18"],
      ["19", "20"],
      ["21", "23"],
      ["24", "25"],
    ]);
  });

  it("explains a part of a function by the pieces that it touches", async () => {
    const part = about("src/cart.ts", "  if (present + quantity", 2);
    const answer = await answerTo({ feature: "explain", ...part });
    assert.deepEqual(answer.match(/^### .*/gm), ["### Lines 21-23: refuse what is not in stock"]);
  });

  for (const path of sources) {
    it(`knows every declaration of ${path}`, async () => {
      const names = declarationsIn(linesOf(shopFile(path))).map(({ name }) => name);
      assert.deepEqual(
        names.filter((name) => !(name in notes)),
        [],
      );
      const answer = await answerTo({ feature: "explain", document: documentOf(path) });
      assert.equal(answer.match(/^### /gm)?.length, names.length);
    });

    it(`explains the declarations of ${path} by lines that are there`, () => {
      for (const { lines, name } of declarationsIn(linesOf(shopFile(path)))) {
        const begins = (notes[name]?.steps ?? []).map(({ at }) =>
          lines.findIndex(({ text }) => text.trimStart().startsWith(at)),
        );
        assert.ok(
          begins.every((index) => index >= 0),
          `${name}: ${begins}`,
        );
        assert.deepEqual(
          begins,
          begins.toSorted((one, other) => one - other),
          name,
        );
      }
    });
  }

  it("mends a misspelt member by the compiler's own suggestion", async () => {
    const message = "Property 'inStok' does not exist on type 'Product'. Did you mean 'inStock'?";
    const answer = await fixOf("> product.inStock", "> product.inStok", message);
    assert.match(answer, /^ {2}if \(present \+ quantity > product\.inStock\) \{$/m);
  });

  it("mends a misspelt member without a suggestion by the likest one", async () => {
    const answer = await fixOf(
      "> product.inStock",
      "> product.stock",
      "Property 'stock' does not exist on type 'Product'.",
    );
    assert.match(answer, /^ {2}if \(present \+ quantity > product\.inStock\) \{$/m);
  });

  it("mends a misspelt name by one that the file declares or imports", async () => {
    const answer = await fixOf("total = add(", "total = addd(", "Cannot find name 'addd'.");
    assert.match(answer, /^ {4}total = add\(total/m);
  });

  it("lists causes with commands where the cause may lie outside of the code", async () => {
    const answer = await answerTo({ feature: "explain", text: "Error: connect ECONNREFUSED 127.0.0.1:5432" });
    assert.equal(answer.match(/```sh/g)?.length, 2);
  });

  it("documents what has no comment, and changes nothing else", async () => {
    const files = applied(await answerTo({ feature: "document", document: documentOf("src/cart.ts") }));
    const without = files.get("src/cart.ts")?.replace(/^\/\*\* .* \*\/\n/gm, "");
    assert.equal(without, shopFile("src/cart.ts"));
    assert.notEqual(files.get("src/cart.ts"), without);
  });

  it("renames in the lines that it sees", async () => {
    const files = applied(
      await answerTo({ feature: "change", ...addToCart, instruction: "rename present to already" }),
    );
    const text = files.get("src/cart.ts") ?? "";
    assert.ok(text.includes("already + quantity") && text.includes("const present = quantityOf"), "only there");
  });

  it("says what it can write where it has no answer", async () => {
    const answer = await answerTo({ feature: "change", ...addToCart, instruction: "paint it blue" });
    assert.match(answer, /no scripted answer.*“cancel an order”/);
  });

  it("answers a further question by the names in it", async () => {
    const answer = await answerTo({ feature: "explain", ...addToCart }, "And what does quantityOf do?");
    assert.match(answer, /`quantityOf`: How many of a product/);
  });
});

describe("the demo model on a diff", () => {
  const diff = `diff --git a/src/cart.ts b/src/cart.ts
index 1111111..2222222 100644
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -40,3 +40,7 @@ export function cartTotal(cart: Cart): Money {
   return total;
 }
 
+export function isEmpty(cart: any): boolean {
+  return cart.lines.length == 0;
+}
+
`;

  it("reviews the added lines, each finding at its place", async () => {
    const answer = await answerTo({ feature: "review", diff });
    assert.deepEqual(answer.match(/^- `[^`]+` \*\*\w+\*\*/gm), [
      "- `src/cart.ts:43` **risky**",
      "- `src/cart.ts:44` **risky**",
    ]);
  });

  it("finds nothing where nothing is", async () => {
    const harmless = diff.replace("any", "Cart").replace("==", "===");
    assert.match(await answerTo({ feature: "review", diff: harmless }), /find nothing in 4 added lines in 1 file/);
  });

  it("writes a commit message of what the diff adds, and nothing besides", async () => {
    assert.equal(await answerTo({ feature: "commitMessage", diff }), "Add isEmpty");
  });
});
