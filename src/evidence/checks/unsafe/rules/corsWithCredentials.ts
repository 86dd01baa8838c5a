import { groupAround } from "../../code/expressions.ts";
import { matchesFromCode, type Rule } from "../rule.ts";

const anyOrigin =
  /(["']?)\borigin\1\s*:\s*(?:["'`]\*["'`]|true\b|\[\s*["'`]\*["'`]\s*\])|\ballow_origins\s*=\s*\[\s*["']\*["']|\borigins\s*=\s*\[?\s*["']\*["']|\bAllowOrigins?\s*:\s*(?:\[\]string\{\s*)?"\*"|\bAllowAllOrigins\s*:\s*true/g;
const withCredentials =
  /["']?\bcredentials["']?\s*:\s*true|\ballow_credentials\s*=\s*True|\bsupports_credentials\s*=\s*True|\bAllowCredentials\s*:\s*true/;
const anyOriginHeader = /["'`]Access-Control-Allow-Origin["'`]\]?\s*(?:,|:|=|=>)\s*["'`]\*["'`]/g;
const credentialsHeader = /Access-Control-Allow-Credentials["'`]\]?\s*(?:,|:|=|=>)\s*["'`]?true/i;
/** Characters around a header in which the other one is looked for: one function's worth. */
const near = 600;

/** Any site may read answers with the person's cookies. */
export const corsWithCredentials: Rule = {
  id: "cors-with-credentials",
  cwe: 942,
  severity: "problem",
  families: ["javascript", "python", "go", "java", "php", "ruby"],
  hint: /origin|credentials|Access-Control/i,
  find(code) {
    const options = matchesFromCode(code, anyOrigin).filter(({ start }) => {
      const group = groupAround(code.code, start);
      return withCredentials.test(code.text.slice(group.start, group.end));
    });
    const headers = matchesFromCode(code, anyOriginHeader).filter(({ start, end }) =>
      credentialsHeader.test(code.text.slice(Math.max(0, start - near), end + near)),
    );
    return [...options, ...headers];
  },
};
