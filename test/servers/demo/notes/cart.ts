import type { Notes } from "./note.ts";

/** `src/cart.ts` and the test helpers. */
export const cartNotes: Notes = {
  CartLine: { what: "How many of one product a cart holds." },
  Cart: { what: "What a customer is about to order." },
  emptyCart: { what: "A cart without lines." },
  addToCart: {
    what: "A cart with more of a product; throws where fewer are in stock.",
    steps: [
      {
        at: "export function addToCart",
        title: "what goes in, what comes out",
        says: "It takes a cart and gives another one: carts never change, so whoever holds the old one still has it.",
      },
      {
        at: "const product = requireProduct",
        title: "look the product up",
        says: "`requireProduct` throws a `NotFoundError` for an unknown id. `quantityOf` gives 0 where the cart has none yet.",
      },
      {
        at: "if (present + quantity",
        title: "refuse what is not in stock",
        says: "What is in the cart already counts too. Nothing is reserved: two carts can both hold the last pot.",
      },
      {
        at: "return withQuantity",
        title: "the new cart",
        says: "`withQuantity` moves the product's line to the end.",
      },
    ],
  },
  removeFromCart: {
    what: "A cart with fewer of a product; the line goes when nothing is left.",
    steps: [
      {
        at: "export function removeFromCart",
        title: "what is there",
        says: "A product that is not in the cart counts as 0, so removing it changes nothing.",
      },
      {
        at: "return withQuantity",
        title: "never below nothing",
        says: "`Math.max` keeps the quantity from becoming negative; `withQuantity` drops a line of 0.",
      },
    ],
  },
  clearCart: { what: "A cart of the same customer without lines." },
  quantityOf: { what: "How many of a product a cart holds; 0 where it has none." },
  cartTotal: {
    what: "The price of all lines together, without shipping and discounts.",
    steps: [
      {
        at: "export function cartTotal",
        title: "begin at nothing",
        says: "The sum starts at `euros(0)`, so an empty cart costs 0.00 EUR.",
      },
      {
        at: "for (const line of",
        title: "add line by line",
        says: "Each line costs its product's price times its quantity. `multiply` rounds to whole cents, `add` refuses another currency.",
      },
      { at: "return total", title: "the sum", says: "An amount in cents, as all of `Money`." },
    ],
  },
  withQuantity: { what: "A cart in which a product has a quantity; none at 0." },
  test: { what: "Runs one test and says how it went." },
  equal: { what: "Throws where a value is not the one that was wanted; compares as JSON." },
};
