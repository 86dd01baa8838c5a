import { proposal } from "./edits.ts";

/** The word of a request that asks for it. */
export const roughWord = /\brough(ly)?\b/i;

/**
 * An answer as models should not give it, on purpose, so that everything the panel says of such answers can be seen: a hunk with
 * a bracket missing, one for lines that are not there, one in the editor's settings, one outside the workspace.
 */
export function roughAnswer(greeting: string): string {
  return proposal(`${greeting} This answer is bad on purpose: of its four edits none can be taken as it is.`, [
    {
      path: "src/cart.ts",
      search: "  return { customerId, lines: [] };",
      replace: "  return { customerId, lines: [ };",
    },
    {
      path: "src/cart.ts",
      search: "export function mergeCarts(one: Cart, other: Cart): Cart {",
      replace: "export function joinCarts(one: Cart, other: Cart): Cart {",
    },
    { path: ".vscode/settings.json", search: "", replace: '{\n  "files.autoSave": "afterDelay"\n}\n' },
    { path: "../notes.txt", search: "", replace: "Outside of the workspace.\n" },
  ]);
}
