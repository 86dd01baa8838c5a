import type { ParseError } from "./protocol.ts";
import type { SyntaxNode } from "./treeSitter.ts";

/** More say nothing new: the first is what a person mends. */
const mostErrors = 200;
/** Characters. */
const longestNear = 60;

/**
 * The errors of a tree in the order of their places. What lies within an error is left out: it is where the parser tried to go on,
 * not what is wrong.
 */
export function parseErrors(root: SyntaxNode, text: string): readonly ParseError[] {
  const lines = root.hasError ? text.split("\n") : [];
  const errors: ParseError[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined && errors.length < mostErrors; node = open.pop()) {
    if (node.isError || node.isMissing) {
      errors.push(errorAt(node, lines));
    } else if (node.hasError) {
      open.push(...faultyChildren(node));
    }
  }
  return errors;
}

/** The last first, as a stack wants them. */
function faultyChildren(node: SyntaxNode): SyntaxNode[] {
  const faulty: SyntaxNode[] = [];
  for (const child of node.children) {
    if (child !== null && (child.hasError || child.isError || child.isMissing)) {
      faulty.push(child);
    }
  }
  return faulty.reverse();
}

function errorAt(node: SyntaxNode, lines: readonly string[]): ParseError {
  const { row, column } = node.startPosition;
  const place = { line: row, endLine: node.endPosition.row };
  if (node.isMissing) {
    return { ...place, near: textBefore(lines, row, column), missing: node.type };
  }
  return { ...place, near: textOf(node, lines[row] ?? "") || textBefore(lines, row, column) };
}

function textOf({ startPosition, endPosition }: SyntaxNode, line: string): string {
  const end = endPosition.row === startPosition.row ? endPosition.column : line.length;
  return line.slice(startPosition.column, end).trim().slice(0, longestNear);
}

/** The last text before a place, on its line or the nearest one above. */
function textBefore(lines: readonly string[], row: number, column: number): string {
  let text = (lines[row] ?? "").slice(0, column).trim();
  for (let above = row - 1; text === "" && above >= 0; above--) {
    text = lines[above]!.trim();
  }
  return text.slice(-longestNear);
}
