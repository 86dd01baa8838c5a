import type { Family } from "../../code/family.ts";
import { matchesFromCode, type Rule } from "../rule.ts";

const called =
  /\b(?:chmod(?:Sync)?|fchmod(?:Sync)?|lchmod)\s*\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*,\s*(?:0o?[0-7]?777|511|0o?[0-7]?666|["'`]0?[0-7]?777["'`])\s*\)/g;

const patterns: Partial<Record<Family, RegExp>> = {
  javascript: called,
  python: /\bos\.(?:f|l)?chmod\s*\([^\n]*,\s*(?:0o?777|0o?666|511)\s*\)|\.chmod\s*\(\s*(?:0o777|0o666|511)\s*\)/g,
  go: /\.Chmod\s*\((?:[^\n]*,)?\s*0o?(?:777|666)\s*\)/g,
  php: called,
  ruby: /\bchmod(?:_R)?\s*\(?\s*0o?777\b/g,
  rust: /\bfrom_mode\s*\(\s*0o(?:777|666)\s*\)/g,
  shell: /\bchmod\s+(?:-\w+\s+)*(?:0?777|[ao]*[ao]\+\w*w\w*)\s/g,
};

/** Everybody on the machine may change a file. */
export const worldWritable: Rule = {
  id: "world-writable",
  cwe: 732,
  severity: "problem",
  families: ["javascript", "python", "go", "php", "ruby", "rust", "shell"],
  hint: /chmod|from_mode/i,
  find(code) {
    const pattern = patterns[code.family];
    return pattern === undefined ? [] : matchesFromCode(code, pattern);
  },
};
