import ts from "typescript";
import type { Ask } from "../ask.ts";
import { proposal } from "../edits.ts";
import { pythonMoney } from "./pythonMoney.ts";

/** Any TypeScript to JavaScript, and the shop's money to Python. */
export function convert({ focus, path, words }: Ask): string {
  const target = / to ([\w.# +]+?)\.?$/.exec(words.split("\n")[0] ?? "")?.[1] ?? "";
  const base = path.replace(/\.\w+$/, "");
  if (/^java ?script|^js$/i.test(target) && /\.[cm]?tsx?$/.test(path)) {
    const replace = javaScript(focus.map(({ text }) => text).join("\n"));
    return proposal("The types go; what runs stays as it is.", [{ path: `${base}.js`, search: "", replace }]);
  }
  if (/^python/i.test(target) && path === "src/money.ts") {
    const sentence =
      "Amounts stay in cents. Python rounds halves to even, so `Math.round` becomes `floor(x + 0.5)` to keep the cents.";
    return proposal(sentence, [{ path: `${base}.py`, search: "", replace: pythonMoney }]);
  }
  return `It has no scripted answer for ${target}. It converts TypeScript to JavaScript, and \`src/money.ts\` to Python.`;
}

function javaScript(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ESNext,
      rewriteRelativeImportExtensions: true,
    },
  });
  return outputText;
}
