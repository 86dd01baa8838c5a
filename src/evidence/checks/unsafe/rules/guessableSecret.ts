import type { Family } from "../../code/family.ts";
import { matchesIn, type Rule } from "../rule.ts";
import { namesAt, wordsOf } from "./purpose.ts";

const patterns: Partial<Record<Family, RegExp>> = {
  javascript: /\bMath\.random\s*\(/g,
  python:
    /(?<![\w.])random\.(?:random|randint|choices?|getrandbits|randrange|sample|randbytes)\s*\(|(?<![\w.])uuid\.uuid1\s*\(/g,
  go: /(?<![\w.])rand\.(?:Intn?|Int31n?|Int63n?|Uint32|Uint64|Read|Float64|IntN)\s*\(/g,
  java: /\bnew\s+(?:java\.util\.)?Random\s*\(|\bMath\.random\s*\(|\bThreadLocalRandom\.current\s*\(/g,
  php: /(?<![\w$>:])(?:rand|mt_rand|uniqid|lcg_value)\s*\(/g,
  ruby: /(?<![\w.])rand\s*\(|\bRandom\.rand\s*\(/g,
};
/** A count of tokens is no token. */
const secret =
  /(?:\b(?:token|secret|password|passwd|pwd|passphrase|nonce|salt|otp|csrf|api key|secret key|private key|session id|session key|(?:verification|reset|auth|login|access|recovery|invite) code|encryption key|signing key)|^(?:session|pin))(?: (?:value|string|hex|bytes))?$/;

/** A secret out of a generator whose values can be foretold. */
export const guessableSecret: Rule = {
  id: "guessable-secret",
  cwe: 338,
  severity: "doubt",
  families: ["javascript", "python", "go", "java", "php", "ruby"],
  hint: /random|rand|uuid1|uniqid|lcg_value/i,
  find(code) {
    const pattern = patterns[code.family];
    // In Go both generators are called `rand`.
    const isSafe = code.family === "go" && !/"math\/rand/.test(code.text);
    return pattern === undefined || isSafe
      ? []
      : matchesIn(code.code, pattern).filter(({ start }) => {
          const { target, enclosing } = namesAt(code, start);
          return secret.test(wordsOf(target)) || secret.test(wordsOf(enclosing));
        });
  },
};
