import type { OpenDocument } from "../../../src/context/contextItem.ts";
import type { InstructionFiles } from "../../../src/context/instructions.ts";
import type { Task, TaskDocument } from "../../../src/context/task.ts";
import type { TaskSources } from "../../../src/context/taskSources.ts";

/** The file that the tasks of the tests are about. */
export const cart: TaskDocument = {
  uri: "file:///shop/src/cart.ts",
  path: "src/cart.ts",
  languageId: "typescript",
  version: 3,
  text: `import { euros, type Money } from "./money.ts";

export interface Line {
  readonly price: Money;
  readonly count: number;
}

export function total(lines: readonly Line[]): Money {
  let sum = euros(0);
  for (const line of lines) {
    sum = sum.plus(line.price * line.count);
  }
  return sum;
}
`,
};

/** `total` alone. */
export const selected: Task = {
  feature: "explain",
  document: cart,
  selection: { start: 7, count: 7 },
  symbol: "total",
};

/** The diagnostic on the multiplication. */
export const faulty: Task = {
  feature: "fix",
  document: cart,
  diagnostic: {
    message: "The left-hand side of an arithmetic operation must be of type 'number'.",
    source: "ts",
    code: "2362",
    severity: "error",
    lines: { start: 10, count: 1 },
  },
};

export const diff = `diff --git a/src/cart.ts b/src/cart.ts
index 1111111..2222222 100644
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -8,6 +8,6 @@ export interface Line {
 export function total(lines: readonly Line[]): Money {
   let sum = euros(0);
   for (const line of lines) {
-    sum = sum.plus(line.price);
+    sum = sum.plus(line.price * line.count);
   }
   return sum;
`;

/** The editor of the tests: a trusted folder with instructions, one other open editor, one definition. */
export const sources: TaskSources = {
  openDocuments: () => [
    openDocument(
      "src/order.ts",
      "export function orderTotal(lines: readonly Line[]): Money {\n  return total(lines);\n}",
    ),
  ],
  instructions: instructionFiles({ "AGENTS.md": "Money is never a number.\n" }),
  definitionsOf: async () => [
    {
      symbol: "euros",
      uri: "file:///shop/src/money.ts",
      path: "src/money.ts",
      lines: { start: 4, count: 3 },
      text: "export function euros(amount: number): Money {\n  return new Money(amount);\n}",
    },
  ],
  structureOf: async () => ({
    name: "total",
    kind: "function",
    path: cart.path,
    uri: cart.uri,
    languageId: cart.languageId,
    lines: { start: 7, count: 7 },
    text: "",
    signature: "function total(lines: readonly Line[]): Money",
    documentation: "",
    callers: [{ name: "orderTotal", path: "src/order.ts", uri: "file:///shop/src/order.ts", line: 1 }],
    callees: [],
    members: [],
    commits: [],
    diagnostics: [],
  }),
};

export function openDocument(name: string, text: string): OpenDocument {
  return { uri: `file:///shop/${name}`, name, languageId: "typescript", version: 1, text: () => text };
}

/** A folder with these files, by path. */
export function instructionFiles(files: Readonly<Record<string, string>>): InstructionFiles {
  return {
    read: async (path) => files[path],
    list: async (folder) => Object.keys(files).filter((path) => path.startsWith(`${folder}/`)),
  };
}

/** A signal that nobody aborts. */
export function patient(): AbortSignal {
  return new AbortController().signal;
}
