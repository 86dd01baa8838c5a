import { callsOf, expressionAt } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import { codeOf, type Rule, textOf } from "../rule.ts";
import { namesAt, wordsOf } from "./purpose.ts";

const callees: Partial<Record<Family, RegExp>> = {
  javascript: /(?<![\w$])createH(?:ash|mac)\s*\(|(?<![\w$.])(?:md5|sha1|MD5|SHA1)\s*\(|\bCryptoJS\.(?:MD5|SHA1)\s*\(/g,
  python: /\bhashlib\.(?:md5|sha1|new)\s*\(|(?<![\w.])(?:md5|sha1)\s*\(/g,
  go: /\b(?:md5|sha1)\.(?:Sum|New)\s*\(/g,
  java: /\bMessageDigest\.getInstance\s*\(|\bDigestUtils\.(?:md5|sha1)\w*\s*\(|\b(?:MD5|SHA1)\.(?:Create|HashData)\s*\(/g,
  php: /(?<![\w$>:])(?:md5|sha1)\s*\(/g,
  ruby: /\bDigest::(?:MD5|SHA1)\.(?:hexdigest|digest|base64digest)\s*\(/g,
};
const weak = /md5|sha-?1(?!\d)/i;
const secret = /\b(?:password|passwd|pwd|passphrase|secret|credentials?|pin|token|session id|api key)\b/;

/** MD5 or SHA-1 of a password, a token or another secret. */
export const weakHash: Rule = {
  id: "weak-hash",
  cwe: 328,
  severity: "doubt",
  families: ["javascript", "python", "go", "java", "php", "ruby"],
  hint: /md5|sha-?1|MD5|SHA/i,
  find(code) {
    const callee = callees[code.family];
    const calls = callee === undefined ? [] : callsOf(code, callee);
    return calls.filter((call) => {
      const name = textOf(code, { start: call.start, end: call.args[0]?.end ?? call.end });
      const { target, enclosing } = namesAt(code, call.start);
      const whole = { start: call.start, end: Math.max(call.end, expressionAt(code.code, call.start).end) };
      const isSecret = [target, enclosing, ...(codeOf(code, whole).match(/[\w$]+/g) ?? [])].map(wordsOf).some(matches);
      return weak.test(name) && isSecret && !/usedforsecurity\s*=\s*False/.test(codeOf(code, call));
    });
  },
};

function matches(words: string): boolean {
  return secret.test(words);
}
