import { closingBracket } from "../../../src/evidence/checks/code/expressions.ts";
import { familyOf } from "../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../src/evidence/checks/code/readCode.ts";
import { pick, type SourceFile, withLines } from "./faults/fault.ts";
import { isPython } from "./faults/statements.ts";

/** Edits real files as people do, with nothing wrong in it; `undefined` where the files have no place for it. */
export type HarmlessEdit = (
  random: () => number,
  file: SourceFile,
  other: SourceFile,
) => readonly (readonly [before: SourceFile, after: SourceFile])[] | undefined;

export const harmlessEdits: Readonly<Record<string, HarmlessEdit>> = {
  renamedLocal: (random, file) => alone(file, renamedLocal(random, file)),
  addedLine: (random, file) => alone(file, added(random, file, [isPython(file) ? "print(1)" : "console.log(1);"])),
  addedGuard: (random, file) =>
    alone(
      file,
      added(random, file, isPython(file) ? ["if not self:", "    return None"] : ["if (!this) {", "  return;", "}"]),
    ),
  rewrittenLine: (random, file) => alone(file, rewrittenLine(random, file)),
  removedComment: (random, file) => alone(file, removedComment(random, file)),
  removedStatement: (random, file) => alone(file, removedStatement(random, file)),
  changedNumber: (random, file) => alone(file, changedNumber(random, file)),
  indentedFile: (_random, file) =>
    isPython(file) ? undefined : alone(file, { ...file, text: file.text.replace(/^( +|\t+)/gm, "$1$1") }),
  movedFunction: (random, file, other) => movedFunction(random, file, other),
  swappedFunctions: (random, file) => alone(file, swappedFunctions(random, file)),
  removedFunction: (random, file) => alone(file, removedFunction(random, file)),
  newFile: (_random, file) => [[{ ...file, text: "" }, file]],
};

function alone(before: SourceFile, after: SourceFile | undefined): ReturnType<HarmlessEdit> {
  return after === undefined || after.text === before.text ? undefined : [[before, after]];
}

function renamedLocal(random: () => number, file: SourceFile): SourceFile | undefined {
  const pattern = isPython(file) ? /^ +([a-z]\w+) = /gm : /^\s+(?:const|let|var) ([a-z]\w+) = /gm;
  const name = pick(random, [...file.text.matchAll(pattern)])?.[1];
  return name === undefined
    ? undefined
    : { ...file, text: file.text.replace(new RegExp(`(?<![\\w$.'"])${name}(?![\\w$'":])`, "g"), `${name}2`) };
}

function bodyLines({ text, languageId }: SourceFile, pattern: RegExp): readonly number[] {
  const { code } = readCode(text, familyOf(languageId) ?? "javascript");
  return code.split("\n").flatMap((line, index) => (pattern.test(line) ? index : []));
}

function added(random: () => number, file: SourceFile, lines: readonly string[]): SourceFile | undefined {
  const at = pick(random, bodyLines(file, isPython(file) ? /^ {4,}\w+ = \w+$/ : /^\s+(?:const|let) \w+ = [^;{}]*;$/));
  const indentation = /^\s*/.exec(file.text.split("\n")[at ?? 0] ?? "")?.[0] ?? "";
  return at === undefined
    ? undefined
    : withLines(
        file,
        at + 1,
        0,
        lines.map((line) => indentation + line),
      );
}

function rewrittenLine(random: () => number, file: SourceFile): SourceFile | undefined {
  const lines = file.text.split("\n");
  const at = pick(random, bodyLines(file, isPython(file) ? /^ +\w+ = \S+$/ : /^\s+(?:const|let) \w+ = [^;{}]*;$/));
  return at === undefined
    ? undefined
    : withLines(file, at, 1, [
        (lines[at] ?? "").replace(/ = ([^;]*)/, isPython(file) ? " = str($1)" : " = String($1)"),
      ]);
}

function removedComment(random: () => number, file: SourceFile): SourceFile | undefined {
  const pattern = isPython(file) ? /^\s*#/ : /^\s*\/\//;
  const at = pick(
    random,
    file.text.split("\n").flatMap((line, index) => (pattern.test(line) ? index : [])),
  );
  return at === undefined ? undefined : withLines(file, at, 1, []);
}

function removedStatement(random: () => number, file: SourceFile): SourceFile | undefined {
  const at = pick(random, bodyLines(file, isPython(file) ? /^ +\w+ = \S+$/ : /^\s+(?:const|let) \w+ = [^;{}]*;$/));
  return at === undefined ? undefined : withLines(file, at, 1, []);
}

function changedNumber(random: () => number, file: SourceFile): SourceFile | undefined {
  const found = pick(random, [...file.text.matchAll(/(?<![\w.])\d+(?![\w.])/g)]);
  return found === undefined
    ? undefined
    : { ...file, text: `${file.text.slice(0, found.index)}7${file.text.slice(found.index + found[0].length)}` };
}

export interface Block {
  readonly start: number;
  readonly count: number;
  readonly isExported: boolean;
}

/** Functions at the top of a file, each with all of its lines. */
export function functionsIn({ text, languageId }: SourceFile): readonly Block[] {
  const family = familyOf(languageId) ?? "javascript";
  const { code } = readCode(text, family);
  const lines = code.split("\n");
  let at = 0;
  return lines.flatMap((line, start): readonly Block[] => {
    const own = at;
    at += line.length + 1;
    if (family === "python") {
      const end = lines.findIndex((each, index) => index > start && /^[^\s"')\]}]/.test(each));
      const isFunction = /^def \w+/.test(line) && end > start && !/^@/.test(lines[start - 1] ?? "");
      return isFunction ? [{ start, count: end - start, isExported: !/^def _/.test(line) }] : [];
    }
    const head = /^(export )?(?:async )?function\b.*\{$/.exec(line);
    const close = head === null ? undefined : closingBracket(code, own + line.length - 1);
    return close === undefined || head === null
      ? []
      : [{ start, count: code.slice(own, close).split("\n").length, isExported: head[1] !== undefined }];
  });
}

function linesOf({ text }: SourceFile, { start, count }: Block): string {
  return text
    .split("\n")
    .slice(start, start + count)
    .join("\n");
}

function movedFunction(random: () => number, file: SourceFile, other: SourceFile): ReturnType<HarmlessEdit> {
  const block = pick(random, functionsIn(file));
  if (block === undefined || other.path === file.path) {
    return undefined;
  }
  const lines = file.text.split("\n").slice(block.start, block.start + block.count);
  return [
    [file, withLines(file, block.start, block.count, [])],
    [other, { ...other, text: `${other.text}\n${lines.join("\n")}\n` }],
  ];
}

function swappedFunctions(random: () => number, file: SourceFile): SourceFile | undefined {
  const blocks = functionsIn(file);
  const index = Math.floor(random() * (blocks.length - 1));
  const [one, next] = [blocks[index], blocks[index + 1]];
  if (one === undefined || next === undefined) {
    return undefined;
  }
  const lines = file.text.split("\n");
  const between = lines.slice(one.start + one.count, next.start);
  return withLines(file, one.start, next.start + next.count - one.start, [
    linesOf(file, next),
    ...between,
    linesOf(file, one),
  ]);
}

/** A function that no other file sees, with all that it does, unless it makes tests. */
function removedFunction(random: () => number, file: SourceFile): SourceFile | undefined {
  const block = pick(
    random,
    functionsIn(file).filter((each) => !each.isExported && !/\b(?:test|it)\(/.test(linesOf(file, each))),
  );
  return block === undefined ? undefined : withLines(file, block.start, block.count, []);
}
