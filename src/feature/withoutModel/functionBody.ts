import { closing } from "./brackets.ts";
import type { LanguageFamily } from "./languageFamily.ts";

/** Where a function's body is to be found. */
export interface FunctionBody {
  /** Without comments and strings. */
  readonly code: string;
  readonly headEnd: number;
  readonly family: LanguageFamily;
  /** After an arrow: the body may be an expression, which is what it returns. */
  readonly isExpression: boolean;
}

/** Whether a caller gets something: by the declared type, where there is one, else by what the body returns. */
export function returnsValue(type: string, body: FunctionBody): boolean {
  if (type !== "") {
    return !nothing.test(type);
  }
  const text = bodyText(body);
  const isExpression = body.isExpression && !/^\s*\{/.test(body.code.slice(body.headEnd));
  return isExpression || (body.family !== "rust" && /\breturn\b[ \t]*[^\s;}]/.test(text));
}

const nothing =
  /^(?:void|never|undefined|None|NoReturn|\(\)|!|(?:Promise|Task|ValueTask|AsyncGenerator)<(?:void|undefined|never)>|Task|ValueTask|asserts\b.*)$/;

/** Names of the errors that the body itself throws, without those of functions that it only defines. */
export function thrownIn(body: FunctionBody): readonly string[] {
  const pattern = throwing[body.family];
  return pattern === undefined ? [] : [...bodyText(body).matchAll(pattern)].map((match) => match[1] ?? "");
}

const throwing: Readonly<Partial<Record<LanguageFamily, RegExp>>> = {
  script: /\bthrow\s+new\s+([\w$.]+)/g,
  java: /\bthrow\s+new\s+([\w.]+)/g,
  csharp: /\bthrow\s+new\s+([\w.]+)/g,
  python: /\braise\s+([\w.]+)/g,
};

function bodyText({ code, family, headEnd }: FunctionBody): string {
  if (family === "python") {
    return indentedBlock(code, headEnd);
  }
  const open = headEnd + (/^\s*/.exec(code.slice(headEnd))?.[0].length ?? 0);
  const close = code[open] === "{" ? closing(code, open) : undefined;
  return close === undefined ? "" : withoutInnerFunctions(code.slice(open + 1, close));
}

/** What an inner function returns or throws is not what the outer one does. */
function withoutInnerFunctions(code: string): string {
  const start = /(?:=>\s*|\bfunction\b[^{}]*)\{/.exec(code);
  if (start === null) {
    return code;
  }
  const open = start.index + start[0].length - 1;
  const close = closing(code, open) ?? code.length;
  return code.slice(0, open) + withoutInnerFunctions(code.slice(close + 1));
}

/** The lines after a head that are indented more than it, up to the first that is not; inner functions and classes left out. */
function indentedBlock(code: string, headEnd: number): string {
  const lineStart = code.lastIndexOf("\n", code.lastIndexOf("def ", headEnd)) + 1;
  const indentation = indentationOf(code.slice(lineStart));
  const block: string[] = [];
  let inner: number | undefined;
  for (const line of code.slice(headEnd).split("\n").slice(1)) {
    const own = indentationOf(line);
    if (line.trim() !== "" && own <= indentation) {
      break;
    }
    inner = inner !== undefined && line.trim() !== "" && own <= inner ? undefined : inner;
    if (inner === undefined && /^\s*(?:async\s+)?(?:def|class)\s/.test(line)) {
      inner = own;
    } else if (inner === undefined) {
      block.push(line);
    }
  }
  return block.join("\n");
}

function indentationOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}
