import { closingBracket } from "../code/expressions.ts";
import type { Code } from "../code/readCode.ts";

/** What a file gives to others, with the place that says so. */
export type Exports = ReadonlyMap<string, number>;

const scriptDeclaration =
  /(?<![\w$.])export\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|class|const\s+enum|enum|interface|type|namespace|const|let|var|using)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu;
const scriptList = /(?<![\w$.])export\s+(?:type\s+)?\{([^{}]*)\}/g;
const scriptPattern = /(?<![\w$.])export\s+(?:const|let|var)\s+\{([^{}]*)\}\s*=/g;
const scriptDefault = /(?<![\w$.])export\s+default\b|(?<![\w$.])export\s*=|(?<![\w$.])module\.exports\s*=(?!=)/g;
const scriptStar = /(?<![\w$.])export\s+(?:type\s+)?\*(?:\s+as\s+([\w$]+))?\s+from\s*["']([^"'\n]+)["']/g;
const commonMember = /(?<![\w$.])(?:module\.)?exports\.([\w$]+)\s*=(?!=)/g;
const commonList = /(?<![\w$.])module\.exports\s*=\s*\{/g;
const pythonTop = /^(?:async\s+def|def|class)\s+([A-Za-z]\w*)/gm;
const goTop = /^(?:func\s+([A-Z]\w*)|type\s+([A-Z]\w*)|(?:var|const)\s+([A-Z]\w*))/gm;
const goMethod = /^func\s+\(\s*\w*\s*\*?\s*([A-Z]\w*)[^)]*\)\s*([A-Z]\w*)/gm;
const goGroup = /^(?:var|const|type)\s*\(\n([\s\S]*?)^\)/gm;
const rustItem =
  /\bpub\s+(?:(?:async|unsafe|const|extern\s*"[^"]*")\s+)*(?:fn|struct|enum|trait|type|const|static|mod|union|macro)\s+([A-Za-z_]\w*)/g;
const javaType =
  /\bpublic\s+(?:(?:static|final|abstract|sealed|partial|readonly|data|open)\s+)*(?:class|interface|enum|record|struct|@interface|object)\s+(\w+)/g;
const javaMember =
  /\bpublic\s+(?:(?:static|final|abstract|synchronized|override|virtual|async|suspend|native|default)\s+)*(?:<[^>]*>\s+)?(?:fun\s+|[\w<>[\],.?]+\s+)(\w+)\s*\(/g;

/** The names that a file exports: what others may have come to rely on. `undefined`: the language is not known here. */
export function exportsOf(code: Code): Exports | undefined {
  switch (code.family) {
    case "javascript":
      return new Map([...scriptExports(code)].reverse());
    case "python":
      return pythonExports(code);
    case "go":
      return goExports(code);
    case "rust":
      return named(code.code, rustItem);
    case "java":
      return new Map([...named(code.code, javaType), ...named(code.code, javaMember)]);
    default:
      return undefined;
  }
}

/** What others may take from a file although it is not declared there in so many words. */
export function stillGiven(code: Code, name: string): boolean {
  if (code.family !== "python") {
    return false;
  }
  const given = `(?:async\\s+def|def|class)\\s+${name}\\b|${name}\\s*(?::[^=\\n]+)?=(?!=)|from\\s[^\\n]*import\\s[^\\n]*\\b${name}\\b`;
  // Within `try` and `if` too, but not a method: its first parameter tells it.
  return new RegExp(`^\\s*(?:${given})(?!\\s*\\((?:self|cls)\\b)`, "m").test(code.code) || isInImportList(code, name);
}

function isInImportList({ code }: Code, name: string): boolean {
  return [...code.matchAll(/\bimport\s*\(([^)]*)\)/g)].some(([, list = ""]) => new RegExp(`\\b${name}\\b`).test(list));
}

function* scriptExports({ code, text }: Code): Iterable<readonly [string, number]> {
  yield* named(code, scriptDeclaration);
  for (const { index, 0: whole, 1: list = "" } of code.matchAll(scriptList)) {
    yield* listed(list, index + whole.indexOf("{") + 1, [/\bas\s+([\w$]+)/, /^(?:type\s+)?([\w$]+)/]);
  }
  for (const { index, 0: whole, 1: list = "" } of code.matchAll(scriptPattern)) {
    yield* listed(list, index + whole.indexOf("{") + 1, [/:\s*([\w$]+)/, /^(?:\.\.\.)?([\w$]+)/]);
  }
  for (const { index } of code.matchAll(scriptDefault)) {
    yield ["default", index];
  }
  for (const { index, 1: name, 2: from } of text.matchAll(scriptStar)) {
    if (code[index] !== " ") {
      yield [name ?? `* from ${from}`, index];
    }
  }
  yield* named(code, commonMember);
  for (const { index, 0: whole } of code.matchAll(commonList)) {
    const open = index + whole.length - 1;
    const list = code.slice(open + 1, closingBracket(code, open, code.length) ?? open);
    yield* listed(flat(list), open + 1, [/^(?!\.\.\.)(?:async\s+)?([\w$]+)\s*(?:$|[,:(])/]);
  }
}

/** A list without what its brackets hold, at the same places. */
function flat(list: string): string {
  let depth = 0;
  return [...list]
    .map((character) => {
      depth -= /[)\]}]/.test(character) ? 1 : 0;
      const kept = depth === 0 || character === "\n" ? character : " ".repeat(character.length);
      depth += /[([{]/.test(character) ? 1 : 0;
      return kept;
    })
    .join("");
}

/** The names of a list, each by the first pattern that fits. */
function* listed(list: string, start: number, patterns: readonly RegExp[]): Iterable<readonly [string, number]> {
  let at = start;
  for (const part of list.split(",")) {
    const name = patterns.map((pattern) => pattern.exec(part.trim())?.[1]).find((found) => found !== undefined);
    if (name !== undefined) {
      yield [name, at + part.length - part.trimStart().length];
    }
    at += part.length + 1;
  }
}

function named(code: string, pattern: RegExp): Map<string, number> {
  return new Map(
    [...code.matchAll(pattern)]
      .reverse()
      .map((found) => [found.slice(1).find((name) => name !== undefined) ?? "", found.index]),
  );
}

function pythonExports({ code, text, strings }: Code): Exports {
  const all = /^__all__\s*(?::[^=\n]+)?\+?=\s*[[(]/m.exec(code);
  const end = all === null ? 0 : (closingBracket(code, all.index + all[0].length - 1) ?? 0);
  const names = strings
    .filter(({ start }) => all !== null && start > all.index && start < end)
    .map((string) => [text.slice(string.start + 1, string.end - 1), string.start] as const);
  return new Map([...names, ...named(code, pythonTop)]);
}

function goExports({ code }: Code): Exports {
  const exports = named(code, goTop);
  for (const { index, 1: type, 2: method } of code.matchAll(goMethod)) {
    exports.set(`${type}.${method}`, index);
  }
  for (const { index, 0: whole, 1: body = "" } of code.matchAll(goGroup)) {
    const start = index + whole.indexOf(body, 1);
    for (const found of body.matchAll(/^\t([A-Z]\w*)/gm)) {
      exports.set(found[1] ?? "", start + found.index);
    }
  }
  return exports;
}
