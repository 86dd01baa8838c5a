import type { Code } from "../../code/readCode.ts";

/** Lines above a place in which the function's name is looked for. */
const linesLooked = 12;
const functionHead =
  /\b(?:function|def|func|fn)\s+(?:\([^)]*\)\s*)?(\w+)|^\s*(?:export\s+)?(?:const|let|var)\s+(\w+)\s*=\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*(?::[^=]+)?=>|^\s*(?:(?:public|private|protected|static|async|final)\s+)*(?:[\w<>[\]]+\s+)?(\w+)\s*\([^;]*\)\s*(?::[^{]+)?\{\s*$/;

/** The name that a value at a place is given in its line, and that of the function it stands in; empty where there is none. */
export function namesAt(code: Code, place: number): { readonly target: string; readonly enclosing: string } {
  const lineStart = code.code.lastIndexOf("\n", place - 1) + 1;
  const behind = code.text.slice(lineStart, place);
  const target =
    /(?:^|.*[\s({,;.*&["'])(?<!:\s*)([\w$]+)["'\]]*\s*(?::\s*[\w<>[\]| ]+)?\s*(?::=|[-+]?=(?![=>])|:)[^=;]*$/.exec(
      behind,
    )?.[1] ?? "";
  const above = code.code.slice(0, place).split("\n").slice(-linesLooked).reverse();
  const head = above.map((line) => functionHead.exec(line)).find((found) => found !== null && !isKeyword(found[3]));
  return { target, enclosing: head?.[1] ?? head?.[2] ?? head?.[3] ?? "" };
}

function isKeyword(name: string | undefined): boolean {
  return name !== undefined && /^(?:if|for|while|switch|catch|with|function|return)$/.test(name);
}

/** A name's words, in small letters: `resetTokenId` is `reset token id`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_$-]+/g, " ")
    .trim()
    .toLowerCase();
}
