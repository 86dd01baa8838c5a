import type { Task } from "../../src/feature/task.ts";
import { about, documentOf, shopFile } from "../unit/servers/shop.ts";

const addToCart = { ...about("src/cart.ts", "export function addToCart", 8), symbol: "addToCart" };
const shipping = { ...about("src/prices.ts", "export function shipping", 4), symbol: "shipping" };

const misspelt = shopFile("src/cart.ts").replace("> product.inStock", "> product.inStok");

const diff = `diff --git a/src/cart.ts b/src/cart.ts
index 1111111..2222222 100644
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -36,7 +36,11 @@ export function clearCart(cart: Cart): Cart {
 export function quantityOf(cart: Cart, productId: string): number {
   return cart.lines.find((line) => line.productId === productId)?.quantity ?? 0;
 }
 
+export function isEmpty(cart: any): boolean {
+  return cart.lines.length == 0;
+}
+
 export function cartTotal(cart: Cart): Money {
   let total = euros(0);
   for (const line of cart.lines) {
`;

/** What models are asked about the sample workspace for answers to be kept: each task at least once. */
export const scenarios: Readonly<Record<string, Task>> = {
  refuseBelowOne: {
    feature: "change",
    ...addToCart,
    instruction: 'throw an Error that says "At least one must be added" for a quantity below one, before anything else',
  },
  rename: { feature: "change", ...addToCart, instruction: "rename present to already" },
  useAcrossFiles: {
    feature: "change",
    ...shipping,
    instruction:
      "compare by a new function isAtLeast(money, least) at the end of src/money.ts, which refuses mixed currencies",
  },
  isEmpty: {
    feature: "generate",
    document: documentOf("src/cart.ts"),
    cursorLine: 31,
    instruction: "a function isEmpty that says whether a cart has no lines",
  },
  misspelt: {
    feature: "fix",
    document: documentOf("src/cart.ts", misspelt),
    diagnostic: {
      message: "Property 'inStok' does not exist on type 'Product'. Did you mean 'inStock'?",
      source: "ts",
      code: "2551",
      severity: "error",
      lines: { start: 20, count: 1 },
    },
  },
  testMoney: { feature: "tests", document: documentOf("src/money.ts") },
  documentCart: { feature: "document", ...addToCart },
  toPython: { feature: "convert", document: documentOf("src/money.ts"), instruction: "Python" },
  explainCart: { feature: "explain", ...addToCart },
  reviewDiff: { feature: "review", diff },
  messageOfDiff: { feature: "commitMessage", diff },
};
