import assert from "node:assert/strict";
import { recordOf } from "../../../../src/context/index/record.ts";
import { search } from "../../../../src/context/index/search.ts";
import { Store } from "../../../../src/context/index/store.ts";

const cart = `export function cartTotal(cart: Cart): number {
  const items = itemsOf(cart);
  const prices = items.map(priceOf);
  return sumOfPrices(prices, cart.currency);
}`;
const others = Array.from({ length: 40 }, (_, number) => `export const other${number} = make${number}(${number});`);

function storeOf(files: Record<string, string>): Store {
  const store = new Store();
  for (const [key, text] of Object.entries(files)) {
    store.add(key, 1, text.length, recordOf(text));
  }
  return store;
}

function found(store: Store, prefix: string, suffix = "", tokens = 1024): readonly string[] {
  return search(store, { key: "/shop/order.ts", prefix, suffix }, tokens).map(
    ({ file, line }) => `${file.key}:${line}`,
  );
}

describe("search", () => {
  const prefix =
    "export function orderTotal(order) {\n  const items = itemsOf(order);\n  const prices = items.map(priceOf);\n";

  it("finds first what follows lines like those before the cursor", () => {
    const store = storeOf({ "/shop/other.ts": others.join("\n"), "/shop/cart.ts": cart });
    assert.ok(found(store, prefix).slice(0, 3).includes("/shop/cart.ts:3"));
  });

  it("finds what stands before lines like those after the cursor", () => {
    const store = storeOf({ "/shop/other.ts": others.join("\n"), "/shop/cart.ts": cart });
    const suffix = "\n  const prices = items.map(priceOf);\n  return sumOfPrices(prices, order.currency);\n}";
    assert.ok(found(store, "", suffix).slice(0, 3).includes("/shop/cart.ts:1"));
  });

  it("finds nothing of the file that is written in", () => {
    assert.deepEqual(found(storeOf({ "/shop/order.ts": cart }), prefix), []);
  });

  it("finds nothing of a file that was forgotten", () => {
    const store = storeOf({ "/shop/cart.ts": cart });
    store.forget("/shop/cart.ts");
    assert.deepEqual(found(store, prefix), []);
  });

  it("leaves out what holds no name that is new", () => {
    const store = storeOf({ "/shop/copy.ts": prefix });
    assert.deepEqual(found(store, prefix), []);
  });

  it("stays within its tokens", () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`/shop/cart${number}.ts`, cart.replaceAll("sum", `sum${number}`)]),
    );
    const [few, more] = [found(storeOf(many), prefix, "", 60), found(storeOf(many), prefix, "", 400)];
    assert.ok(few.length > 0 && few.length < more.length && more.length < 60, `${few.length}, ${more.length}`);
  });

  it("tells a name once rather than twice", () => {
    const store = storeOf({ "/shop/cart.ts": cart, "/shop/copy/cart.ts": cart });
    const lines = found(store, prefix).map((place) => place.split(":")[1]);
    assert.equal(new Set(lines).size, lines.length);
  });

  it("survives a place and an index with nothing in them", () => {
    assert.deepEqual(found(new Store(), "", ""), []);
    assert.deepEqual(found(storeOf({ "/shop/empty.ts": "" }), "", ""), []);
  });
});
