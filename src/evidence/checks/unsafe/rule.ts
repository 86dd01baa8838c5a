import type { UnsafeRule } from "../../check.ts";
import type { Family } from "../code/family.ts";
import type { Code, Span } from "../code/readCode.ts";

/** A named pattern of unsafe code. */
export interface Rule {
  readonly id: UnsafeRule;
  /** Number in MITRE's Common Weakness Enumeration. */
  readonly cwe: number;
  /** `problem`: what it finds is unsafe wherever it stands. */
  readonly severity: "problem" | "doubt";
  readonly families: readonly Family[];
  /** Without this an added line is not looked at; it costs next to nothing. */
  readonly hint: RegExp;
  /** The places of a file where it stands. */
  find(code: Code): readonly Span[];
}

/** A file with more of a kind was written by no person; each costs a look at what is around it. */
const mostMatches = 500;

/** What a global pattern matches, the first ones. */
export function matchesIn(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)]
    .slice(0, mostMatches)
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

export function textOf({ text }: Code, { start, end }: Span): string {
  return text.slice(start, end);
}

export function codeOf({ code }: Code, { start, end }: Span): string {
  return code.slice(start, end);
}

/** Matches of a pattern in the uncommented text that begin in code, not in a string. */
export function matchesFromCode({ text, code }: Code, pattern: RegExp): readonly Span[] {
  return matchesIn(text, pattern).filter(({ start }) => code[start] === text[start] && code[start] !== " ");
}
