import type { Ask } from "../ask.ts";
import { type Edit, proposal } from "../edits.ts";
import { closest } from "./closest.ts";
import { hypotheses } from "./hypotheses.ts";

/** Members of the shop's types, for "Property 'x' does not exist on type 'T'". */
const members: Readonly<Record<string, readonly string[]>> = {
  Product: ["id", "name", "price", "inStock"],
  Money: ["amount", "currency"],
  CartLine: ["productId", "quantity"],
  Cart: ["customerId", "lines"],
  Customer: ["id", "name", "email", "orderCount", "isBlocked"],
  Order: ["id", "customerId", "lines", "price", "state"],
  Discount: ["name", "amount"],
};

/** Mends names that are misspelt; lists causes where they may lie outside of the code. */
export function fix(ask: Ask): string {
  const { diagnostic, path, seen } = ask;
  const message = diagnostic?.message ?? "";
  const outside = hypotheses(message);
  const line = seen.find(({ number }) => number === diagnostic?.line)?.text;
  const names = outside === undefined ? rightName(ask, message) : undefined;
  if (names === undefined || line === undefined) {
    return (
      outside ??
      "It has no scripted mend for this one: it mends misspelt names, and lists causes of failures to connect."
    );
  }
  const edit: Edit = { path, search: line, replace: replaceWord(line, names.wrong, names.right) };
  return proposal(`\`${names.wrong}\` is not declared; \`${names.right}\` is.`, [edit]);
}

function rightName({ seen }: Ask, message: string): { readonly wrong: string; readonly right: string } | undefined {
  const [, wrong = "", type] = /'(\w+)'(?: does not exist on type '(\w+)')?/.exec(message) ?? [];
  const suggested = /Did you mean '(\w+)'/.exec(message)?.[1];
  const known = type === undefined ? namesIn(seen.map(({ text }) => text).join("\n")) : (members[type] ?? []);
  const right = /does not exist on type|Cannot find name|no exported member/.test(message)
    ? (suggested ?? closest(wrong, known))
    : undefined;
  return wrong === "" || right === undefined ? undefined : { wrong, right };
}

function namesIn(code: string): readonly string[] {
  const declared = code.matchAll(/(?:function|const|let|class|interface|type)\s+(\w+)|import[^;]*?\{([^}]*)\}/g);
  return [...declared].flatMap(([, name, imported]) => name ?? imported?.match(/\w+/g) ?? []);
}

function replaceWord(line: string, wrong: string, right: string): string {
  return line.replace(new RegExp(`\\b${wrong}\\b`, "g"), right);
}
