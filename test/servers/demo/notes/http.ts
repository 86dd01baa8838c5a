import type { Notes } from "./note.ts";

/** `src/http`. */
export const httpNotes: Notes = {
  json: { what: "An answer with a value as JSON." },
  failure: {
    what: "The answer to an error: 404 for what does not exist, 400 for another refusal, 500 for what is no error.",
  },
  getCustomers: { what: "Answers with all customers." },
  getCustomer: { what: "Answers with one customer." },
  postCustomer: {
    what: "Adds a customer and answers with it; name and email are taken as they come, unchecked.",
  },
  postBlock: { what: "Blocks a customer and answers with it." },
  getOrders: { what: "Answers with all orders." },
  getOrder: { what: "Answers with one order." },
  postOrder: { what: "Places an order; the cart is taken as it comes, unchecked." },
  postPayment: { what: "Marks an order as paid and answers with it." },
  postShipment: { what: "Marks an order as shipped and answers with it." },
  Handler: { what: "What answers a request; the id is empty where the path has none." },
  routes: {
    what: "Which handler answers which method and path.",
    steps: [
      {
        at: "const routes",
        title: "the table",
        says: "Each row is a method, a regular expression for the path, and who answers.",
      },
      {
        at: '["GET", /^\\/orders$/',
        title: "a whole path",
        says: "`^` and `$` hold the path's beginning and end, `\\/` is a slash: exactly `/orders`, with nothing after it.",
      },
      {
        at: '["GET", /^\\/orders\\/([^/]+)$/',
        title: "a path with an id",
        says: "`[^/]+` is one or more characters that are no slash, and the brackets around it hand them on as the id.",
      },
      {
        at: '["POST", /^\\/orders$/',
        title: "the other rows",
        says: "The same two forms; a word after the id, such as `/payment`, must stand there exactly.",
      },
    ],
  },
  handle: {
    what: "Answers a request by the first route that fits, or with 404.",
    steps: [
      {
        at: "export async function handle",
        title: "the path alone",
        says: "What stands after `?` in the address is not looked at.",
      },
      {
        at: "for (const [method",
        title: "the first route that fits",
        says: "`match[1]` is the id; for a path without one it is the empty text.",
      },
      { at: "return json", title: "nothing fits", says: "A known path with another method is answered with 404, too." },
    ],
  },
};
