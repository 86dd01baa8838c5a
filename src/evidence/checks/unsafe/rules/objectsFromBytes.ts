import { callsOf, isLiteral } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import type { Rule } from "../rule.ts";

const callees: Partial<Record<Family, RegExp>> = {
  javascript:
    /(?<![\w$.])(?:serialize|nodeSerialize|node_serialize|serializer)\.unserialize\s*\(|(?<![\w$.])unserialize\s*\(/g,
  python:
    /(?<![\w.])(?:pickle|cPickle|_pickle|dill|cloudpickle)\.(?:loads?|Unpickler)\s*\(|(?<![\w.])marshal\.loads?\s*\(|(?<![\w.])yaml\.(?:load|load_all|unsafe_load|unsafe_load_all)\s*\(|(?<![\w.])jsonpickle\.decode\s*\(/g,
  java: /\bnew\s+ObjectInputStream\s*\(|\bnew\s+BinaryFormatter\s*\(|\bnew\s+XMLDecoder\s*\(/g,
  php: /(?<![\w$>:])unserialize\s*\(/g,
  ruby: /\bMarshal\.(?:load|restore)\s*\(|\bYAML\.unsafe_load\s*\(/g,
};
const safe = /\b(?:C?SafeLoader|BaseLoader|pickle\.dumps|marshal\.dumps|Marshal\.dump|allowed_classes)\b/;

/** Objects are made of bytes that may name any class, and so run code. */
export const objectsFromBytes: Rule = {
  id: "objects-from-bytes",
  cwe: 502,
  severity: "doubt",
  families: ["javascript", "python", "java", "php", "ruby"],
  hint: /serialize|pickle|dill|marshal|yaml|Stream|BinaryFormatter|XMLDecoder|YAML|Marshal/,
  find(code) {
    const callee = callees[code.family];
    const calls = callee === undefined ? [] : callsOf(code, callee);
    return calls.filter((call) => {
      const isFixed = call.args[0] !== undefined && isLiteral(code, call.args[0]);
      return !isFixed && !safe.test(code.text.slice(call.start, call.end));
    });
  },
};
