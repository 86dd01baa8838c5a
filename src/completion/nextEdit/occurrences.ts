import { type Code, codeStart, readCode } from "../code.ts";
import type { Passage, Span } from "./nextEdit.ts";
import { isWhole } from "./standing.ts";

/** A whole word in code: neither in a comment nor in a string. */
export interface Occurrence extends Span {
  /** Behind a dot: a member of something. */
  readonly isMember: boolean;
  /** Of the object whose method it stands in. */
  readonly isOwn: boolean;
  /** A property's name with a value of its own, as in `{ name: 1 }`. */
  readonly isKey: boolean;
  /** A property's name and its value in one, as in `{ name }`. */
  readonly isShorthand: boolean;
}

/** Lines before a place from which it can be told whether it is code; to read all of a long file would hold the editor up. */
const mostUnread = 200;
/** Before a brace, these tell that it begins a value and no block. */
const beforeLiteral = /^(?:[=(,:[?&|]|return|yield|default)$/;
/** In a tag a brace right behind `=` holds an expression. */
const attribute = /\w=\{[^{}]*$/;

/** Where a name stands in code, from top to bottom. Reads a character once at most: 3 ms for 100,000. */
export function occurrences(name: string, passage: Passage): readonly Occurrence[] {
  return found(name, passage)
    .filter(({ span: { start, end }, text }) => isWhole(text, start, end))
    .map(({ span, text, code }) => occurrence(text, span, code));
}

/** Where a text begins in code, from top to bottom, none within another one. The same work. */
export function inCode(text: string, passage: Passage): readonly Span[] {
  return found(text, passage).map(({ span }) => span);
}

interface Found {
  readonly span: Span;
  /** Its line. */
  readonly text: string;
  /** What stands before it. */
  readonly code: Code;
}

function found(wanted: string, { languageId, start, lines }: Passage): readonly Found[] {
  const all: Found[] = [];
  let code: Code = codeStart;
  /** Begins where the code was read to. */
  let unread: string[] = [];
  for (const [index, text] of lines.entries()) {
    let read = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const isFar = unread.length > mostUnread;
      unread = isFar ? unread.slice(-mostUnread) : unread;
      code = readCode(`${unread.join("")}${text.slice(read, at)}`, languageId, isFar ? codeStart : code);
      unread = [];
      read = at;
      if (code.inside === undefined) {
        all.push({ span: { line: start + index, start: at, end: at + wanted.length }, text, code });
      }
    }
    unread.push(`${text.slice(read)}\n`);
  }
  return all;
}

function occurrence(text: string, span: Span, { open }: Code): Occurrence {
  const [before, after] = [text.slice(0, span.start).trimEnd(), text.slice(span.end).trimStart()];
  const innermost = open.at(-1);
  const isListed = innermost?.bracket === "{" && /(?:^|[{,])$/.test(before);
  const isInLiteral = isListed && beforeLiteral.test(innermost.behind) && !attribute.test(before);
  return {
    ...span,
    isMember: /(?:^|[^.])(?:\.|\?\.|->|::)$/.test(before),
    isOwn: /\b(?:this|self|cls)(?:\.|\?\.|->|::)$/.test(before),
    isKey: isListed && after.startsWith(":"),
    isShorthand: isInLiteral && /^(?:[,}]|$)/.test(after) && (before !== "" || after !== ""),
  };
}
