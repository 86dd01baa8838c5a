import assert from "node:assert/strict";
import fc from "fast-check";
import { estimateTokens } from "../../../src/context/tokens.ts";

/** Texts, and the most tokens that the vocabularies o200k, cl100k and Llama 3 have for them, counted with their own tokenizers. */
const counted: readonly (readonly [string, number])[] = [
  [
    "export function total(lines: readonly Line[]): Money {\n  return lines.reduce((sum, line) => sum + line.price * 1.19, 0);\n}\n",
    34,
  ],
  [
    "## Install\n\nRun `npm install` and then open <https://example.com/docs/getting-started>. It takes about 20 seconds.\n",
    29,
  ],
  ['{"name": "cart", "version": "0.1.0", "dependencies": {"diff": "9.0.0", "marked": "18.0.1"}}\n', 40],
  ['    def handle_request(self, request, *, timeout=30):\n        raise NotImplementedError("later")\n', 21],
  ["Die Rechnung enthält die Mehrwertsteuer; größere Bestellungen werden später ausgeliefert.\n", 23],
  ["Всего товаров в корзине: двенадцать. Доставка завтра.\n", 25],
  ["カートの合計金額を計算します。税込みで表示してください。\n", 22],
  ["购物车中的商品总价包括税费和运费。\n", 17],
  ["장바구니의 총 금액을 계산합니다.\n", 18],
  [
    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==",
    67,
  ],
  ["1602176634 0xdeadbeef 3.14159265358979 192.168.100.200 2026-11-25T01:53:51Z\n", 41],
  [
    '!function(e,t){"object"==typeof exports?module.exports=t():e.x=t()}(this,function(){return[1,2,3].map(e=>e**2)});\n',
    39,
  ],
];

describe("an estimate of tokens", () => {
  for (const [text, tokens] of counted) {
    it(`is at least the count of the real vocabularies, and no more than twice that, for ${JSON.stringify(text.slice(0, 40))}`, () => {
      const estimated = estimateTokens(text);
      assert.ok(estimated >= tokens, `${estimated} of ${tokens}`);
      assert.ok(estimated <= tokens * 2 + 1, `${estimated} of ${tokens}`);
    });
  }

  it("is nothing for nothing", () => {
    assert.equal(estimateTokens(""), 0);
  });

  it("is no more for texts joined by a line end than for each alone with one", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "B", "7", " ", "\n", "{", "é", "漢", "😀", "_") });
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.ok(estimateTokens(`${one}\n${other}`) <= estimateTokens(`${one}\n`) + estimateTokens(other));
      }),
    );
  });

  it("takes little time for a long text", () => {
    const start = performance.now();
    estimateTokens("const total = lines.reduce(add, 0);\n".repeat(3000));
    assert.ok(performance.now() - start < 500);
  });
});
