import { readCode } from "../checks/code/readCode.ts";
import { mutableFamilyOf } from "./testedCode.ts";

/** One small fault in a text that ought to make a test fail. */
export interface Mutant {
  /** Path in the project. */
  readonly path: string;
  /** Counted from 0. */
  readonly line: number;
  /** Places in the text of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
}

/** What stands where a pattern matches in code with blank strings and comments, and what takes its place; `undefined` leaves it alone. */
interface Operator {
  readonly pattern: RegExp;
  readonly replace: (found: string, blank: string) => string | undefined;
}

const swaps: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "==": "!=",
  "!=": "==",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
  and: "or",
  or: "and",
  true: "false",
  false: "true",
  True: "False",
  False: "True",
};
const swap = (found: string) => swaps[found];
/** Between operands and spaces; what stands beside a quote joins strings, and behind these words nothing is multiplied. */
const arithmetic: Operator = {
  pattern: /(?<=[\w)\]] )(?<!\b(?:import|export|function|yield|return|case|default|lambda|print) )[-+*/%](?= [\w(])/g,
  replace: swap,
};

/**
 * Operators of PIT (https://pitest.org/quickstart/mutators/: conditionals boundary, negate conditionals, math, null returns, void
 * method calls) and of Stryker (https://stryker-mutator.io/docs/mutation-testing-elements/supported-mutators/: boolean literal, logical),
 * those that need no parser. All repetition is bounded: a line may be a whole file, and each place in it is tried.
 */
const operators: Readonly<Record<"javascript" | "python", readonly Operator[]>> = {
  javascript: [
    arithmetic,
    { pattern: /(?<=[\w)\]"'`] )(?:[<>]=?|[!=]==?|&&|\|\|)(?= [^\s>])/g, replace: swap },
    // Behind a colon or a bar it is the type that is `true` alone, or may be.
    { pattern: /(?<![\w$.|:])(?<![|:] )(?:true|false)\b(?!\s*[:|])/g, replace: swap },
    {
      pattern: /(?<=\b(?:if|while) \()[^\n]{1,300}(?=\) \{[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) ? `!(${found})` : undefined),
    },
    {
      pattern: /(?<=^[^\S\n]{0,80}return )[^\s;][^;\n]{0,300}(?=;[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) && !isNothing.test(found) ? "undefined" : undefined),
    },
    {
      pattern:
        /(?<=(?:[;{}]|^)[^\S\n]{0,80}\n[^\S\n]{0,80})(?:await )?\w[\w$.]{0,100}\([^;\n]{0,300}\)(?=;[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) && !isKept.test(found) ? "void 0" : undefined),
    },
  ],
  python: [
    arithmetic,
    { pattern: /(?<=[\w)\]"'] )(?:[<>]=?|[!=]=|\b(?:and|or)\b)(?= \S)/g, replace: swap },
    { pattern: /(?<![\w.])(?:True|False)\b(?!\s*:)/g, replace: swap },
    {
      pattern: /(?<=^[^\S\n]{0,80}(?:if|elif|while) )[^\s:][^:\n]{0,300}(?=:[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) && !/\blambda\b/.test(blank) ? `not (${found})` : undefined),
    },
    {
      pattern: /(?<=^[^\S\n]{0,80}return )[^\s\\][^\n\\]{0,300}?(?=[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) && !isNothing.test(found) ? "None" : undefined),
    },
    {
      pattern:
        /(?<=[^\s,([{\\=+\-*/%|&][^\S\n]{0,80}\n[^\S\n]{0,80})(?:await )?\w[\w.]{0,100}\([^\n]{0,300}\)(?=[^\S\n]{0,80}$)/gm,
      replace: (found, blank) => (isWhole(blank) && !isKept.test(found) ? "pass" : undefined),
    },
  ],
};

const isNothing = /^(?:undefined|null|void 0|None)$/;
/** What only prints is tested by nobody, as PIT has it, and a class without `super` can't be made. */
const isKept =
  /^(?:await )?(?:super\b|console\.|print\(|(?:[\w$]+\.)*(?:log|logger|logging)\b|(?:if|for|while|switch)\b)/;
/** Characters beyond which a file is left alone: it is read on the thread of the extension host. */
const longest = 200_000;

/**
 * The mutants of a text in some of its lines, in the order of their places; none where its language is neither JavaScript, TypeScript nor
 * Python. No parser: it knows operators between spaces and statements in one line, as formatters leave them.
 */
export function mutantsOf(path: string, text: string, isMeant: (line: number) => boolean): readonly Mutant[] {
  const family = mutableFamilyOf(path);
  if (family === undefined || text.length > longest) {
    return [];
  }
  const { code } = readCode(text, family);
  const found = operators[family].flatMap(({ pattern, replace }) =>
    [...code.matchAll(pattern)].flatMap(({ index: start, 0: blank }) => {
      const end = start + blank.length;
      const from = text.slice(start, end);
      const to = replace(from, blank);
      return to === undefined ? [] : [{ start, end, from, to }];
    }),
  );
  let [line, at] = [0, 0];
  return found
    .sort((one, other) => one.start - other.start)
    .map((change) => {
      line += code.slice(at, change.start).split("\n").length - 1;
      at = change.start;
      return { path, line, ...change };
    })
    .filter((mutant) => isMeant(mutant.line));
}

/** The text with the fault. */
export function mutated(text: string, { start, end, to }: Mutant): string {
  return text.slice(0, start) + to + text.slice(end);
}

/** At most so many, as far from each other as they are many. */
export function spread<Item>(all: readonly Item[], most: number): readonly Item[] {
  return all.length <= most
    ? all
    : Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]!);
}

/** Whether code ends what it begins: brackets and, their content being blank, strings. */
function isWhole(blank: string): boolean {
  let depth = 0;
  for (const character of blank) {
    depth += "([{".includes(character) ? 1 : ")]}".includes(character) ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0 && ['"', "'", "`"].every((quote) => blank.split(quote).length % 2 === 1);
}
