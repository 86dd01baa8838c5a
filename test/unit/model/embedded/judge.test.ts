import assert from "node:assert/strict";
import fc from "fast-check";
import { Corpus } from "../../../../src/model/embedded/corpus.ts";
import { Judge } from "../../../../src/model/embedded/judge.ts";
import type { JudgedSpan } from "../../../../src/model/embedded/protocol.ts";
import { Sessions } from "../../../../src/model/embedded/session.ts";
import { anyText } from "./anyText.ts";

const shop = `export function priceOf(basket: Basket, rates: Rates): number {
  const sum = basket.items.reduce((total, item) => total + item.price, 0);
  const discount = rates.discountFor(basket.customer);
  if (discount === undefined) {
    return sum;
  }
  return sum * (1 - discount.share);
}
`;

/** What is judged of the text between the bars, in a document that lies next to a few like it. */
function judge(marked: string): { readonly text: string; readonly spans: readonly JudgedSpan[] } {
  const corpus = new Corpus();
  for (const name of ["order", "offer", "refund"]) {
    Array.from(corpus.learn(`/shop/${name}.ts`, "/shop", shop.replaceAll("basket", name)));
  }
  const [prefix = "", text = "", suffix = ""] = marked.split("|");
  const cursor = { prefix, suffix, key: "/shop/open.ts", folder: "/shop" };
  return { text, spans: new Judge(new Sessions(corpus)).judge(cursor, text) };
}

function probabilityOf(marked: string): number {
  return judge(marked).spans.reduce((product, { probability }) => product * probability, 1);
}

function tokensOf(marked: string): string[] {
  const { text, spans } = judge(marked);
  return spans.map(({ start, end }) => text.slice(start, end));
}

const above = shop.slice(0, shop.indexOf("  if (discount"));
const below = shop.slice(shop.indexOf("  return sum * "));

describe("Judge", () => {
  it("takes a line that goes on as its kind does for right", () => {
    assert.ok(probabilityOf(`${above}  |if (discount === undefined) {|\n${below}`) > 0.5);
  });

  it("doubts a line in which another name of the file stands", () => {
    assert.ok(probabilityOf(`${above}  |if (Basket === undefined) {|\n${below}`) < 0.15);
  });

  it("is less sure of a member with which its receiver was never seen", () => {
    const seen = probabilityOf(`${above}  return sum * (1 - discount|.share);|\n}\n`);
    assert.ok(probabilityOf(`${above}  return sum * (1 - discount|.reduce);|\n}\n`) < seen - 0.1);
  });

  it("doubts another line of the file that is copied in", () => {
    const copied = "const sum = basket.items.reduce((total, item) => total + item.price, 0);";
    assert.ok(probabilityOf(`${above}  |${copied}|\n${below}`) < 0.15);
  });

  it("judges each token, the one at the cursor from where it is typed, and the line's end", () => {
    assert.deepEqual(tokensOf(`${above}  return dis|count.share;|\n}`), ["count", ".share", ";", ""]);
  });

  it("leaves the line's end to what follows the cursor", () => {
    assert.deepEqual(tokensOf(`${above}  total(|sum|);\n}`), ["sum"]);
  });

  it("says nothing of comments", () => {
    assert.deepEqual(tokensOf(`${above}  // the|y pay| less\n`), []);
    const tokens = tokensOf(`${above}|  return sum; // all\n  /* or\n   * so */\n  return sum;|\n`);
    assert.deepEqual(
      tokens.filter((token) => /\w/.test(token)),
      ["return", " sum", "return", " sum"],
    );
  });

  it("judges any text at any place: stretches in order, each with a probability", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (prefix, text, suffix) => {
        const cursor = { prefix, suffix, key: "/shop/open.ts", folder: "/shop" };
        let last = 0;
        for (const { start, end, probability } of new Judge(new Sessions(new Corpus())).judge(cursor, text)) {
          assert.ok(start >= last && end >= start && end <= text.length);
          assert.ok(probability > 0 && probability < 1);
          last = end;
        }
      }),
    );
  });
});
