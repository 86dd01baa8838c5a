import { indentationOf } from "../../text/snapshot.ts";
import type { TaskDocument } from "../task.ts";
import { codeOnly } from "./codeOnly.ts";
import { type Declaration, declarationAt } from "./declaration.ts";
import { documentationText } from "./documentationText.ts";
import { familyOf, type LanguageFamily } from "./languageFamily.ts";

/** Lines to insert before a line, counted from 0. */
export interface Insertion {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Lines between where a symbol is said to begin and its declaration: decorators and attributes. */
const mostAbove = 20;

/**
 * A documentation comment made of the signature of what is declared at a line: its name, parameters, result and errors, with no
 * word of prose. `line`: counted from 0; of the declaration or of what belongs to it above. `undefined` where nothing is declared
 * there, where it is documented already, or where the language is not known.
 */
export function documentationSkeleton(document: TaskDocument, line: number): Insertion | undefined {
  const family = familyOf(document.languageId);
  if (family === undefined) {
    return undefined;
  }
  const lines = document.text.split("\n");
  const code = codeOnly(document.text, document.languageId);
  const codeLines = code.split("\n");
  const at = declarationLine(codeLines, line, family);
  const declaration = at === undefined ? undefined : declarationAt(code, offsetOf(codeLines, at), family);
  if (at === undefined || declaration === undefined) {
    return undefined;
  }
  const place: Place = { lines, code, at, family };
  return family === "python" ? below(place, declaration) : above(place, declaration);
}

interface Place {
  readonly lines: readonly string[];
  readonly code: string;
  /** Line of the declaration. */
  readonly at: number;
  readonly family: LanguageFamily;
}

/** The first line from `line` on that is neither empty nor a decorator or an attribute. */
function declarationLine(code: readonly string[], line: number, family: LanguageFamily): number | undefined {
  for (let at = line; at < Math.min(code.length, line + mostAbove); at++) {
    const text = code[at]?.trim() ?? "";
    if (text !== "" && !isAttribute(text, family)) {
      return at;
    }
  }
  return undefined;
}

function isAttribute(text: string, family: LanguageFamily): boolean {
  if (family === "csharp") {
    return /^\[[^\]]*\]$/.test(text);
  }
  return family === "rust" ? /^#!?\[/.test(text) : /^@(?!interface\b)[\w.]+(?:\(.*\))?$/.test(text);
}

function offsetOf(lines: readonly string[], line: number): number {
  const before = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
  return before + indentationOf(lines[line] ?? "").length;
}

/** Above the declaration and its attributes, unless a documentation comment stands there. */
function above({ at, family, lines }: Place, declaration: Declaration): Insertion | undefined {
  let line = at;
  while (line > 0 && isAttribute(lines[line - 1]?.trim() ?? "", family)) {
    line--;
  }
  const before = lines[line - 1]?.trim() ?? "";
  const isDocumented =
    before.endsWith("*/") || before.startsWith("///") || (family === "go" && before.startsWith("//"));
  const indentation = indentationOf(lines[at] ?? "");
  const text = documentationText(declaration, family).map((each) => indentation + each);
  return isDocumented ? undefined : { line, lines: text };
}

/** Python: first in the body, unless a text stands there or the body is on the head's own line. */
function below({ at, code, lines }: Place, declaration: Declaration): Insertion | undefined {
  const headLines = code.slice(0, declaration.headEnd).split("\n");
  const headLine = headLines.length - 1;
  const restOfHead = code.split("\n")[headLine]?.slice(headLines.at(-1)?.length) ?? "";
  const first = lines.slice(headLine + 1).find((each) => each.trim() !== "") ?? "";
  if (restOfHead.trim() !== "" || /^\s*[rRuU]?(?:"|')/.test(first)) {
    return undefined;
  }
  const head = indentationOf(lines[at] ?? "");
  const inside = indentationOf(first);
  const indentation = inside.length > head.length ? inside : `${head}    `;
  const text = documentationText(declaration, "python").map((each) => (each === "" ? "" : indentation + each));
  return { line: headLine + 1, lines: text };
}
