import type { Notes } from "./note.ts";

/** `src/prices.ts`. What is said of `priceOf` cites a name and a place that do not exist, on purpose: so the caveats can be seen. */
export const priceNotes: Notes = {
  Discount: { what: "Something off the price, and why." },
  freeShippingFrom: { what: "The total from which shipping is free." },
  shippingPrice: { what: "What shipping costs below that." },
  shipping: { what: "What shipping costs: nothing from fifty euros on." },
  loyaltyDiscount: { what: "Five per cent for whoever has ordered ten times." },
  quantityDiscount: {
    what: "A tenth off where a cart holds five of one product.",
    steps: [
      {
        at: "export function quantityDiscount",
        title: "the first line with five",
        says: "`find` takes the first such line alone: a second product with five of it gives no second discount.",
      },
      {
        at: "if (line === undefined",
        title: "who gets none",
        says: "Nobody without such a line, and no blocked customer.",
      },
      {
        at: "const product",
        title: "how much it is",
        says: "The price times a tenth of the quantity, rounded by `multiply` to whole cents.",
      },
    ],
  },
  welcomeDiscount: { what: "Two euros for the first order." },
  discounts: { what: "All discounts that the shop gives." },
  applicableDiscounts: { what: "The discounts that a customer gets for a cart." },
  priceOf: {
    what: "What a customer pays for a cart: its total and shipping, less all discounts.",
    steps: [
      {
        at: "export function priceOf",
        title: "total and shipping",
        says: "`cartTotal` and `shipping` are added. Shipping looks at the total before discounts.",
      },
      {
        at: "for (const discount of",
        title: "take the discounts off",
        says: "All that apply add up. The result is rounded by `roundToCents`, see `src/money.ts:412`.",
      },
      {
        at: "return price",
        title: "the price",
        says: "It can be negative: nothing keeps two euros of welcome from being more than the cart costs.",
      },
    ],
  },
};
