import { closingBracket, expressionAt } from "../code/expressions.ts";
import type { Code, Span } from "../code/readCode.ts";
import { type Parameter, parametersIn } from "./parameters.ts";

/** A function, method or constructor of a file, as far as it can be read without a parser. */
export interface FunctionCode extends Span {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  /** Such as `Promise<void>`; empty where none is declared. */
  readonly type: string;
  /** What is run; `undefined` where it is only declared. */
  readonly body: Span | undefined;
  /** An arrow's body that is the value itself. */
  readonly isExpression: boolean;
  /** It stands at the file's margin. */
  readonly isTop: boolean;
}

/** Characters that a body may have. */
const longestBody = 100_000;
/** A file with more functions was written by no person. */
const mostFunctions = 2_000;

const typed = "\\s*(?:<[^<>()]*(?:<[^<>()]*>[^<>()]*)*>\\s*)?\\(";
const scriptHeads: readonly RegExp[] = [
  `(?<![\\w$.])(?<declaredAsync>async\\s+)?function\\s*(?<star>\\*)?\\s*(?<functionName>[\\w$]+)`,
  `(?<![\\w$])(?<given>[\\w$]+)\\s*(?:[:=]|:[^=;(){},\\n]+=)\\s*(?<givenAsync>async\\s*)?(?:(?<keyword>function)\\s*(?<givenStar>\\*)?\\s*[\\w$]*)?`,
  `^[ \\t]+(?:(?:public|private|protected|static|override|async|get|set)\\s+)*\\*?\\s*(?<method>#?[\\w$]+)`,
].map((head) => new RegExp(head + typed, "gm"));
const bare = /(?<![\w$])(?<given>[\w$]+)\s*[:=]\s*(?<givenAsync>async\s+)?(?<only>[\w$]+)\s*=>/g;
const pythonHead = /^([ \t]*)(async\s+)?def\s+(\w+)\s*(?:\[[^\]]*\])?\(/gm;
const noMethod = new Set("if for while switch catch function return with await super new typeof throw".split(" "));

/** The functions of a JavaScript, TypeScript or Python file that bear a name. */
export function functionsOf(source: Code): readonly FunctionCode[] {
  const { code, family } = source;
  if (family === "python") {
    return [...code.matchAll(pythonHead)].slice(0, mostFunctions).flatMap((head) => pythonFunction(source, head));
  }
  return [
    ...scriptHeads.flatMap((heads) =>
      [...code.matchAll(heads)].slice(0, mostFunctions).flatMap((head) => scriptFunction(source, head)),
    ),
    ...[...code.matchAll(bare)].slice(0, mostFunctions).map((head) => bareArrow(source, head)),
  ];
}

function scriptFunction(source: Code, head: RegExpExecArray): readonly FunctionCode[] {
  const { code } = source;
  const { functionName, given, method, declaredAsync, givenAsync, star, givenStar, keyword } = head.groups ?? {};
  const name = functionName ?? given ?? method ?? "";
  const open = head.index + head[0].length - 1;
  const close = closingBracket(code, open);
  if (close === undefined || noMethod.has(name)) {
    return [];
  }
  const tail = tailAt(code, close + 1);
  const isArrow = given !== undefined && keyword === undefined;
  if (isArrow ? !tail.isArrow : tail.isArrow || (method !== undefined && !tail.isBlock)) {
    return [];
  }
  const line = code.slice(code.lastIndexOf("\n", head.index) + 1, open);
  return [
    {
      name: name.replace("#", ""),
      start: head.index,
      ...bodyAt(code, tail, close + 1),
      parameters: parametersIn(source, { start: open + 1, end: close }),
      isAsync: (declaredAsync ?? givenAsync) !== undefined || (method !== undefined && /\basync\s/.test(line)),
      isGenerator: (star ?? givenStar) !== undefined || (method !== undefined && line.includes("*")),
      type: tail.type,
      isTop: /^\S/.test(line) && (functionName !== undefined || given !== undefined),
    },
  ];
}

function bareArrow({ code }: Code, head: RegExpExecArray): FunctionCode {
  const { given = "", givenAsync, only = "" } = head.groups ?? {};
  const at = head.index + head[0].length;
  const tail = { type: "", at, isArrow: true, isBlock: /^\s*\{/.test(code.slice(at, at + 40)) };
  return {
    name: given,
    start: head.index,
    ...bodyAt(code, tail, at),
    parameters: [{ name: only, isOptional: false, isRest: false }],
    isAsync: givenAsync !== undefined,
    isGenerator: false,
    type: "",
    isTop: /^\S/.test(code.slice(code.lastIndexOf("\n", head.index) + 1)),
  };
}

/** What stands between parameters and body; `at`: where the body begins, or what is no body. */
interface Tail {
  readonly type: string;
  readonly at: number;
  readonly isArrow: boolean;
  readonly isBlock: boolean;
}

function tailAt(code: string, from: number): Tail {
  const [, colon, arrow] = /^\s*(?:(:)|(=>))?/.exec(code.slice(from, from + 200)) ?? [];
  const typeEnd = colon === undefined ? from : endOfType(code, code.indexOf(":", from) + 1);
  const type = colon === undefined ? "" : code.slice(code.indexOf(":", from) + 1, typeEnd).trim();
  const isArrow = arrow !== undefined || code.startsWith("=>", typeEnd);
  const at = isArrow ? code.indexOf("=>", from === typeEnd ? from : typeEnd) + 2 : typeEnd;
  return { type, at, isArrow, isBlock: /^\s*\{/.test(code.slice(at, at + 200)) };
}

/** A type goes to the brace of the body, to the arrow, or to the statement's end. */
function endOfType(code: string, from: number): number {
  let depth = 0;
  for (let at = from; at < code.length && at < from + 2_000; at++) {
    const character = code[at]!;
    const isBegun = /[\w$\])}>"'`]\s*$/.test(code.slice(Math.max(from, at - 20), at));
    if (depth === 0 && isBegun && (character === "{" || character === ";" || code.startsWith("=>", at))) {
      return at;
    }
    if ("([{<".includes(character)) {
      depth++;
    } else if (")]}".includes(character) || (character === ">" && code[at - 1] !== "=")) {
      if (depth-- === 0) {
        return at;
      }
    }
  }
  return from;
}

function bodyAt(code: string, { at, isArrow, isBlock }: Tail, headEnd: number) {
  const open = isBlock ? code.indexOf("{", at) : -1;
  const close = open < 0 ? undefined : closingBracket(code, open, longestBody);
  if (close !== undefined) {
    return { end: close + 1, body: { start: open + 1, end: close }, isExpression: false };
  }
  if (isArrow && !isBlock) {
    const body = expressionAt(code, at + (/^\s*/.exec(code.slice(at))?.[0].length ?? 0));
    return { end: body.end, body, isExpression: true };
  }
  return { end: headEnd, body: undefined, isExpression: false };
}

function pythonFunction(source: Code, head: RegExpExecArray): readonly FunctionCode[] {
  const { code } = source;
  const [whole, indentation = "", isAsync, name = ""] = head;
  const open = head.index + whole.length - 1;
  const close = closingBracket(code, open);
  const [tail, type = ""] = close === undefined ? [] : (/^\s*(?:->\s*([^:\n]+))?:/.exec(code.slice(close + 1)) ?? []);
  if (close === undefined || tail === undefined) {
    return [];
  }
  const start = close + 1 + tail.length;
  const end = endOfBlock(code, start, indentation.length);
  return [
    {
      name,
      start: head.index + indentation.length,
      end,
      parameters: parametersIn(source, { start: open + 1, end: close }),
      isAsync: isAsync !== undefined,
      isGenerator: /\byield\b/.test(code.slice(start, end)),
      type: type.trim(),
      body: { start, end },
      isExpression: false,
      isTop: indentation === "",
    },
  ];
}

/** Where the lines end that are deeper than the head. */
function endOfBlock(code: string, start: number, depth: number): number {
  const rest = /\n/g;
  rest.lastIndex = start;
  for (let found = rest.exec(code); found !== null; found = rest.exec(code)) {
    const line = /[^\n]*/y;
    line.lastIndex = found.index + 1;
    const text = line.exec(code)?.[0] ?? "";
    // Brackets and strings over several lines may end at the margin.
    if (text.trim() !== "" && /^\s*/.exec(text)![0].length <= depth && !/^\s*[)\]}"']/.test(text)) {
      return found.index;
    }
  }
  return code.length;
}
