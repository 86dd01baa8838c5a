import { splitAtCommas } from "./brackets.ts";
import type { LanguageFamily } from "./languageFamily.ts";

/** Names of the parameters in brackets, in their order; one that is taken apart in place is called by its number, such as `parameter2`. */
export function parameterNames(code: string, family: LanguageFamily): readonly string[] {
  const names = splitAtCommas(code).map((part, index) => readers[family](part) ?? `parameter${index + 1}`);
  return names.filter((name) => name !== "");
}

/** A parameter's name; empty for what a caller does not give, `undefined` where it has none. */
type Reader = (parameter: string) => string | undefined;

const script: Reader = (parameter) => {
  const bare = parameter.replace(
    /^(?:@[\w.$]+(?:\([^)]*\))?\s*)*(?:(?:public|private|protected|readonly|override)\s+)*(?:\.\.\.)?/,
    "",
  );
  const name = /^[\w$]+/.exec(bare)?.[0];
  return name === "this" ? "" : name;
};

const python: Reader = (parameter) => {
  const name = /^\*{0,2}\s*(\w*)/.exec(parameter)?.[1] ?? "";
  return name === "self" || name === "cls" ? "" : name;
};

const rust: Reader = (parameter) => {
  if (/^(?:&\s*(?:'\w+\s+)?)?(?:mut\s+)?self\b/.test(parameter)) {
    return "";
  }
  return /^(?:mut\s+)?(\w+)\s*:/.exec(parameter)?.[1];
};

const typeFirst: Reader = (parameter) => /(\w+)\s*(?:\[\s*\])*\s*(?:=.*)?$/s.exec(parameter)?.[1];

const readers: Readonly<Record<LanguageFamily, Reader>> = {
  script,
  python,
  rust,
  java: typeFirst,
  csharp: typeFirst,
  // Go documents parameters in sentences alone.
  go: () => "",
};
