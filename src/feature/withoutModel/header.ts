import type { LanguageFamily } from "./languageFamily.ts";

/** The beginning of a declaration, up to its name or what follows it at once. */
export interface Header {
  readonly name: string;
  readonly isFunction: boolean;
  readonly isConstructor: boolean;
  /** What is in brackets are parameters only if an arrow follows. */
  readonly isMaybeArrow: boolean;
  /** It is a call unless a body or a type follows. */
  readonly isMaybeCall: boolean;
  /** The type that stands before the name. */
  readonly returnType?: string;
  readonly length: number;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly kind: "function" | "arrow" | "call" | "other";
}

const scriptExport = "(?:export\\s+)?(?:default\\s+)?(?:declare\\s+)?";
const modifiers =
  "(?:(?:public|private|protected|internal|static|final|abstract|synchronized|native|default|virtual|override|sealed|async|partial|unsafe|extern|new|readonly)\\s+)*";
const typed: readonly Pattern[] = [
  {
    kind: "other",
    pattern: new RegExp(`^${modifiers}(?:class|interface|enum|record|struct|@interface)\\s+(?<name>\\w+)`),
  },
  {
    kind: "function",
    pattern: new RegExp(
      `^${modifiers}(?:<[^()>]+>\\s*)?(?:(?<type>[\\w.]+(?:<[^()=;{}]*>)?(?:\\[\\s*\\])*\\??)\\s+)?(?<name>\\w+)\\s*(?:<[^()>]+>\\s*)?(?=\\()`,
    ),
  },
];

/** By language, in the order in which they are tried. */
const patterns: Readonly<Record<LanguageFamily, readonly Pattern[]>> = {
  script: [
    { kind: "function", pattern: new RegExp(`^${scriptExport}(?:async\\s+)?function\\s*\\*?\\s*(?<name>[\\w$]+)`) },
    {
      kind: "other",
      pattern: new RegExp(
        `^${scriptExport}(?:abstract\\s+|const\\s+)?(?:class|interface|enum|type|namespace)\\s+(?<name>[\\w$]+)`,
      ),
    },
    {
      kind: "function",
      pattern: new RegExp(
        `^${scriptExport}(?:const|let|var)\\s+(?<name>[\\w$]+)[^=;]*=\\s*(?:async\\s+)?function\\s*\\*?\\s*[\\w$]*`,
      ),
    },
    {
      kind: "arrow",
      pattern: new RegExp(
        `^${scriptExport}(?:const|let|var)\\s+(?<name>[\\w$]+)\\s*(?::[^=;]*)?=\\s*(?:async\\s*)?(?=[(<])`,
      ),
    },
    { kind: "other", pattern: new RegExp(`^${scriptExport}(?:const|let|var)\\s+(?<name>[\\w$]+)`) },
    {
      kind: "call",
      pattern:
        /^(?:(?:public|private|protected|static|override|abstract|async|get|set)\s+)*\*?\s*(?<name>#?[\w$]+)\s*(?=[(<])/,
    },
  ],
  python: [
    { kind: "function", pattern: /^(?:async\s+)?def\s+(?<name>\w+)\s*(?=[([])/ },
    { kind: "other", pattern: /^class\s+(?<name>\w+)[^:]*:/ },
  ],
  go: [
    { kind: "function", pattern: /^func\s+(?:\([^)]*\)\s*)?(?<name>\w+)\s*(?:\[[^\]]*\])?(?=\()/ },
    { kind: "other", pattern: /^(?:type|const|var)\s+(?<name>\w+)/ },
  ],
  rust: [
    {
      kind: "function",
      pattern: /^(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe|extern\s+(?:"[^"]*"|\s*))\s+)*fn\s+(?<name>\w+)/,
    },
    {
      kind: "other",
      pattern:
        /^(?:pub(?:\([^)]*\))?\s+)?(?:unsafe\s+)?(?:struct|enum|trait|union|type|mod|const|static)\s+(?<name>\w+)/,
    },
  ],
  java: typed,
  csharp: typed,
};

/** Words that stand before a bracket without being a name. */
const noNames = wordsOf("if for while switch catch return throw else do super this using lock foreach function with");
/** Words that stand before a name without being a type. */
const noTypes = wordsOf("return throw new else await do case yield delete goto");

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** The header with which code begins; `undefined` where it begins with none. */
export function headerIn(code: string, family: LanguageFamily): Header | undefined {
  const isTyped = family === "java" || family === "csharp";
  for (const { kind, pattern } of patterns[family]) {
    const match = pattern.exec(code);
    const { name, type } = match?.groups ?? {};
    const isNone = name === undefined || noNames.has(name) || (type !== undefined && noTypes.has(type));
    const isOther = kind === "arrow" && !/^\s*[(<][^;]*=>/.test(code.slice(match?.[0].length ?? 0));
    if (match !== null && !isNone && !isOther) {
      return {
        name,
        isFunction: kind !== "other",
        isMaybeArrow: kind === "arrow",
        isMaybeCall: kind === "call" || (kind === "function" && isTyped && type === undefined),
        isConstructor: name === "constructor" || (isTyped && type === undefined),
        ...(type === undefined ? {} : { returnType: type }),
        length: match[0].length,
      };
    }
  }
  return undefined;
}
