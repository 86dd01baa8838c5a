import type { Code, Span } from "../code/readCode.ts";
import type { ValueKind } from "./statement.ts";

/** What an expression gives; `literal`: the value itself, where it stands there. */
export interface Value {
  readonly kind: ValueKind;
  readonly literal?: string;
}

const words: Readonly<Record<string, ValueKind>> = {
  true: "boolean",
  false: "boolean",
  True: "boolean",
  False: "boolean",
  null: "null",
  undefined: "nothing",
  None: "nothing",
  "": "nothing",
};

/** What an expression of a file gives, told by its form alone. */
export function valueAt(source: Code, { start, end }: Span): Value {
  const text = source.text.slice(start, end).trim();
  const word = literalOf(text);
  if (word !== undefined) {
    return word;
  }
  return { kind: kindOf(withoutGroups(source.code.slice(start, end)).trim(), source.family === "python") };
}

/** The value that a text writes down; `undefined` where it is none. */
export function literalOf(text: string): Value | undefined {
  const kind = Object.hasOwn(words, text) ? words[text] : undefined;
  if (kind !== undefined) {
    return { kind, literal: text };
  }
  if (/^-?\d[\d_]*(?:\.\d+)?$/.test(text)) {
    return { kind: "number", literal: text };
  }
  const said = /^(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)$/.exec(text);
  return said === null ? undefined : { kind: "string", literal: said[1] ?? said[2] ?? said[3] ?? "" };
}

/** What brackets hold is blanked, and the innermost first, so that operators within them tell nothing. */
function withoutGroups(code: string): string {
  let flat = code;
  for (let depth = 0; depth < 20; depth++) {
    const next = flat.replace(/\(([^()[\]{}]*)\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, (group, round?: string) =>
      round === undefined ? (group.startsWith("[") ? "⟦⟧" : "⦃⦄") : round.includes(",") ? "⦅⦆" : "⟬⟭",
    );
    if (next === flat) {
      return flat;
    }
    flat = next;
  }
  return flat;
}

function kindOf(flat: string, isPython: boolean): ValueKind {
  return (isPython ? pythonForms : scriptForms).find(([form]) => form.test(flat))?.[1] ?? "open";
}

type Forms = readonly (readonly [form: RegExp, kind: ValueKind])[];

/** The first that fits tells; brackets and what is in them are one sign each. */
const joined = /^(["'])\s*\1\s*\+|\+\s*(["'])\s*\2$/;
const scriptForms: Forms = [
  [/^(?:async\s*)?(?:(?:⟬⟭|⦅⦆)|[\w$]+)\s*=>|^(?:async\s+)?function\b/, "function"],
  [/&&|\|\||\?|=>|,|\b(?:await|as|satisfies|yield)\b/, "open"],
  [/[=!]==?|[<>]=|\binstanceof\b|^![^=]/, "boolean"],
  [joined, "string"],
  [/^new\s+Promise\s*(?:<.*>)?\s*(?:⟬⟭|⦅⦆)$/, "promise"],
  [/^new\s+Array\s*(?:<.*>)?\s*(?:⟬⟭|⦅⦆)$/, "array"],
  [/^new\s+[\w$.]+\s*(?:<.*>)?\s*(?:(?:⟬⟭|⦅⦆))?$/, "object"],
  [/^Promise\s*\.\s*\w+\s*(?:⟬⟭|⦅⦆)$/, "promise"],
  [/^`[^`]*`$|^typeof\s+[\w$.]+$/, "string"],
  [/^⟦⟧$/, "array"],
  [/^⦃⦄$/, "object"],
];
const pythonForms: Forms = [
  [/^lambda\b/, "function"],
  [/\b(?:and|or|if|await|yield)\b/, "open"],
  [/^⦅⦆$|,/, "tuple"],
  [/[=!<>]=|\b(?:in|is)\b|^not\b/, "boolean"],
  [joined, "string"],
  [/^⟦⟧$/, "array"],
  [/^⦃⦄$/, "object"],
];

const types: Forms = [
  [/^(?:string|str)$/, "string"],
  [/^(?:number|int|float)$/, "number"],
  [/^(?:boolean|bool|\w+ is .+)$/, "boolean"],
  [/^(?:void|undefined|None)$/, "nothing"],
  [/^null$/, "null"],
  [/^Promise<.*>$/s, "promise"],
  [/^(?:readonly )?[\w$.]+\[\]$|^(?:Readonly)?Array<.*>$|^(?:list|List)(?:\[.*\])?$/s, "array"],
  [/^(?:tuple|Tuple)(?:\[.*\])?$/s, "tuple"],
  [/^(?:dict|Dict|set|Set|Map|Record)(?:[[<].*[\]>])?$/s, "object"],
];

/** What a declared type allows. */
export function kindsOfType(type: string): readonly ValueKind[] {
  const inner = /^Promise<(.*)>$/s.exec(type)?.[1];
  const parts = /[<[({]/.test(type) ? [type] : type.split("|");
  const kinds = parts.map((part) => types.find(([pattern]) => pattern.test(part.trim()))?.[1] ?? "open");
  return inner === undefined ? kinds : [...kinds, ...kindsOfType(inner)];
}
