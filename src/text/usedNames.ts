/** A name where code uses it. */
export interface UsedName {
  readonly name: string;
  readonly index: number;
}

/**
 * A name that is called, or asked for a member; no member itself, no decorator, not the name of what is defined. Its first letter is
 * looked at before what stands behind it: within a long comment's blanks each would be looked through once more.
 */
const use =
  /(?=[\p{L}_$])(?<![\p{L}\p{N}_$#@]|\.\s*|\b(?:function|def|class|interface|namespace|enum|type)\s+|\bfunction\*\s*)[\p{L}_$][\p{L}\p{N}_$]*(?=\s*(?:\?\.|\(|\[|\.[\p{L}_$#]))/gu;
/** A name that is given back or assigned as it is. */
const value =
  /(?<=(?:\breturn|\bawait|[\p{L}\p{N}_$)\]] [-+*/]?=) )[\p{L}_$][\p{L}\p{N}_$]*(?=[ \t]*(?:[;,)\]}]|[-+*/<>&|]+ |\n|$))/gu;

/**
 * The names that JavaScript, TypeScript or Python calls, takes a member of, gives back or assigns. `code`: with its comments and
 * strings blanked. Precision goes before recall: what could be a definition, such as a method's head, is no use.
 */
export function usedNames(code: string): readonly UsedName[] {
  return [...code.matchAll(use), ...code.matchAll(value)].flatMap(({ 0: name, index }) =>
    definesMethod(code, index) ? [] : [{ name, index }],
  );
}

/** A method of a class or an object, or a signature of an interface, begins its line and is followed by a body or a type. */
function definesMethod(code: string, index: number): boolean {
  const lineStart = code.lastIndexOf("\n", index) + 1;
  const lineEnd = code.indexOf("\n", index);
  const rest = code.slice(index, lineEnd < 0 ? undefined : lineEnd).trimEnd();
  const isFirst =
    /^\s*(?:(?:async|static|get|set|public|private|protected|override|abstract|function)\s+|\*\s*)*$/.test(
      code.slice(lineStart, index),
    );
  return isFirst && /[{(,]$|\)\s*:/.test(rest);
}
