import { callsOf } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import { codeOf, type Rule } from "../rule.ts";

const callees: Partial<Record<Family, RegExp>> = {
  javascript:
    /\bpath\.(?:join|resolve)\s*\(|(?:\bfs\.|\bfsp\.|\bpromises\.|(?<![\w$.]))(?:readFile|writeFile|createReadStream|createWriteStream|unlink|rm|readdir|appendFile)(?:Sync)?\s*\(|\.(?:sendFile|download)\s*\(/g,
  python:
    /(?<![\w.])open\s*\(|\bos\.path\.join\s*\(|\bos\.(?:remove|unlink|listdir)\s*\(|(?<![\w.])(?:send_file|FileResponse|Path)\s*\(/g,
  go: /\b(?:filepath|path)\.Join\s*\(|\bos\.(?:Open|ReadFile|Create|Remove|WriteFile)\s*\(|\bhttp\.ServeFile\s*\(/g,
};
const requested: Partial<Record<Family, RegExp>> = {
  javascript: /\b(?:req|request|ctx\.request|ctx)\s*\.\s*(?:params|query|body|cookies)\b/,
  python: /\brequest\s*\.\s*(?:args|form|values|json|GET|POST|query_params|cookies|files|match_info)\b/,
  go: /\b(?:r|req|request)\.(?:FormValue|PostFormValue|PathValue|URL\.(?:Path|Query\(\)\.Get))\b|\bc\.(?:Param|Query)\s*\(/,
};
/** What leaves a file's name without its folders. */
const bare = /\b(?:basename|secure_filename|Base|safe_join|sanitize\w*|parseInt|Number|int)\s*\(/;

/** A path has a part that a request brings. */
export const pathFromRequest: Rule = {
  id: "path-from-request",
  cwe: 22,
  severity: "doubt",
  families: ["javascript", "python", "go"],
  hint: /req|ctx|\br\.|\bc\./,
  find(code) {
    const callee = callees[code.family];
    const calls = callee === undefined ? [] : callsOf(code, callee);
    return calls.filter((call) => requested[code.family]?.test(codeOf(code, call)) && !bare.test(codeOf(code, call)));
  },
};
