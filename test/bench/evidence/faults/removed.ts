import { closingBracket } from "../../../../src/evidence/checks/code/expressions.ts";
import { familyOf } from "../../../../src/evidence/checks/code/family.ts";
import { readCode } from "../../../../src/evidence/checks/code/readCode.ts";
import { type FaultMaker, pick, type SourceFile, withLines } from "./fault.ts";
import { isPython } from "./statements.ts";

interface Place {
  readonly line: number;
  readonly found: RegExpExecArray;
}

/** Lines that a pattern matches in code, strings and comments left out; their text is the line as it is. */
function linesLike({ text, languageId }: SourceFile, pattern: RegExp): readonly Place[] {
  const { code } = readCode(text, familyOf(languageId) ?? "javascript");
  const lines = text.split("\n");
  return code.split("\n").flatMap((line, index) => {
    const found = pattern.test(line) ? pattern.exec(lines[index] ?? "") : null;
    return found === null ? [] : [{ line: index, found }];
  });
}

/** Makes an export private: `export` goes, a Python name gets an underscore everywhere. */
export const exportRemoved: FaultMaker = (random, file) => {
  if (isPython(file)) {
    const place = pick(random, linesLike(file, /^(?:def|class) ([A-Za-z]\w*)/));
    const name = place?.found[1];
    return name === undefined
      ? undefined
      : { ...file, text: file.text.replace(new RegExp(`\\b${name}\\b`, "g"), `_${name}`) };
  }
  const place = pick(
    random,
    linesLike(file, /^export (?=(?:async )?(?:function|class|const|interface|type|enum)\b)/).filter(isOnlyOne(file)),
  );
  if (place !== undefined) {
    const line = file.text.split("\n")[place.line] ?? "";
    return withLines(file, place.line, 1, [line.slice("export ".length)]);
  }
  const common = pick(random, linesLike(file, /^(?:module\.)?exports\.(\w+) = .*;$/));
  return common === undefined ? undefined : withLines(file, common.line, 1, []);
};

/** An overloaded function is still exported by its other heads. */
function isOnlyOne({ text }: SourceFile): (place: Place) => boolean {
  const lines = text.split("\n");
  return ({ line }) => {
    const name = /(\w+)\s*[<(=:{]|(\w+)\s+(?:extends|implements)/.exec(
      lines[line]?.replace(/^export (?:async )?\w+ /, "") ?? "",
    );
    const word = name?.[1] ?? name?.[2];
    return word !== undefined && [...text.matchAll(new RegExp(`\\bexport\\b.*\\b${word}\\b`, "g"))].length === 1;
  };
}

const testHead = /^(\s*)(?:it|test)\(\s*(?=["'])/;

/** Takes a test out. */
export const testRemoved: FaultMaker = (random, file) => {
  const { code } = readCode(file.text, "javascript");
  const place = isPython(file) ? undefined : pick(random, linesLike(file, testHead));
  if (place === undefined) {
    return undefined;
  }
  const start = lineStart(file.text, place.line) + place.found[0].length;
  const close = closingBracket(code, code.lastIndexOf("(", start));
  const end = close === undefined ? -1 : code.slice(0, close).split("\n").length;
  return end < 0 ? undefined : withLines(file, place.line, end - place.line, []);
};

/** Leaves a test out. */
export const testSkipped: FaultMaker = (random, file) => {
  const place = isPython(file) ? undefined : pick(random, linesLike(file, /^(\s*)(it|test|describe)(?=\(\s*["'])/));
  const line = file.text.split("\n")[place?.line ?? -1];
  return place === undefined || line === undefined
    ? undefined
    : withLines(file, place.line, 1, [
        line.replace(/\b(it|test|describe)\(/, pick(random, ["$1.skip(", "$1.only("]) ?? ""),
      ]);
};

/** Takes an assertion of one line out of a test. */
export const assertionRemoved: FaultMaker = (random, file) => {
  const place =
    linesLike(file, testHead).length === 0
      ? undefined
      : pick(
          random,
          linesLike(file, /^\s+(?:expect|assert)[.(].*\);?$/)
            .filter(isBalanced)
            .filter(({ line }) => line > linesLike(file, testHead)[0]!.line),
        );
  return place === undefined ? undefined : withLines(file, place.line, 1, []);
};

function isBalanced({ found }: Place): boolean {
  return found[0].split("(").length === found[0].split(")").length;
}

/** Takes a `try` with its `catch` away and leaves the code in it. */
export const catchRemoved: FaultMaker = (random, file) => {
  if (isPython(file)) {
    return pythonCatchRemoved(random, file);
  }
  const { code } = readCode(file.text, "javascript");
  const lines = file.text.split("\n");
  const place = pick(random, linesLike(file, /^(\s*)try \{$/));
  const start = place === undefined ? -1 : lineStart(file.text, place.line) + place.found[0].length - 1;
  const close = start < 0 ? undefined : closingBracket(code, start);
  const handler =
    close === undefined ? null : /^\s*catch\s*(?:\([^()]*\)\s*)?\{/.exec(code.slice(close + 1, close + 200));
  if (place === undefined || close === undefined || handler === null) {
    return undefined;
  }
  const end = closingBracket(code, close + handler[0].length);
  const isAll = end !== undefined && !/^\s*finally/.test(code.slice(end + 1, end + 40));
  const line = (at: number) => code.slice(0, at).split("\n").length - 1;
  const body = lines.slice(place.line + 1, line(close)).map((each) => each.replace(/^(?: {2}|\t)/, ""));
  return !isAll || body.join("").trim().length < 10
    ? undefined
    : withLines(file, place.line, line(end) - place.line + 1, body);
};

function pythonCatchRemoved(random: () => number, file: SourceFile): SourceFile | undefined {
  const lines = file.text.split("\n");
  const place = pick(random, linesLike(file, /^(\s*)try:\s*$/));
  const depth = place?.found[1]?.length ?? -1;
  const isAt = (line: string) => line.trim() !== "" && line.length - line.trimStart().length <= depth;
  const next = (from: number) => from + 1 + lines.slice(from + 1).findIndex(isAt);
  const handler = place === undefined ? 0 : next(place.line);
  const end = next(handler);
  if (
    place === undefined ||
    !/^\s*except\b/.test(lines[handler] ?? "") ||
    end <= handler ||
    /^\s*(?:except|else|finally)\b/.test(lines[end] ?? "")
  ) {
    return undefined;
  }
  const body = lines.slice(place.line + 1, handler).map((each) => each.replace(/^ {4}/, ""));
  return body.join("").trim().length < 10 ? undefined : withLines(file, place.line, end - place.line, body);
}

/** Takes `.catch(...)` off a promise, where it stands in one line. */
export const promiseCatchRemoved: FaultMaker = (random, file) => {
  const place = isPython(file)
    ? undefined
    : pick(random, linesLike(file, /^(.*(?:\b[a-z]\w*|\)))\.catch\([^()]*(?:\([^()]*\)[^()]*)*\)(.*)$/));
  return place === undefined ? undefined : withLines(file, place.line, 1, [`${place.found[1]}${place.found[2]}`]);
};

/** Takes a guard of three lines, or of two in Python, out of a function. */
export const guardRemoved: FaultMaker = (random, file) => {
  const lines = file.text.split("\n");
  const head = isPython(file) ? /^\s+if .*:$/ : /^\s+if \(.*\) \{$/;
  const place = pick(
    random,
    linesLike(file, head).filter(({ line }) =>
      isPython(file)
        ? /^\s+raise\b.*\)$/.test(lines[line + 1] ?? "") && !/^\s*(?:else|elif)\b/.test(lines[line + 2] ?? "")
        : /^\s+throw\b.*;$/.test(lines[line + 1] ?? "") && /^\s+\}$/.test(lines[line + 2] ?? ""),
    ),
  );
  return place === undefined ? undefined : withLines(file, place.line, isPython(file) ? 2 : 3, []);
};

function lineStart(text: string, line: number): number {
  return text
    .split("\n")
    .slice(0, line)
    .reduce((sum, each) => sum + each.length + 1, 0);
}
