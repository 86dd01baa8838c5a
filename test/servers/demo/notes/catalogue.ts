import type { Notes } from "./note.ts";

/** `src/catalogue.ts`, `src/money.ts` and `src/store.ts`. */
export const catalogueNotes: Notes = {
  Product: { what: "Something the shop sells." },
  products: { what: "All that the shop sells." },
  findProduct: { what: "The product with an id, or `undefined` where there is none." },
  requireProduct: { what: "The product with an id; throws `NotFoundError` where there is none." },
  searchProducts: { what: "Products whose names contain some words, in capitals or not." },
  NotFoundError: { what: "Thrown where something asked for by its id does not exist." },
  Money: { what: "An amount in the smallest unit of its currency, so that nothing is lost in sums." },
  euros: { what: "An amount of euros, rounded to whole cents." },
  add: { what: "The sum of two amounts of one currency; throws where they have two." },
  subtract: {
    what: "The difference of two amounts of one currency, which may be negative; throws where they have two.",
  },
  multiply: { what: "An amount times a factor, rounded to the smallest unit." },
  format: { what: "An amount as people read it, such as `6.50 EUR`." },
  requireSameCurrency: { what: "Throws where two amounts have different currencies." },
  Store: {
    what: "Keeps values by their id in memory, as a database would; all is gone when the process ends.",
  },
};
