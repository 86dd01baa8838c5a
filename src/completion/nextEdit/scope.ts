import { indentationOf } from "../../text/snapshot.ts";
import type { Declaration } from "./declaration.ts";
import type { Passage } from "./nextEdit.ts";

/** Lines from the first to the last, counted from 0. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * The lines in which a name that a line declares can be meant, told by indentation, which every formatter and most people keep: those of the
 * block around a local name, those of the head and its block for a parameter, all of them for a member.
 */
export function scopeOf(declaration: Declaration, line: number, { start, lines }: Passage): Lines {
  const whole = { first: start, last: start + lines.length - 1 };
  const at = line - start;
  const own = depthOf(lines[at] ?? "");
  if (declaration === "member") {
    return whole;
  }
  if (declaration === "local") {
    const isInside = (text: string) => text.trim() === "" || depthOf(text) >= own;
    const above = lines.slice(0, at).findLastIndex((text) => !isInside(text));
    const below = lines.slice(at).findIndex((text) => !isInside(text));
    return { first: start + above + 1, last: below < 0 ? whole.last : line + below - 1 };
  }
  const isBehind = (text: string) => text.trim() !== "" && depthOf(text) <= own && !/^\s*[)\]}{]/.test(text);
  const below = lines.slice(at + 1).findIndex(isBehind);
  return { first: line, last: below < 0 ? whole.last : line + below };
}

function depthOf(text: string): number {
  return indentationOf(text).length;
}
