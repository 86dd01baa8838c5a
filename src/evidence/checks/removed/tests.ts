import { callsOf, closingBracket } from "../code/expressions.ts";
import type { Code, Span } from "../code/readCode.ts";

/** A test, by its name and the places where it begins and ends. */
export interface Test extends Span {
  readonly name: string;
}

const scriptTest = /(?<![\w$.])(?:it|test|specify|Deno\.test|xit|xtest|fit)(?:\.\w+)*\s*\(/g;
const functions: Partial<Record<Code["family"], RegExp>> = {
  python: /^[ \t]*(?:async\s+)?def\s+(test\w*)\s*\(/gm,
  go: /^func\s+((?:Test|Benchmark|Fuzz|Example)\w*)\s*\(/gm,
  rust: /#\[(?:\w+::)?test(?:\([^\]]*\))?\]\s*(?:#\[[^\]]*\]\s*)*(?:pub\s+)?(?:async\s+)?fn\s+(\w+)/g,
  java: /@(?:Test|ParameterizedTest|Fact|Theory)\b(?:\([^)]*\))?\s*(?:@\w+(?:\([^)]*\))?\s*)*(?:public\s+)?(?:[\w<>.]+\s+)+(\w+)\s*\(/g,
  php: /\bfunction\s+(test\w+)\s*\(/g,
};
const rubyTest = /^[ \t]*(?:it|test|specify|scenario)\s+(?=["'])/gm;

/** A text with its strings by the places where they begin. */
interface Named {
  readonly text: string;
  readonly strings: ReadonlyMap<number, Span>;
}

function namedBy({ text, strings }: Code): Named {
  return { text, strings: new Map(strings.map((string) => [string.start, string])) };
}

/** The tests of a file, in its order. */
export function testsIn(code: Code): readonly Test[] {
  if (code.family === "javascript") {
    return scriptTests(code);
  }
  if (code.family === "ruby") {
    const names = namedBy(code);
    return [...code.code.matchAll(rubyTest)].flatMap(({ index, 0: { length } }) =>
      testNamed(names, { start: index, end: indentedEnd(code, index) }, index + length),
    );
  }
  const pattern = functions[code.family];
  return pattern === undefined
    ? []
    : [...code.code.matchAll(pattern)].map(({ index, 0: whole, 1: name = "" }) => {
        const start = index + whole.lastIndexOf(name);
        const open = code.family === "python" ? -1 : code.code.indexOf("{", start);
        const close = open < 0 ? undefined : closingBracket(code.code, open);
        return { name, start, end: close ?? indentedEnd(code, start) };
      });
}

/** Where the lines end that are deeper than the one of a place. */
function indentedEnd({ code }: Code, place: number): number {
  const start = code.lastIndexOf("\n", place - 1) + 1;
  const depth = /^[ \t]*/.exec(code.slice(start, place + 1))?.[0].length ?? 0;
  const next = code.slice(place).search(new RegExp(`\\n[ \\t]{0,${depth}}[^\\s]`));
  return next < 0 ? code.length : place + next;
}

function scriptTests(code: Code): readonly Test[] {
  const names = namedBy(code);
  return callsOf(code, scriptTest).flatMap(({ start, end, args }) => {
    const table = /^\s*\(/.exec(code.code.slice(end, end + 20));
    if (table !== null) {
      // `it.each(rows)("name", run)`
      const close = closingBracket(code.code, end + table[0].length - 1);
      return close === undefined ? [] : testNamed(names, { start, end: close }, end + table[0].length);
    }
    return args.length >= 2 && args[0] !== undefined ? testNamed(names, { start, end }, args[0].start) : [];
  });
}

function testNamed({ text, strings }: Named, { start, end }: Span, from: number): readonly Test[] {
  const quote = from + (/^\s*/.exec(text.slice(from, from + 200))?.[0].length ?? 0);
  const name = strings.get(quote);
  return name === undefined ? [] : [{ name: text.slice(name.start + 1, name.end - 1), start, end }];
}

const skips: Partial<Record<Code["family"], RegExp>> = {
  javascript:
    /(?<![\w$.])(?:describe|it|test|context|suite|specify)\.(?:skip|only|todo|fails|failing|fixme)\s*\(|(?<![\w$.])(?:xit|xdescribe|xtest|xcontext|fit|fdescribe)\s*\(\s*(?=["'`])/g,
  python: /@pytest\.mark\.(?:skip|xfail)\b|@(?:unittest\.)?(?:skip|expectedFailure)\b(?!\w)/g,
  go: /(?<!\{\n\s*|\{\s*)\bt\.Skip(?:f|Now)?\s*\(|(?<=^func\s[^\n]*\{\n\s*)\bt\.Skip(?:f|Now)?\s*\(/gm,
  rust: /#\[ignore\b[^\]]*\]/g,
  java: /@(?:Disabled|Ignore)\b(?:\([^)]*\))?/g,
  php: /\bmarkTestSkipped\s*\(/g,
  ruby: /^[ \t]*(?:xit|xdescribe|xcontext|fit|fdescribe|fcontext)\s+["']/gm,
};

/** The places where tests are left out, or all but one are. */
export function skipsIn({ code, family }: Code): readonly number[] {
  const pattern = skips[family];
  return pattern === undefined ? [] : [...code.matchAll(pattern)].map(({ index }) => index);
}

const assertion: Partial<Record<Code["family"], RegExp>> = {
  javascript:
    /(?<![\w$.])(?:expect|expectTypeOf|assert|should)\s*[.(]|\bt\.(?:is|not|deepEqual|equal|same|true|false|throws\w*|ok|match|truthy|falsy)\s*\(|\.should\.|\bassert(?:Equal|That|True)\s*\(/,
  python: /^\s*assert\b|\bself\.assert\w+\s*\(|\bpytest\.raises\s*\(|\bassert_\w+\s*\(/,
  go: /\bt\.(?:Error|Fatal)f?\s*\(|\b(?:assert|require)\.\w+\s*\(/,
  rust: /\b(?:debug_)?assert(?:_eq|_ne|_matches)?!\s*[([{]/,
  java: /\b(?:assert\w*|Assert\.\w+|verify)\s*\(|\bassertThat\b/,
  php: /->assert\w+\s*\(/,
  ruby: /\bexpect\s*[({]|\bassert\w*\b|\.should\b/,
};

/** Whether a line says what must hold. */
export function isAssertion(line: string, family: Code["family"]): boolean {
  return assertion[family]?.test(line) ?? false;
}
