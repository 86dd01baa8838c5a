import type { CodeFact } from "../../check.ts";
import type { Code } from "../code/readCode.ts";
import { exportsOf } from "../removed/index.ts";
import { returnedBy, textOf, thrownBy } from "./body.ts";
import type { FunctionCode } from "./functions.ts";
import type { Claim, SaidValue } from "./statement.ts";
import type { Value } from "./values.ts";

/** A claim agrees with the code, the code says otherwise, or its form does not tell. */
export type Holding = "agrees" | "open" | CodeFact;

/** The file that is explained: its code and the functions in it. */
export interface Explained {
  readonly source: Code;
  readonly functions: readonly FunctionCode[];
}

/** Holds a claim against one function of a file. */
export function hold(claim: Claim, of: FunctionCode, file: Explained): Holding {
  switch (claim.kind) {
    case "calls":
      return holdCall(claim.callee, of, file);
    case "parameterCount":
      return holdCount(claim.count, of, file);
    case "parameter":
      return holdParameter(claim.name, of, file);
    case "returns":
      return holdReturned(claim.value, of, file);
    case "throws":
      return holdThrown(claim.error, of, file);
    case "async":
      return holdAsync(claim.isAsync, of, file);
    case "loops":
      return holdLoop(of, file);
    case "exported":
      return holdExported(claim.isExported, of, file);
  }
}

function holdCall(callee: string, of: FunctionCode, { source }: Explained): Holding {
  const text = textOf(source, of);
  if (of.body === undefined || isRenamed(source, callee)) {
    return "open";
  }
  if (!hasWord(text, callee)) {
    return { fact: "notNamed", name: callee };
  }
  return new RegExp(`${wordPattern(callee)}\\s*(?:\\?\\.)?\\s*[(\`<]`).test(text) ? "agrees" : "open";
}

/** It has another name here, by its import or by being taken out of an object. */
function isRenamed({ text }: Code, name: string): boolean {
  return new RegExp(`${wordPattern(name)}\\s*(?:as\\b|:\\s*[\\w$]+\\s*[,}=])`).test(text);
}

function hasWord(text: string, name: string): boolean {
  return new RegExp(wordPattern(name)).test(text);
}

function wordPattern(name: string): string {
  return `(?<![\\w$])${name.replace(/[^\w]/g, "\\$&")}(?![\\w$])`;
}

function holdCount(count: number, of: FunctionCode, { source }: Explained): Holding {
  const { parameters } = of;
  const isOpen =
    parameters.some(({ name, isRest }) => name === undefined || isRest) || /\barguments\b/.test(textOf(source, of));
  const least = parameters.filter(({ isOptional }) => !isOptional).length;
  return count >= least && count <= parameters.length ? "agrees" : isOpen ? "open" : factOfParameters(of);
}

function holdParameter(said: string, of: FunctionCode, { source, functions }: Explained): Holding {
  if (of.parameters.some(({ name }) => name === said)) {
    return "agrees";
  }
  const head = source.text.slice(of.start, of.body?.start ?? of.end);
  const isOpen =
    of.parameters.some(({ name, isRest }) => name === undefined || isRest) ||
    hasWord(head, said) ||
    // A type, a value, or another function.
    !/^[a-z_$]/.test(said) ||
    functions.some(({ name }) => name === said) ||
    notParameters.has(said) ||
    /\barguments\b/.test(textOf(source, of));
  return isOpen ? "open" : factOfParameters(of);
}

/** Names of types and values, which a person writes as code too. */
const notParameters = new Set(
  "string number boolean object array list dict str int float bool bytes tuple set null undefined true false function any unknown self cls this callable iterable bigint symbol".split(
    " ",
  ),
);

function factOfParameters({ parameters }: FunctionCode): CodeFact {
  return { fact: "parameters", names: parameters.map(({ name = "…" }) => name) };
}

function holdReturned(
  { kinds, literal, isAlways }: SaidValue,
  of: FunctionCode,
  { source, functions }: Explained,
): Holding {
  const { values, written } = returnedBy(source, of, functions);
  const agrees = ({ kind, literal: value }: Value) =>
    kinds.includes(kind) && (literal === undefined || value === undefined || literal === value);
  const known = values.filter(({ kind }) => kind !== "open");
  if (isAlways) {
    const gives = known.some((value) => !agrees(value) && value.kind !== "promise");
    return gives ? { fact: "returns", written } : known.length === values.length ? "agrees" : "open";
  }
  if (known.some(agrees)) {
    return "agrees";
  }
  return known.length < values.length ? "open" : { fact: "returns", written };
}

function holdThrown(error: string, of: FunctionCode, { source, functions }: Explained): Holding {
  const names = thrownBy(source, of, functions);
  if (hasWord(textOf(source, of), error)) {
    return "agrees";
  }
  const isGeneral = /^(?:Error|Exception|BaseException)$/.test(error);
  // Where it throws none of its own, the error may come from what it calls.
  return names === undefined || names.length === 0 || isGeneral ? "open" : { fact: "throws", names };
}

function holdAsync(isAsync: boolean, of: FunctionCode, file: Explained): Holding {
  if (of.isAsync === isAsync) {
    return of.isAsync || !/\b(?:Promise|then|callback|cb)\b/.test(textOf(file.source, of)) ? "agrees" : "open";
  }
  if (of.isAsync) {
    return { fact: "async" };
  }
  // People call what gives a promise async, too.
  const { values } = returnedBy(file.source, of, file.functions);
  const isOpen = values.some(({ kind }) => kind === "promise" || kind === "open");
  return isOpen || /\b(?:Promise|then|callback|cb)\b/.test(textOf(file.source, of)) ? "open" : { fact: "notAsync" };
}

const loop =
  /(?<![\w$.])(?:for|while|do|map|filter|sum|any|all|min|max|sorted|list|tuple|set|dict|enumerate|reduce|yield)(?![\w$])|\.\s*(?:\w*[eE]ach\w*|map|flatMap|filter|reduce\w*|some|every|find\w*|join|replace\w*|sub|split|update|extend|keys|values|entries|from\w*|sort\w*|walk\w*|visit\w*)\s*\(|=>|\bfunction\b|\blambda\b/;

function holdLoop(of: FunctionCode, { source }: Explained): Holding {
  if (of.body === undefined) {
    return "open";
  }
  const body = source.code.slice(of.body.start, of.body.end);
  return /(?<![\w$.])(?:for|while)(?![\w$])/.test(body)
    ? "agrees"
    : loop.test(body) || hasWord(body, of.name)
      ? "open"
      : { fact: "noLoop" };
}

function holdExported(isExported: boolean, of: FunctionCode, { source }: Explained): Holding {
  const names = exportsOf(source);
  // In Python everything at the margin can be imported, and what is exported is a matter of `__all__`.
  if (source.family === "python" || names === undefined || names.size === 0 || !of.isTop) {
    return "open";
  }
  const isThere = [...names.keys()].some((name) => name === of.name || name.endsWith(`.${of.name}`));
  const isOpen = !isThere && (names.has("default") || [...names.keys()].some((name) => name.startsWith("*")));
  return isOpen ? "open" : isThere === isExported ? "agrees" : { fact: isThere ? "exported" : "notExported" };
}
