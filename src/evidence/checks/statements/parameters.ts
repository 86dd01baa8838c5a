import type { Code, Span } from "../code/readCode.ts";

export interface Parameter {
  /** `undefined`: it is taken apart in place. */
  readonly name: string | undefined;
  readonly isOptional: boolean;
  /** It takes any number of arguments. */
  readonly isRest: boolean;
}

/** The parameters between two brackets, without the object that a method is called on. */
export function parametersIn({ code, family }: Code, { start, end }: Span): readonly Parameter[] {
  const parts = splitAtCommas(code.slice(start, end));
  return parts.flatMap((part) => (family === "python" ? pythonParameter(part) : scriptParameter(part)));
}

function scriptParameter(part: string): readonly Parameter[] {
  const bare = part.replace(
    /^(?:@[\w.$]+(?:\([^)]*\))?\s*)*(?:(?:public|private|protected|readonly|override)\s+)*/,
    "",
  );
  const [, dots, name] = /^(\.\.\.)?\s*([\w$]+)?/.exec(bare) ?? [];
  if (name === "this") {
    return [];
  }
  const isOptional = /^[\w$]+\s*\?/.test(bare) || /(?<![=!<>])=(?![=>])/.test(bare);
  return [{ name, isOptional, isRest: dots !== undefined }];
}

function pythonParameter(part: string): readonly Parameter[] {
  const [, stars = "", name] = /^(\*{0,2})\s*(\w+)?/.exec(part) ?? [];
  if (name === undefined || name === "self" || name === "cls") {
    return [];
  }
  return [{ name, isOptional: /(?<![=!<>])=(?!=)/.test(part), isRest: stars !== "" }];
}

/** Commas in brackets, those of type parameters too, part nothing. */
function splitAtCommas(code: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < code.length; at++) {
    const character = code[at]!;
    if ("([{<".includes(character)) {
      depth++;
    } else if (")]}".includes(character) || (character === ">" && code[at - 1] !== "=")) {
      depth--;
    } else if (character === "," && depth === 0) {
      parts.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, code.slice(from)].map((part) => part.trim()).filter((part) => part !== "");
}
