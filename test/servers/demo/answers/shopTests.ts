/** Tests of one function of the shop, in the way of its other tests. */
export interface ShopTests {
  /** Names that the code uses, by the module in `src`. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  readonly code: string;
}

const ada = '{ id: "ada", name: "Ada", email: "ada@example.org", orderCount: 0, isBlocked: false }';

/** By the function's name. */
export const shopTests: Readonly<Record<string, ShopTests>> = {
  addToCart: {
    imports: { cart: ["addToCart", "emptyCart", "quantityOf"] },
    code: `test("takes all that is in stock", () => {
  const cart = addToCart(emptyCart("ada"), "pot-large", 4);
  equal(quantityOf(cart, "pot-large"), 4);
});

test("refuses more than is in stock, what the cart holds already included", () => {
  const cart = addToCart(emptyCart("ada"), "pot-large", 3);
  let message = "";
  try {
    addToCart(cart, "pot-large", 2);
  } catch (error) {
    message = String(error);
  }
  equal(message, "Error: Only 4 of Large tea pot are in stock");
});

test("leaves the cart that it was given as it is", () => {
  const cart = emptyCart("ada");
  addToCart(cart, "tea-green", 1);
  equal(cart.lines.length, 0);
});`,
  },
  removeFromCart: {
    imports: { cart: ["addToCart", "emptyCart", "quantityOf", "removeFromCart"] },
    code: `test("keeps what was not removed", () => {
  const cart = removeFromCart(addToCart(emptyCart("ada"), "tea-green", 3), "tea-green", 1);
  equal(quantityOf(cart, "tea-green"), 2);
});

test("removes no more than there is", () => {
  const cart = removeFromCart(addToCart(emptyCart("ada"), "tea-green", 1), "tea-green", 5);
  equal(quantityOf(cart, "tea-green"), 0);
});`,
  },
  quantityOf: {
    imports: { cart: ["emptyCart", "quantityOf"] },
    code: `test("counts nothing of a product that the cart does not hold", () => {
  equal(quantityOf(emptyCart("ada"), "tea-green"), 0);
});`,
  },
  cartTotal: {
    imports: { cart: ["cartTotal", "emptyCart"], money: ["format"] },
    code: `test("asks nothing for an empty cart", () => {
  equal(format(cartTotal(emptyCart("ada"))), "0.00 EUR");
});`,
  },
  requireProduct: {
    imports: { catalogue: ["requireProduct"] },
    code: `test("finds a product by its id", () => {
  equal(requireProduct("tea-green").name, "Green tea");
});

test("names the id of a product that does not exist", () => {
  let message = "";
  try {
    requireProduct("coffee");
  } catch (error) {
    message = String(error);
  }
  equal(message, "NotFoundError: There is no product coffee");
});`,
  },
  searchProducts: {
    imports: { catalogue: ["searchProducts"] },
    code: `test("searches without regard to capitals", () => {
  const found = searchProducts("POT");
  equal(found.map((product) => product.id), ["pot-small", "pot-large"]);
});

test("finds nothing for words that no name holds", () => {
  equal(searchProducts("coffee"), []);
});`,
  },
  multiply: {
    imports: { money: ["euros", "format", "multiply"] },
    code: `test("rounds a product to whole cents", () => {
  equal(format(multiply(euros(0.99), 0.5)), "0.50 EUR");
});`,
  },
  add: {
    imports: { money: ["add", "euros", "format"] },
    code: `test("adds up cents without losing any", () => {
  equal(format(add(euros(0.1), euros(0.2))), "0.30 EUR");
});

test("refuses to add two currencies", () => {
  let message = "";
  try {
    add(euros(1), { amount: 100, currency: "USD" });
  } catch (error) {
    message = String(error);
  }
  equal(message, "Error: Cannot combine EUR with USD");
});`,
  },
  shipping: {
    imports: { cart: ["addToCart", "emptyCart"], money: ["format"], prices: ["shipping"] },
    code: `test("asks for shipping of an empty cart", () => {
  equal(format(shipping(emptyCart("ada"))), "4.90 EUR");
});

test("asks for shipping just below fifty euros", () => {
  const cart = addToCart(addToCart(emptyCart("ada"), "pot-large", 1), "tea-white", 1);
  equal(format(shipping(cart)), "4.90 EUR");
});`,
  },
  loyaltyDiscount: {
    imports: { cart: ["emptyCart"], prices: ["loyaltyDiscount"] },
    code: `test("gives no loyalty discount after nine orders", () => {
  equal(loyaltyDiscount(emptyCart("ada"), { ...${ada}, orderCount: 9 }), undefined);
});`,
  },
  quantityDiscount: {
    imports: { cart: ["addToCart", "emptyCart"], prices: ["quantityDiscount"] },
    code: `test("gives no quantity discount for four", () => {
  const cart = addToCart(emptyCart("ada"), "cup-plain", 4);
  equal(quantityDiscount(cart, ${ada}), undefined);
});

test("gives a blocked customer no quantity discount", () => {
  const cart = addToCart(emptyCart("ada"), "cup-plain", 5);
  equal(quantityDiscount(cart, { ...${ada}, isBlocked: true }), undefined);
});`,
  },
  welcomeDiscount: {
    imports: { cart: ["emptyCart"], prices: ["welcomeDiscount"] },
    code: `test("gives no welcome discount for an empty cart", () => {
  equal(welcomeDiscount(emptyCart("ada"), ${ada}), undefined);
});`,
  },
};
