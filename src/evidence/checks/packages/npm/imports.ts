import { readCode } from "../../code/readCode.ts";
import { type Imported, lineCounter } from "../imported.ts";

/** What stands before a module's name in a declaration, and in a call. */
const declaring = /(?:(?:^|[^\w$.])import|(?:[}*]\s*|[\w$]\s+)from)\s*$/;
const calling = /(?:^|[^\w$.])(?:import|require)\s*\(\s*$/;
/** People put behind `try {` what may be missing. */
const trying = /\btry\s*\{[^}]*$/;
/** A bundle that gives its modules a `require` of their own: its names are the bundle's. */
const ownRequire = /\bfunction\s*\w*\(\s*require\s*,/;
/** Characters in front of a name that are looked at: comments may stand between. */
const reach = 500;

/**
 * The modules that JavaScript or TypeScript names in `import`, `export ... from`, `import()`, `require()` and types like
 * `import("x").Y`; a name that is put together when the code runs is none.
 */
export function importsIn(text: string): readonly Imported[] {
  const { text: uncommented, code, strings } = readCode(text, "javascript");
  const lineOf = lineCounter(text);
  const hasCalls = !ownRequire.test(code);
  return strings.flatMap(({ start, end }): readonly Imported[] => {
    const name = uncommented.slice(start + 1, end - 1);
    const before = code.slice(Math.max(0, start - reach), start);
    const isWhole = /^\s*[),]/.test(code.slice(end, end + reach));
    const isImported = declaring.test(before) || (hasCalls && isWhole && calling.test(before));
    if (!isImported || code[start] === "`" || !/^[^\\\n]+$/.test(name)) {
      return [];
    }
    return [{ name, line: lineOf(start), ...(trying.test(before) ? { isOptional: true } : {}) }];
  });
}
