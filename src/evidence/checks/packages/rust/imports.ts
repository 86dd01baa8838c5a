import { readCode } from "../../code/readCode.ts";
import { type Imported, lineCounter } from "../imported.ts";

const use = /^[ \t]*(?:pub(?:\([^)]*\))?\s+)?(?:use\s+([^;]{0,4000});|extern\s+crate\s+(\w+))/gm;
const item = /\b(?:mod|enum|struct|trait|type|union|fn|macro_rules!)\s+(\w+)/g;

/**
 * The crates that Rust may name in `use` and `extern crate`: the first part of each path, unless the file itself says that it is
 * something else, or it is in capitals as types are. The Rust Reference, "Use declarations" and "Extern crate declarations".
 */
export function importsIn(text: string): readonly Imported[] {
  const { code } = readCode(text, "rust");
  const lineOf = lineCounter(text);
  const found = [...code.matchAll(use)].map(({ 0: whole, 1: tree, 2: crate, index }) => ({
    line: lineOf(index + whole.search(/\S/)),
    paths: tree === undefined ? [] : pathsOf(tree),
    crate,
  }));
  const own = new Set([...code.matchAll(item)].map(([, name]) => name));
  const brought = new Set(found.flatMap(({ paths }) => paths.flatMap(namesBroughtBy)));
  return found.flatMap(({ line, paths, crate }) => {
    const heads = paths.flatMap((path) => /^(?:::)?\s*([a-z_]\w*)/.exec(path)?.slice(1) ?? []);
    const names = crate === undefined ? heads.filter((name) => !own.has(name) && !brought.has(name)) : [crate];
    return names.map((name) => ({ name, line }));
  });
}

/** The paths of a `use`, those in outermost braces one by one. */
function pathsOf(tree: string): readonly string[] {
  const inner = /^\s*(?:::)?\s*\{([\s\S]*)\}\s*$/.exec(tree)?.[1] ?? tree;
  const paths = [""];
  let depth = 0;
  for (const character of inner) {
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (character === "," && depth === 0) {
      paths.push("");
    } else {
      paths[paths.length - 1] += character;
    }
  }
  return paths.map((path) => path.trim());
}

/** The last parts of a path, by which the file knows what it brings; of a name alone that is nothing new. */
function namesBroughtBy(path: string): readonly string[] {
  return /^(?:::)?\w+$/.test(path) ? [] : [...path.matchAll(/\w+(?=\s*(?:[,}]|$))/g)].map(([name]) => name);
}
