import type { Snapshot } from "../../text/snapshot.ts";
import { readCode } from "../code.ts";

/**
 * Whether an answer that begins with what is typed of the line repeats it, judged by what the two readings make: the words at the
 * seam, and brackets at the line's end. `undefined`: too little is there to tell.
 */
export function joinsOf(echo: string, text: string, isWhole: boolean, snapshot: Snapshot): boolean | undefined {
  const typed = echo.trimStart();
  const rest = text.slice(echo.length);
  if (isAssignment(typed)) {
    return true;
  }
  const wordSoFar = /^[\p{L}\p{N}_$]*/u.exec(rest)?.[0] ?? "";
  if (wordSoFar === rest && !isWhole) {
    return undefined;
  }
  const ended = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(typed)?.[0] ?? "";
  if (ended !== "") {
    const begun = /^[\p{L}\p{N}_$]*/u.exec(text.trimStart())?.[0] ?? "";
    const isMeant = ended.length >= ownWord || isKnown(ended + wordSoFar, typed, snapshot);
    return isMeant && !isKnown(ended + begun, typed, snapshot);
  }
  return hasManyTokens(typed, snapshot.languageId) || closesWithout(typed, text, isWhole, snapshot);
}

/** Characters of a word that no name has twice in a row. */
const ownWord = 3;

/** `name = `, `name: `, `name += `: nobody assigns to the same name twice. */
function isAssignment(typed: string): boolean {
  return /^[^\s=:()]+(?: [^\s=:()]+)?(?:\s*[-+*/|&?%^]{0,2}=(?![=>])|:)\s/.test(typed);
}

/** Whether the line's brackets are closed if what is typed is not counted twice, and are not if it is. */
function closesWithout(typed: string, text: string, isWhole: boolean, snapshot: Snapshot): boolean | undefined {
  if (!/[([{]$/.test(typed.trimEnd())) {
    return false;
  }
  const end = text.indexOf("\n");
  if (end < 0 && !isWhole) {
    return undefined;
  }
  const line = end < 0 ? text : text.slice(0, end);
  const { languageId } = snapshot;
  const once = readCode(line, languageId).open.length;
  const twice = readCode(typed + line, languageId).open.length;
  return once === 0 && twice > 0 && !/^\s*[)\]}]/.test(snapshot.suffix);
}

/** So many tokens are not repeated by chance, unless an operator or comma is behind them, as in `this.x * this.x`. */
function hasManyTokens(typed: string, languageId: string): boolean {
  const tokens = typed.match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  const isOpen = readCode(typed, languageId).open.length > 0;
  return tokens.length >= 5 && (isOpen || !/[-+*/%,|&<>=?:]\s*$/.test(typed));
}

/** Keywords that many lines begin with, which the file may not have yet. */
const keywords = new Set(
  "if for while return const let var function class import export switch case else async await new def from try throw type".split(
    " ",
  ),
);

/** Whether a word stands somewhere in the file, apart from where it is being typed. */
function isKnown(word: string, typed: string, { prefix, suffix }: Snapshot): boolean {
  const around = `${prefix.slice(0, prefix.length - typed.length)}\n${suffix}`;
  for (let at = around.indexOf(word); at >= 0; at = around.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}_$]/u.test(around[at - 1] ?? " ") && !/[\p{L}\p{N}_$]/u.test(around[at + word.length] ?? " ")) {
      return true;
    }
  }
  return keywords.has(word);
}
