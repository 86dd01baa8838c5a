import type { Notes } from "./note.ts";

/** `src/customers.ts` and `src/orders.ts`. */
export const orderNotes: Notes = {
  Customer: { what: "Someone who orders." },
  customers: { what: "All customers by their ids." },
  addCustomer: { what: "Adds a customer who has not ordered yet." },
  requireCustomer: { what: "The customer with an id; throws `NotFoundError` where there is none." },
  blockCustomer: { what: "Blocks a customer, who keeps ordering but gets no quantity discount." },
  countOrder: { what: "Counts one more order of a customer, which decides on the loyalty discount." },
  allCustomers: { what: "All customers, in the order in which they were added." },
  Order: { what: "What a customer has ordered, at the price of that moment." },
  orders: { what: "All orders by their ids." },
  placeOrder: {
    what: "Makes an order of a cart and gives it with the emptied cart.",
    steps: [
      {
        at: "export async function placeOrder",
        title: "whose cart it is",
        says: "`requireCustomer` throws for an unknown customer before anything is kept.",
      },
      {
        at: "const order: Order",
        title: "the order",
        says: "Its price is worked out now by `priceOf` and kept, so a later change of prices does not touch it.",
      },
      {
        at: "await orders.put",
        title: "keep and count",
        says: "First the order, then the customer's count. If the process ends between the two, the order is not counted.",
      },
      { at: "return {", title: "what comes back", says: "The order, and an empty cart for the same customer." },
    ],
  },
  requireOrder: { what: "The order with an id; throws `NotFoundError` where there is none." },
  payOrder: {
    what: "Marks a placed order as paid; throws in any other state.",
    steps: [
      {
        at: "export async function payOrder",
        title: "find it",
        says: "`requireOrder` throws a `NotFoundError` for an unknown id.",
      },
      {
        at: "if (order.state",
        title: "only once",
        says: "An order that is paid, shipped or cancelled is refused. `failure` makes an answer with status 400 of that error.",
      },
      {
        at: "const changed",
        title: "a new value",
        says: "Orders never change: the store gets another one with the same id.",
      },
    ],
  },
  shipOrder: { what: "Marks a paid order as shipped; throws in any other state." },
  allOrders: { what: "All orders, in the order in which they were placed." },
};
