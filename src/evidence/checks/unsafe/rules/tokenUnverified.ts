import { callsOf } from "../../code/expressions.ts";
import { matchesFromCode, type Rule, textOf } from "../rule.ts";

const noAlgorithm =
  /(["']?)\b(?:algorithms?|alg)\1\s*[:=]\s*\[?\s*["'`](?:none|None|NONE)["'`]|\bUnsafeAllowNoneSignatureType\b|\.ParseUnverified\s*\(/g;
const isOfTokens = /\bjwt|jsonwebtoken|jose\b|JWT/;
const unverified = /\bverify\s*=\s*False|["']verify_signature["']\s*:\s*False|\bverify_signature\s*=\s*False/;

/** A token is taken for true without its signature. */
export const tokenUnverified: Rule = {
  id: "token-unverified",
  cwe: 347,
  severity: "problem",
  families: ["javascript", "python", "go"],
  hint: /none|verify|Unverified/i,
  find(code) {
    const unsigned = isOfTokens.test(code.text) ? matchesFromCode(code, noAlgorithm) : [];
    const decoded =
      code.family === "python"
        ? callsOf(code, /\b(?:jwt|jose_jwt)\.decode\s*\(/g).filter((call) => unverified.test(textOf(code, call)))
        : [];
    return [...unsigned, ...decoded];
  },
};
