import type { UnplacedEdit } from "../proposal.ts";
import type { FileEdit } from "./fileEdit.ts";

/** What one part of an answer was read as; `next` is the line after it. */
export interface Part {
  readonly next: number;
  readonly edits: readonly FileEdit[];
  readonly malformed: readonly UnplacedEdit[];
}

/** How an answer came to its end, and what is known of the file that it is about. */
export interface Reading {
  readonly lines: readonly string[];
  /** The last block may be incomplete. */
  readonly isCut: boolean;
  /** Path of the one file that was asked about. */
  readonly target?: string;
}

/** The lines as they stand in the answer. */
export function written(lines: readonly string[], from: number, to: number): string {
  return lines.slice(from, to).join("\n");
}

/** A fence of Markdown that opens on a line: at least three back quotes or tildes. */
export function openingFence(
  line: string,
): { readonly mark: string; readonly info: string; readonly indentation: string } | undefined {
  const [, indentation = "", mark, info = ""] = /^(\s*)(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
  return mark === undefined ? undefined : { mark, info: info.trim(), indentation };
}

/** Whether a line closes a fence that was opened by a mark. */
export function closesFence(line: string, mark: string): boolean {
  const found = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
  return found !== undefined && found[0] === mark[0] && found.length >= mark.length;
}

/** Takes the indentation of a list item off its lines, where all have it. */
export function outdent(lines: readonly string[], indentation: string): readonly string[] {
  const isIndented = indentation !== "" && lines.every((line) => line.trim() === "" || line.startsWith(indentation));
  return isIndented ? lines.map((line) => line.slice(indentation.length)) : lines;
}
