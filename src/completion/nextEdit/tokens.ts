import { keywords } from "../../text/keywords.ts";

/** A token of a line, and where it stands. */
export interface Token {
  readonly text: string;
  readonly start: number;
}

const token = /[\p{L}_$][\p{L}\p{N}_$]*|\p{N}[\p{L}\p{N}_.]*|\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\s\S]/gu;
const name = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** The tokens of one line, white space among them; a whole string in quotes is one. */
export function tokensOf(line: string): readonly Token[] {
  return Array.from(line.matchAll(token), ({ 0: text, index }) => ({ text, start: index }));
}

/** Whether a token is an identifier that can be given another name. */
export function isName(text: string): boolean {
  return name.test(text) && !keywords.has(text);
}
