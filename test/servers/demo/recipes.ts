import { before, type Edit } from "./edits.ts";

/** A change that the demo model knows how to make in the sample workspace. */
export interface Recipe {
  /** What a person may ask for to get it. */
  readonly ask: string;
  /** Words of the request that mean it. */
  readonly words: RegExp;
  readonly path: string;
  readonly says: string;
  readonly edits: readonly Edit[];
}

const cancelOrder = `export async function cancelOrder(id: string): Promise<Order> {
  const order = await requireOrder(id);
  if (order.state === "shipped" || order.state === "cancelled") {
    throw new Error(\`Order \${id} is \${order.state} already\`);
  }
  const changed: Order = { ...order, state: "cancelled" };
  await orders.put(changed);
  return changed;
}
`;

const postCancellation = `export async function postCancellation(_request: Request, id: string): Promise<Response> {
  try {
    const order = await cancelOrder(id);
    return json(order);
  } catch (error) {
    return failure(error);
  }
}
`;

const cancelEdit = before(
  "src/orders.ts",
  "export async function allOrders(): Promise<readonly Order[]> {",
  cancelOrder,
);

const orderHandlers = "src/http/orderHandlers.ts";
const router = "src/http/router.ts";
const shipmentRoute = '  ["POST", /^\\/orders\\/([^/]+)\\/shipment$/, postShipment],';

const pricesTest = "test/prices.test.ts";

const largeOrderEdits: readonly Edit[] = [
  {
    path: "src/prices.ts",
    search: "const shippingPrice = euros(4.9);",
    replace: "const shippingPrice = euros(4.9);\nconst largeOrderFrom = euros(100);",
  },
  {
    path: "src/prices.ts",
    search: "const discounts = [loyaltyDiscount, quantityDiscount, welcomeDiscount];",
    replace: `const discounts = [largeOrderDiscount, loyaltyDiscount, quantityDiscount, welcomeDiscount];

/** A tenth off from a hundred euros on. */
export function largeOrderDiscount(cart: Cart): Discount | undefined {
  const total = cartTotal(cart);
  if (total.amount < largeOrderFrom.amount) {
    return undefined;
  }
  return { name: "Large order", amount: multiply(total, 0.1) };
}`,
  },
];

/** In the order in which they are tried. */
export const recipes: readonly Recipe[] = [
  {
    ask: "cancel an order, with a route",
    words: /cancel.*\b(route|handler|http|endpoint|api)/i,
    path: "src/orders.ts",
    says: "An order that is placed or paid can be cancelled, by `POST /orders/ID/cancellation`. Nothing is paid back.",
    edits: [
      cancelEdit,
      {
        path: orderHandlers,
        search: 'import { allOrders, payOrder, placeOrder, requireOrder, shipOrder } from "../orders.ts";',
        replace:
          'import { allOrders, cancelOrder, payOrder, placeOrder, requireOrder, shipOrder } from "../orders.ts";',
      },
      before(
        orderHandlers,
        "export async function postShipment(_request: Request, id: string): Promise<Response> {",
        postCancellation,
      ),
      {
        path: router,
        search: 'import { getOrder, getOrders, postOrder, postPayment, postShipment } from "./orderHandlers.ts";',
        replace:
          'import { getOrder, getOrders, postCancellation, postOrder, postPayment, postShipment } from "./orderHandlers.ts";',
      },
      {
        path: router,
        search: shipmentRoute,
        replace: `${shipmentRoute}\n  ["POST", /^\\/orders\\/([^/]+)\\/cancellation$/, postCancellation],`,
      },
    ],
  },
  {
    ask: "cancel an order",
    words: /cancel/i,
    path: "src/orders.ts",
    says: "An order that is placed or paid can be cancelled; one that is shipped can't. Nothing is paid back.",
    edits: [cancelEdit],
  },
  {
    ask: "how many items a cart has",
    words: /how many|number of|count/i,
    path: "src/cart.ts",
    says: "Adds up the quantities of all lines.",
    edits: [
      before(
        "src/cart.ts",
        "export function cartTotal(cart: Cart): Money {",
        `/** How many items a cart holds, whatever they are. */
export function itemCount(cart: Cart): number {
  return cart.lines.reduce((count, line) => count + line.quantity, 0);
}
`,
      ),
    ],
  },
  {
    ask: "a discount for large orders, with a test",
    words: /discount.*\btest/i,
    path: "src/prices.ts",
    // `roundToCents` is made up on purpose: the panel marks it.
    says: "Ten per cent off from a hundred euros on, as a fourth discount, with its test. `roundToCents` keeps whole cents.",
    edits: [
      ...largeOrderEdits,
      {
        path: pricesTest,
        search:
          'import { loyaltyDiscount, priceOf, quantityDiscount, shipping, welcomeDiscount } from "../src/prices.ts";',
        replace:
          'import { largeOrderDiscount, loyaltyDiscount, priceOf, quantityDiscount, shipping, welcomeDiscount } from "../src/prices.ts";',
      },
      before(
        pricesTest,
        'test("takes all discounts off the price", () => {',
        `test("gives a tenth off from a hundred euros", () => {
  const cart = addToCart(emptyCart("ada"), "pot-small", 5);
  equal(format(largeOrderDiscount(cart)!.amount), "12.00 EUR");
});
`,
      ),
    ],
  },
  {
    ask: "a discount for large orders",
    words: /discount/i,
    path: "src/prices.ts",
    says: "Ten per cent off from a hundred euros on, as a fourth discount. It adds up with the other three, as they do.",
    edits: largeOrderEdits,
  },
  {
    ask: "products in stock",
    words: /in stock|available/i,
    path: "src/catalogue.ts",
    says: "Gives what can be sold now.",
    edits: [
      before(
        "src/catalogue.ts",
        "/** Thrown where something asked for by its id does not exist. */",
        `export function productsInStock(): readonly Product[] {
  return products.filter((product) => product.inStock > 0);
}
`,
      ),
    ],
  },
  {
    ask: "use reduce in cartTotal",
    words: /reduce|without a loop/i,
    path: "src/cart.ts",
    says: "The loop becomes one `reduce`; the order of the sums and the rounding stay.",
    edits: [
      {
        path: "src/cart.ts",
        search: `  let total = euros(0);
  for (const line of cart.lines) {
    const product = requireProduct(line.productId);
    total = add(total, multiply(product.price, line.quantity));
  }
  return total;`,
        replace: `  return cart.lines.reduce((total, line) => {
    const product = requireProduct(line.productId);
    return add(total, multiply(product.price, line.quantity));
  }, euros(0));`,
      },
    ],
  },
  {
    ask: "let payOrder and shipOrder share what they repeat",
    words: /share|repeat|duplicat/i,
    path: "src/orders.ts",
    says: "What both do to keep an order in its next state becomes `keepAs`; the errors and their words stay.",
    edits: [
      {
        path: "src/orders.ts",
        search: `  const changed: Order = { ...order, state: "paid" };
  await orders.put(changed);
  return changed;`,
        replace: '  return keepAs("paid", order);',
      },
      {
        path: "src/orders.ts",
        search: `  const changed: Order = { ...order, state: "shipped" };
  await orders.put(changed);
  return changed;
}`,
        replace: `  return keepAs("shipped", order);
}

async function keepAs(state: Order["state"], order: Order): Promise<Order> {
  const changed: Order = { ...order, state };
  await orders.put(changed);
  return changed;
}`,
      },
    ],
  },
];
