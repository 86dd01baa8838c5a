import { familyOf } from "../../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";
import { isLanguageName } from "../../../../src/evidence/names/index.ts";
import { type FaultMaker, pick } from "./fault.ts";

/** Names called in a line that is no definition; members are not. */
const called = /(?<![\w$.#@]|\b(?:function|def|class|new|async)\s+)([a-z][\w$]{3,})(?=\()/g;
const endings = ["ByName", "Safely", "FromCache", "All2", "_or_none"];

/** Calls something by a name that would be plausible and that nobody defines, as models make them up. */
export const inventedName: FaultMaker = (random, file) => {
  const { code } = readCode(file.text, familyOf(file.languageId) ?? "javascript");
  const found = pick(
    random,
    [...code.matchAll(called)].filter(({ 1: name = "", index }) => !isLanguageName(name) && isCall(code, index)),
  );
  const name = found?.[1];
  const invented = `${name}${pick(random, endings)}`;
  return found === undefined || name === undefined || file.text.includes(invented)
    ? undefined
    : { ...file, text: file.text.slice(0, found.index) + invented + file.text.slice(found.index + name.length) };
};

/** A method's head, with its body behind the brackets, looks like a call. */
function isCall(code: string, index: number): boolean {
  const start = code.lastIndexOf("\n", index) + 1;
  const line = code.slice(start).split("\n", 1)[0] ?? "";
  return (
    !/[{,(:]\s*$/.test(line) &&
    !/^\s*(?:async\s+|static\s+|get\s+|set\s+|\w+\s+)*[\w$]+\([^()]*\)\s*(?::|\{)/.test(line)
  );
}
