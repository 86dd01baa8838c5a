import { type Sentence, sentencesOf } from "./sentences.ts";
import type { Claim, SaidValue, Statement, ValueKind } from "./statement.ts";
import { literalOf } from "./values.ts";

const name = /^(?:[\w$]+\.|#)*([\w$]+)\s*(?:\(.*\))?$/;
const adverb =
  "(?:(?:first|then|also|always|simply|internally|directly|finally|just|immediately|eventually|only|recursively) )?";
const named =
  /^(?:(?:the|this) )?(?:(?:async|exported|private|public|static|inner|local|main|helper|recursive|function|method) ){0,3}`([^`]+)`(?: (?:function|method|helper|generator|constructor))?(?:\s*[:—–-]\s*| )/i;
const unnamed = /^(?:the|this) (?:function|method) /i;
const isFunctionThat = /^is an? ((?:[a-z]+ |`async` ){0,3})(?:function|method|helper) (?:that|which) /i;
/** What follows one of these is said under a condition, or of something else. */
const subordinate =
  /(?<!^)\b(?:which|that|who|where|whose|so|because|by|via|using|instead|rather|unlike|whereas|while|but|or|if|when|unless|once|until|without|to|not|never)\b/i;
const lead = new RegExp(`(?:^|, and then |, and |, then |; | and then | and |, )${adverb}`, "g");

/** The statements of an explanation that have a form which leaves nothing open; `usual`: what "the function" means, where that is clear. */
export function statementsIn(markdown: string, usual: string | undefined): readonly Statement[] {
  return sentencesOf(markdown).flatMap((sentences) => inParagraph(sentences, usual));
}

function inParagraph(sentences: readonly Sentence[], usual: string | undefined): readonly Statement[] {
  const statements: Statement[] = [];
  let before: string | undefined;
  for (const sentence of sentences) {
    const { of, rest } = subjectOf(sentence.plain, usual, before);
    if (of !== undefined) {
      statements.push(...claimsIn(rest).map((claim) => ({ of, claim, quote: sentence.quote })));
    }
    // "It" means the same function, where the sentence before speaks of nothing else.
    before = sentence.plain.split("`").length <= 3 ? of : undefined;
  }
  return statements;
}

function subjectOf(plain: string, usual: string | undefined, before: string | undefined) {
  const span = named.exec(plain);
  const of = span === null ? undefined : name.exec(span[1]!)?.[1];
  if (span !== null && of !== undefined) {
    return { of, rest: plain.slice(span[0].length) };
  }
  const [meant, length] = unnamed.test(plain)
    ? [usual, unnamed.exec(plain)![0].length]
    : plain.startsWith("It ")
      ? [before, 3]
      : [undefined, 0];
  return { of: meant, rest: plain.slice(length) };
}

/** What a predicate such as "takes two parameters and returns a list" claims. */
function claimsIn(predicate: string): readonly Claim[] {
  const [head, kind = ""] = isFunctionThat.exec(predicate) ?? [];
  const said = predicate.slice(head?.length ?? 0);
  if (
    !/^(?:\w+ly )?(?:(?:first|then|also|always|just|only) )?(?:[a-z]+s)\b/i.test(said) ||
    /^(?:does|was)\b/i.test(said)
  ) {
    return [];
  }
  const main = said.slice(0, subordinate.exec(said)?.index ?? said.length);
  // "not" belongs to the one form that has it.
  const exported = /^is (not )?exported(?=[ .,;]|$)/i.exec(said);
  return [
    ...(/async\b/i.test(kind) ? [{ kind: "async" as const, isAsync: true }] : []),
    ...(exported === null ? [] : [{ kind: "exported" as const, isExported: exported[1] === undefined }]),
    ...[...main.matchAll(lead)].flatMap(({ index, 0: { length } }) => clause(said.slice(index + length))),
  ];
}

function clause(text: string): readonly Claim[] {
  const [verb = ""] = /^[A-Za-z]+/.exec(text) ?? [];
  const object = text.slice(verb.length + 1);
  switch (verb.toLowerCase()) {
    case "calls":
    case "invokes":
      return callees(object).map((callee) => ({ kind: "calls", callee }));
    case "takes":
    case "accepts":
    case "expects":
    case "receives":
      return [...parameterCount(object), ...parameterNames(object)];
    case "has":
      return parameterCount(object);
    case "returns":
      return returned(object).map((value) => ({ kind: "returns", value }));
    case "throws":
    case "raises":
      return errors(object);
    case "is":
      return asynchrony(object);
    case "loops":
    case "iterates":
      return /^(?:over|through)\b/.test(object) ? [{ kind: "loops" }] : [];
    default:
      return [];
  }
}

const span = "`([^`]+)`";
const lists = new RegExp(
  `^(?:the )?${span}(?:, (?:and )?(?:then )?${span})*(?:,? and (?:then )?${span})?(?=[.,;:]|$| (?:on|with|for|to|in|before|after|from|once|if|when)\\b)`,
);

/** The names in a list of code spans; of what is not sure to be a list the first alone. */
function spansIn(text: string): readonly string[] {
  const list = lists.exec(text)?.[0] ?? /^(?:the )?`[^`]+`/.exec(text)?.[0] ?? "";
  return [...list.matchAll(/`([^`]+)`/g)].map(([, said = ""]) => said);
}

function callees(object: string): readonly string[] {
  // "calls `x`'s `y`" is about the other one.
  return spansIn(object).flatMap((said) => (/`['’]/.test(object) ? [] : (name.exec(said)?.[1] ?? [])));
}

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const counted = new RegExp(
  `^(?:exactly )?(${numbers.join("|")}|a single|\\d{1,2}) (?:parameter|argument|param|arg)s?\\b`,
  "i",
);

function parameterCount(object: string): readonly Claim[] {
  const word = counted.exec(object)?.[1]?.toLowerCase();
  if (word === undefined) {
    return [];
  }
  const place = word === "a single" ? 1 : numbers.indexOf(word);
  return [{ kind: "parameterCount", count: place < 0 ? Number(word) : place }];
}

const article =
  "(?:(?:an?|one|two|three|four|\\d|optional|required|single|string|number|boolean|object|array|list|callback|function|called|named|parameters?|arguments?)[,:]? ){0,4}";
const parameter = new RegExp(`^${article}\`([\\w$]+)\`(?: (?:parameter|argument)s?)?(?=[.,;:(]|$| and\\b| \\()`, "i");
const separator = /^(?: \([^)]*\))?(?:, and | and |, )/;

function parameterNames(object: string): readonly Claim[] {
  const names: string[] = [];
  for (let rest = object; ; ) {
    const [whole, said] = parameter.exec(rest) ?? [];
    if (whole === undefined || said === undefined) {
      break;
    }
    names.push(said);
    const next = rest.slice(whole.length);
    const between = separator.exec(next)?.[0];
    if (between === undefined) {
      break;
    }
    rest = next.slice(between.length);
  }
  return names.map((said) => ({ kind: "parameter", name: said }));
}

const nouns: Readonly<Record<string, readonly ValueKind[]>> = {
  promise: ["promise"],
  string: ["string"],
  number: ["number"],
  boolean: ["boolean"],
  array: ["array"],
  list: ["array"],
  tuple: ["tuple"],
  dict: ["object"],
  dictionary: ["object"],
  object: ["object", "array", "function", "promise"],
  function: ["function"],
};
const noun = new RegExp(
  `^(?:an? )(?:(?:new|empty|plain|single|sorted|native|simple) )?[\`]?(${Object.keys(nouns).join("|")})(?:<[^\`]*>)?[\`]?(?=[.,;:)]|$| (?:of|that|which|with|containing|if|when|or|and|for|in|from|to|by|where|whose|representing|resolving)\\b)`,
  "i",
);
const plainLiteral = /^(true|false|null|undefined|None)(?=[.,;]|$| (?:if|when|for|otherwise|unless|and)\b)/i;

function returned(object: string): readonly SaidValue[] {
  if (/^(?:nothing|no value)(?=[.,;]|$)/.test(object)) {
    return [{ kinds: ["nothing", "null"], isAlways: true }];
  }
  const kinds = nouns[noun.exec(object)?.[1]?.toLowerCase() ?? ""];
  if (kinds !== undefined) {
    return [{ kinds }];
  }
  const promise = /^(?:an? )?`Promise(?:<[^`]*>)?`(?=[.,;]|$| )/.test(object);
  const written =
    /^`([^`]+)`(?=[.,;]|$| (?:if|when|for|otherwise|unless|and)\b)/.exec(object)?.[1] ?? plainLiteral.exec(object)?.[1];
  const value = written === undefined ? undefined : literalOf(written.trim());
  return promise
    ? [{ kinds: ["promise"] }]
    : value === undefined
      ? []
      : [{ kinds: [value.kind], ...(value.literal === undefined ? {} : { literal: value.literal }) }];
}

function errors(object: string): readonly Claim[] {
  const error = /^(?:an? )?(?:`(?:new )?([A-Z][\w.]*)(?:\(.*\))?`|([A-Z]\w*(?:Error|Exception)))(?=[.,;]|$| )/.exec(
    object,
  );
  const said = error?.[1] ?? error?.[2];
  return said === undefined ? [] : [{ kind: "throws", error: said.replace(/^.*\./, "") }];
}

function asynchrony(object: string): readonly Claim[] {
  if (/^(?:an )?(?:async|`async`)(?: (?:function|method))?(?=[.,;]|$| and\b)/.test(object)) {
    return [{ kind: "async", isAsync: true }];
  }
  return /^(?:a )?synchronous(?: (?:function|method))?(?=[.,;]|$| and\b)/.test(object)
    ? [{ kind: "async", isAsync: false }]
    : [];
}
