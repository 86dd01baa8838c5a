import { closing } from "./brackets.ts";
import { returnsValue, thrownIn } from "./functionBody.ts";
import { type Header, headerIn } from "./header.ts";
import type { LanguageFamily } from "./languageFamily.ts";
import { parameterNames } from "./parameters.ts";
import { scriptTail } from "./scriptType.ts";

/** What a declaration says of itself, as far as its documentation has to speak of it. */
export interface Declaration {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: boolean;
  /** Names of the errors that it throws itself, or declares to. */
  readonly throws: readonly string[];
  /** Rust: it is `unsafe`, so a caller has something to promise. */
  readonly isUnsafe: boolean;
  /** Offset in the code after its head: where the body, or the end of the statement, begins. */
  readonly headEnd: number;
}

/** Reads the declaration at an offset of code without comments and strings; `undefined` where none begins there. */
export function declarationAt(code: string, offset: number, family: LanguageFamily): Declaration | undefined {
  const header = headerIn(code.slice(offset), family);
  if (header === undefined) {
    return undefined;
  }
  const { name } = header;
  const after = offset + header.length;
  const open = header.isFunction ? parametersStart(code, after) : undefined;
  const close = open === undefined ? undefined : closing(code, open);
  if (open === undefined || close === undefined) {
    return header.isFunction
      ? undefined
      : { name, parameters: [], returns: false, throws: [], isUnsafe: false, headEnd: after };
  }
  return functionOf(code, { header, offset, open, close, family });
}

interface Place {
  readonly header: Header;
  readonly offset: number;
  /** Offsets of the parameters' brackets. */
  readonly open: number;
  readonly close: number;
  readonly family: LanguageFamily;
}

function functionOf(code: string, { header, offset, open, close, family }: Place): Declaration | undefined {
  const written = tailOf(code.slice(close + 1), family);
  const tail = written.trim();
  const headEnd = close + 1 + written.length;
  const isCall = header.isMaybeCall && tail === "" && !/^\s*\{/.test(code.slice(headEnd));
  if (isCall || (header.isMaybeArrow && !tail.endsWith("=>"))) {
    return undefined;
  }
  const type = header.returnType ?? tail.replace(/^(?::|->)\s*|\s*(?:=>|where\b.*)$/gs, "").trim();
  const body = { code, headEnd, family, isExpression: tail.endsWith("=>") };
  const thrown = [...declaredThrows(tail, family), ...thrownIn(body)];
  return {
    name: header.name,
    parameters: parameterNames(code.slice(open + 1, close), family),
    returns: header.isConstructor ? false : returnsValue(type, body),
    throws: [...new Set(thrown)],
    isUnsafe: /\bunsafe\s/.test(code.slice(offset, open)),
    headEnd,
  };
}

/** What stands between the parameters and the body, with its white space. */
function tailOf(code: string, family: LanguageFamily): string {
  return family === "script" ? scriptTail(code) : (tails[family].exec(code)?.[0] ?? "");
}

const tails: Readonly<Record<Exclude<LanguageFamily, "script">, RegExp>> = {
  python: /^\s*(?:->[^:]*)?:?/,
  go: /^[^{]*/,
  rust: /^\s*(?:->[^{;]*)?/,
  java: /^\s*(?:throws\s+[\w.,\s]+)?/,
  csharp: /^\s*(?:where[^{;]*)?(?:=>)?/,
};

function declaredThrows(tail: string, family: LanguageFamily): readonly string[] {
  const [, names = ""] = family === "java" ? (/throws\s+([\w.,\s]+)/.exec(tail) ?? []) : [];
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Offset of the bracket that opens the parameters, past type parameters. */
function parametersStart(code: string, after: number): number | undefined {
  let at = after + (/^\s*/.exec(code.slice(after))?.[0].length ?? 0);
  if (code[at] === "<") {
    const end = closing(code, at);
    at = end === undefined ? code.length : end + 1;
    at += /^\s*/.exec(code.slice(at))?.[0].length ?? 0;
  }
  return code[at] === "(" ? at : undefined;
}
