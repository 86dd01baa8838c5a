import { isHashCommented, isProse } from "../languages.ts";
import type { Span } from "./nextEdit.ts";

/** What a name is declared as: of a function's head, of the block around, or as a member of a type. */
export type Declaration = "parameter" | "local" | "member";

const introduced =
  /\b(?:const|let|var|val|mut|static|function\*?|class|interface|type|enum|struct|trait|union|record|namespace|module|mod|fn|func|fun)\s+\*?$/;
const loop = /\b(?:for|foreach)\s*\(?\s*(?:const|let|var|val|auto|await)?\s*(?:[\w, ]+,\s*)?$/;
const alias = /\b(?:as|catch\s*\(|=>\s*\|)\s*$/;
const list = /\b(?:const|let|var|val)\s*[([][^=]*$/;
const head = /\b(?:function\b|def\s|fn\s|func\s|fun\s|constructor\b)[^(]*(?:\([^()]*\)\s*\w+)?\((?:[^()]|\([^()]*\))*$/;
const item = /(?:[(,*&]|\.\.\.|\b(?:mut|public|private|protected|readonly))\s*$/;
const definition = /^\s*(?:async\s+)?def\s+$/;
const method = /^\s+(?:async\s+)?def\s+(?:self\.)?$/;
const arrow = /^[^()]*\)\s*(?::[^=]+)?=>|^\s*=>/;
const methodHead = /^\s*(?:(?:public|private|protected|static|async|override|get|set)\s+)*[\w$#]+\s*\([^()]*$/;
const modifiers = /^\s+(?:(?:public|private|protected|readonly|static|async|override|abstract|get|set|declare)\s+)*$/;
const typed = new Set("java c cpp csharp dart objective-c".split(" "));
/** Words before a name that is used, not declared. */
const notType =
  /\b(?:return|new|throw|else|case|in|of|await|yield|goto|delete|typeof|instanceof|import|package|using)\s+$/;

/** What a line declares at a span, as far as its own words tell; `undefined` where they tell nothing. */
export function declarationAt(line: string, { start, end }: Span, languageId: string): Declaration | undefined {
  const [before, after] = [line.slice(0, start), line.slice(end)];
  if (isProse(languageId)) {
    return undefined;
  }
  if (isListed(before, after) || isIntroduced(before, after) || isTyped(before, after, languageId)) {
    const isInHead = /\([^()]*(?:\([^()]*\)[^()]*)*$/.test(before) || /^\s*=>/.test(after);
    return isInHead && !list.test(before) ? "parameter" : "local";
  }
  if (isHashCommented(languageId)) {
    const isAssigned = before.trim() === "" && /^\s*(?::[^=]+)?=(?!=)/.test(after);
    return method.test(before) ? "member" : isAssigned || definition.test(before) ? "local" : undefined;
  }
  const isMember = modifiers.test(before) && /^\s*(?:[?!]?:|\([^;]*\{\s*$)/.test(after);
  return isMember ? "member" : undefined;
}

function isListed(before: string, after: string): boolean {
  const isItem = item.test(before) && /^\s*(?:[:,)=?*&]|\w)/.test(after);
  const isOfHead = head.test(before) || (methodHead.test(before) && /\)[^;]*\{\s*$/.test(after));
  return (isItem && (isOfHead || arrow.test(after))) || (/^\s*=>/.test(after) && /[=(,]\s*$/.test(before));
}

function isIntroduced(before: string, after: string): boolean {
  const isOfLoop = loop.test(before) && /^\s*(?:,|:|of\b|in\b)/.test(after);
  return isOfLoop || introduced.test(before) || list.test(before) || alias.test(before) || /^\s*:=/.test(after);
}

const afterType = /(?:[\w>*&]|\])\s+[*&]?$/;
const behindTyped = /^\s*(?:[=;,)(:]|\[)/;

function isTyped(before: string, after: string, languageId: string): boolean {
  return typed.has(languageId) && afterType.test(before) && !notType.test(before) && behindTyped.test(after);
}
