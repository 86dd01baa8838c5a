import { readCode } from "../../code/readCode.ts";
import { type Imported, lineCounter } from "../imported.ts";

/** An `import` and all it names, one or a list in brackets. */
const declaration = /^import\s*(?:\([^)]*\)?|[\w.]*\s*"[^"\n]*")/gm;

/** The packages that Go imports: The Go Programming Language Specification, "Import declarations". */
export function importsIn(text: string): readonly Imported[] {
  const { text: uncommented, code, strings } = readCode(text, "go");
  const lineOf = lineCounter(text);
  const declarations = [...code.matchAll(declaration)].map(
    ({ 0: { length }, index }) => [index, index + length] as const,
  );
  return strings
    .filter(({ start }) => declarations.some(([from, to]) => start >= from && start < to))
    .map(({ start, end }) => ({ name: uncommented.slice(start + 1, end - 1), line: lineOf(start) }))
    .filter(({ name }) => /^[\w.~/+-]+$/.test(name));
}
