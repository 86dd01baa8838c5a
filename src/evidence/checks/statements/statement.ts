/** What is said to be returned; `literal`: as it is written, where one value alone is meant. */
export interface SaidValue {
  readonly kinds: readonly ValueKind[];
  readonly literal?: string;
  /** It is said of every call, not of some. */
  readonly isAlways?: boolean;
}

/** What an expression gives, as far as its form tells; `open`: anything. */
export type ValueKind =
  | "open"
  | "nothing"
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "array"
  | "tuple"
  | "object"
  | "function"
  | "promise";

/** What a sentence says of a function. */
export type Claim =
  | { readonly kind: "calls"; readonly callee: string }
  | { readonly kind: "parameterCount"; readonly count: number }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "returns"; readonly value: SaidValue }
  | { readonly kind: "throws"; readonly error: string }
  | { readonly kind: "async"; readonly isAsync: boolean }
  | { readonly kind: "loops" }
  | { readonly kind: "exported"; readonly isExported: boolean };

/** A claim with the function that it is about and the sentence that makes it, exactly as it stands in the explanation. */
export interface Statement {
  readonly of: string;
  readonly claim: Claim;
  readonly quote: string;
}
