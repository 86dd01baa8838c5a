import type { PlaceEdit, Span } from "./nextEdit.ts";
import { isName, tokensOf } from "./tokens.ts";

/** One name stands where another one stood. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  /** Where `to` stands; the line is one of the text as it is. */
  readonly at: readonly [Span, ...Span[]];
  /** The line of the first place as it was. */
  readonly lineBefore: string;
}

/** The rename that an edit is, if that is all it is: no other token differs. */
export function renameOf({ start, before, after }: PlaceEdit): Rename | undefined {
  const changed = changedTokens(before, after);
  const [first] = changed ?? [];
  if (changed === undefined || first === undefined || !isName(first.from) || !isName(first.to)) {
    return undefined;
  }
  const { from, to } = first;
  const isOne = changed.every((each) => each.from === from && each.to === to);
  const spans = changed.map((each) => ({ line: start + each.line, start: each.start, end: each.start + to.length }));
  const [head, ...rest] = spans;
  return isOne && head !== undefined
    ? { from, to, at: [head, ...rest], lineBefore: before[first.line] ?? "" }
    : undefined;
}

interface ChangedToken {
  readonly from: string;
  readonly to: string;
  /** Counted from the edit's first line. */
  readonly line: number;
  /** In the line as it is. */
  readonly start: number;
}

/** `undefined` where lines or tokens have come or gone. */
function changedTokens(before: readonly string[], after: readonly string[]): readonly ChangedToken[] | undefined {
  if (before.length !== after.length) {
    return undefined;
  }
  const changed: ChangedToken[] = [];
  for (const [line, text] of after.entries()) {
    const [was, is] = [tokensOf(before[line] ?? ""), tokensOf(text)];
    if (was.length !== is.length) {
      return undefined;
    }
    for (const [index, { text: to, start }] of is.entries()) {
      const from = was[index]?.text ?? "";
      if (from !== to) {
        changed.push({ from, to, line, start });
      }
    }
  }
  return changed;
}
