import assert from "node:assert/strict";
import { block, proposedCart } from "./proposed.ts";

const cart = `import { Item } from "./item";

export function total(items: Item[]) {
  let sum = 0;
  for (const item of items) {
    sum += item.price;
  }
  return sum;
}

export function count(items: Item[]) {
  let sum = 0;
  for (const item of items) {
    sum += item.count;
  }
  return sum;
}
`;

describe("the place of a block", () => {
  it("is where its lines stand exactly", async () => {
    const { text, placements } = await proposedCart(cart, block("    sum += item.price;\n", "    sum += 2;\n"));
    assert.equal(text, cart.replace("sum += item.price", "sum += 2"));
    assert.deepEqual(placements, ["exact"]);
  });

  it("is found in spite of left out indentation, and its new lines are indented as the file is", async () => {
    const { text, placements } = await proposedCart(
      cart,
      block(
        "for (const item of items) {\n  sum += item.price;\n",
        "for (const item of items) {\n  check(item);\n  sum += 2;\n",
      ),
    );
    assert.equal(text, cart.replace("    sum += item.price;\n", "    check(item);\n    sum += 2;\n"));
    assert.deepEqual(placements, ["whitespace"]);
  });

  it("is found in spite of tabs, and its new lines get the file's blanks", async () => {
    const { text } = await proposedCart(
      cart,
      block(
        "\tfor (const item of items) {\n\t\tsum += item.price;\n",
        "\tfor (const item of items) {\n\t\tif (item) {\n\t\t\tsum += 2;\n\t\t}\n",
      ),
    );
    assert.equal(text, cart.replace("    sum += item.price;\n", "    if (item) {\n      sum += 2;\n    }\n"));
  });

  it("keeps blanks at the ends of lines that stay", async () => {
    const file = cart.replace(
      "let sum = 0;\n  for (const item of items) {\n    sum += item.price",
      "let sum = 0;  \n  for (const item of items) {\n    sum += item.price",
    );
    const { text } = await proposedCart(
      file,
      block(
        "  let sum = 0;\n  for (const item of items) {\n    sum += item.price;\n",
        "  let sum = 0;\n  for (const item of items) {\n    sum += 2;\n",
      ),
    );
    assert.equal(text, file.replace("item.price", "2"));
  });

  it("is where most lines stand, and a line that differs stays as the file has it", async () => {
    const { text, placements } = await proposedCart(
      cart,
      block(
        "export function total(item: Item[]) {\n  let sum = 0;\n  for (const item of items) {\n    sum += item.price;\n",
        "export function total(item: Item[]) {\n  let sum = 0;\n  for (const item of items) {\n    sum += 2;\n",
      ),
    );
    assert.equal(text, cart.replace("item.price", "2"));
    assert.deepEqual(placements, ["drifted"]);
  });

  it("spans the lines that an ellipsis leaves out, and keeps them", async () => {
    const { text, placements } = await proposedCart(
      cart,
      block(
        "export function total(items: Item[]) {\n  // ... existing code ...\n  return sum;\n",
        "export function total(items: Item[]) {\n  // ... existing code ...\n  return sum * 2;\n",
      ),
    );
    assert.equal(text, cart.replace("return sum;", "return sum * 2;"));
    assert.deepEqual(placements, ["ellipsis"]);
  });

  it("is not guessed where an ellipsis may end at two lines", async () => {
    const { text, unplaced } = await proposedCart(
      "start();\na();\nstop();\nb();\nstop();\n",
      block("start();\n// ...\nstop();\n", "start();\n// ...\nhalt();\n"),
    );
    assert.equal(text, "start();\na();\nstop();\nb();\nstop();\n");
    assert.deepEqual(unplaced, ["ambiguous"]);
  });

  it("is not guessed among equal lines", async () => {
    const { text, unplaced } = await proposedCart(cart, block("  let sum = 0;\n", "  let sum = 1;\n"));
    assert.equal(text, cart);
    assert.deepEqual(unplaced, ["ambiguous"]);
  });

  it("is the one between the places of the blocks before and after", async () => {
    const answer =
      block("export function count(items: Item[]) {\n", "export function many(items: Item[]) {\n") +
      block("  let sum = 0;\n", "  let sum = 1;\n");
    const { text, placements } = await proposedCart(cart, answer);
    assert.equal(
      text,
      `${cart.slice(0, cart.indexOf("export function count"))}${cart.slice(cart.indexOf("export function count")).replace("count(items", "many(items").replace("sum = 0", "sum = 1")}`,
    );
    assert.deepEqual(placements, ["drifted"]);
  });

  it("is one each for as many equal blocks as there are places", async () => {
    const answer = block("  let sum = 0;\n", "  let sum = 1;\n") + block("  let sum = 0;\n", "  let sum = 2;\n");
    const { text } = await proposedCart(cart, answer);
    assert.equal(text, cart.replace("sum = 0", "sum = 1").replace("sum = 0", "sum = 2"));
  });

  it("is the stated line among equal lines", async () => {
    const { text, placements } = await proposedCart(
      cart,
      "```diff\n--- a/src/cart.ts\n+++ b/src/cart.ts\n@@ -12,1 +12,1 @@\n-  let sum = 0;\n+  let sum = 1;\n```\n",
    );
    assert.equal(text, cart.slice(0, 200) + cart.slice(200).replace("sum = 0", "sum = 1"));
    assert.deepEqual(placements, ["exact"]);
  });

  it("is after the line that the hunk names", async () => {
    const { text } = await proposedCart(
      cart,
      "```diff\n--- a/src/cart.ts\n+++ b/src/cart.ts\n@@ export function count(items: Item[]) {\n-  let sum = 0;\n+  let sum = 1;\n```\n",
    );
    assert.equal(text, cart.slice(0, 200) + cart.slice(200).replace("sum = 0", "sum = 1"));
  });

  it("is found among ten thousand lines that are alike", async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `  const value${index} = compute(${index % 97});`);
    const quoted = lines.slice(5000, 5040).with(7, "  const value5007 = computed();");
    const { text } = await proposedCart(
      lines.join("\n"),
      block(`${quoted.join("\n")}\n`, `${quoted.toSpliced(20, 1, "  added();").join("\n")}\n`),
    );
    assert.equal(text, lines.toSpliced(5020, 1, "  added();").join("\n"));
  });

  it("is nowhere where the lines stand nowhere", async () => {
    const { text, unplaced } = await proposedCart(cart, block("const other = compute(everything);\n", "nothing();\n"));
    assert.equal(text, cart);
    assert.deepEqual(unplaced, ["notFound"]);
  });

  it("is not needed where the file has the change already", async () => {
    const { unplaced } = await proposedCart(cart, block("  sum.add(item.prices);\n", "    sum += item.price;\n"));
    assert.deepEqual(unplaced, ["unchanged"]);
  });

  it("is given to the first of two blocks that want the same lines", async () => {
    const answer =
      block("    sum += item.price;\n", "    sum += 1;\n") + block("    sum += item.price;\n", "    sum += 2;\n");
    const { unplaced } = await proposedCart(cart, answer);
    assert.deepEqual(unplaced, ["overlaps"]);
  });

  it("has what an ellipsis among the new lines leaves out of the old ones", async () => {
    const { text, placements } = await proposedCart(
      cart,
      block("    sum += item.price;\n  }\n  return sum;\n", "    // ... existing code ...\n  return sum * 2;\n"),
    );
    assert.equal(text, cart.replace("return sum;", "return sum * 2;"));
    assert.deepEqual(placements, ["ellipsis"]);
  });

  it("never has an ellipsis in it as text", async () => {
    const { text, unplaced } = await proposedCart(
      cart,
      block("    sum += item.price;\n", "    add(/* ... existing code ... */);\n"),
    );
    assert.equal(text, cart);
    assert.deepEqual(unplaced, ["malformed"]);
  });
});

describe("the whole text of a file", () => {
  it("becomes the hunks in which it differs", async () => {
    const { text, placements } = await proposedCart(
      cart,
      `src/cart.ts\n\`\`\`ts\n${cart.replaceAll("sum = 0", "sum = 1")}\`\`\``,
    );
    assert.equal(text, cart.replaceAll("sum = 0", "sum = 1"));
    assert.deepEqual(placements, ["whole", "whole"]);
  });

  it("keeps the file's end without a line end", async () => {
    const { text } = await proposedCart("a();\nb();", "```ts\na();\nc();\n```", { target: "src/cart.ts" });
    assert.equal(text, "a();\nc();");
  });

  it("has its left out lines filled in from the file", async () => {
    const { text, placements } = await proposedCart(
      cart,
      `src/cart.ts\n\`\`\`ts\nimport { Item } from "./item";\n\n// ... existing code ...\n\nexport function count(items: Item[]) {\n  let sum = 1;\n  // ... existing code ...\n}\n\`\`\``,
    );
    assert.equal(text, cart.slice(0, 200) + cart.slice(200).replace("sum = 0", "sum = 1"));
    assert.deepEqual(placements, ["ellipsis"]);
  });

  it("is not taken from an excerpt, which would delete the rest", async () => {
    const { text, unplaced } = await proposedCart(
      cart,
      "src/cart.ts\n```ts\n    sum += item.price;\n  }\n  return 2;\n}\n\nexport function count(items: Item[]) {\n  let sum = 0;\n```",
    );
    assert.equal(text, cart);
    assert.deepEqual(unplaced, ["ambiguous"]);
  });

  it("is not taken from code without a path that has nothing of the file", async () => {
    const { text, unplaced } = await proposedCart(cart, "Such as:\n```ts\nconst one = 1;\n```", {
      target: "src/cart.ts",
    });
    assert.equal(text, cart);
    assert.deepEqual(unplaced, ["ambiguous"]);
  });
});
