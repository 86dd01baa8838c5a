/** A small project as its files lie on disk, by their paths in it. */
export const shop = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, module: "esnext", moduleResolution: "bundler", target: "es2022" },
    include: ["src"],
  }),
  "src/cart.ts": `export class Cart {
  private readonly prices: number[] = [];

  add(price: number): void {
    this.prices.push(price);
  }

  total(): number {
    return this.prices.reduce((sum, price) => sum + price, 0);
  }
}

export async function load(id: string): Promise<Cart> {
  return Object.assign(new Cart(), { id });
}
`,
  "src/order.ts": `import { Cart, load } from "./cart";

export async function order(id: string): Promise<number> {
  const cart = await load(id);
  return cart.total();
}

export function empty(): number {
  return new Cart().total();
}
`,
};
