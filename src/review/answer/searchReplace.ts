import { indentationOf } from "../../text/snapshot.ts";
import type { UnplacedEdit } from "../proposal.ts";
import { outdent, type Part, type Reading, written } from "./lines.ts";

const search = /^\s*<{5,9}\s*(?:SEARCH|ORIGINAL)\b>?\s*:?(\d+)?\s*$/;
const divider = /^\s*={5,9}\s*$/;
const replace = /^\s*>{5,9}\s*(?:REPLACE|UPDATED)\b<?\s*$/;
/** Said between the opening line and a line of hyphens, by some models. */
const statedLine = /^\s*:start_line:\s*(\d+)\s*$/;

export function opensSearch(line: string): boolean {
  return search.test(line);
}

/**
 * Reads one search/replace block, as aider's format has it (https://aider.chat/docs/more/edit-formats.html), from its opening line on.
 * Blocks without a second half, or with two dividers, are malformed: where they end is not for us to guess.
 */
export function readSearchReplace({ lines, isCut }: Reading, start: number, path: string | undefined): Part {
  const end = lines.findIndex((line, index) => index > start && (replace.test(line) || search.test(line)));
  const next = end < 0 ? lines.length : replace.test(lines[end] ?? "") ? end + 1 : end;
  const text = written(lines, start, next);
  const unplaced = (reason: UnplacedEdit["reason"]): Part => ({
    next,
    edits: [],
    malformed: [{ path: path ?? "", reason, text }],
  });
  if (end < 0) {
    return unplaced(isCut ? "cutOff" : "malformed");
  }
  const body = outdent(lines.slice(start + 1, next - 1), indentationOf(lines[start] ?? ""));
  const dividers = body.flatMap((line, index) => (divider.test(line) ? [index] : []));
  const [middle] = dividers;
  if (next === end || middle === undefined || dividers.length > 1) {
    return unplaced("malformed");
  }
  if (path === undefined) {
    return unplaced("unknownFile");
  }
  const { line, quoted } = takeStatedLine(body.slice(0, middle), search.exec(lines[start] ?? "")?.[1]);
  const replaced = { kind: "replace" as const, path, text, oldLines: quoted, newLines: body.slice(middle + 1) };
  return { next, edits: [line === undefined ? replaced : { ...replaced, line }], malformed: [] };
}

function takeStatedLine(
  body: readonly string[],
  onMark: string | undefined,
): { line?: number; quoted: readonly string[] } {
  const stated = statedLine.exec(body[0] ?? "")?.[1];
  const number = stated ?? onMark;
  const quoted = stated === undefined ? body : body.slice(/^-{5,}$/.test(body[1]?.trim() ?? "") ? 2 : 1);
  return number === undefined ? { quoted } : { line: Number(number) - 1, quoted };
}
