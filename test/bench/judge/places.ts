import type { Corpus } from "../corpora.ts";
import { bodyOf, type CodeFile, type HeldOut, holdOut, seededRandom, windowOf } from "../embedded/heldOut.ts";

/** How an answer's line is spoiled: a name in it becomes another one of the file, or all of it another line of the file. */
export type Spoiling = "name" | "line";

/** A place in a held-out file, the right rest of its line, and wrong ones. */
export interface JudgedPlace {
  readonly file: CodeFile;
  readonly prefix: string;
  readonly suffix: string;
  readonly right: string;
  readonly wrong: readonly { readonly by: Spoiling; readonly text: string }[];
}

export interface Places {
  readonly held: HeldOut;
  readonly places: readonly JudgedPlace[];
}

/** Lines of a body that is written anew: the rest of the file is there. */
const mostHoleLines = 24;
/** Share of places before a line's first character; at the others a part of the line is typed. */
const lineStarts = 0.6;
const suffixLength = 16_384;

const words = /[A-Za-z_$][\w$]*/g;
const isComment = /^\s*(\/\/|\*|\/\*|#\s)/;
const keywords = new Set(
  (
    "abstract and any as assert async await boolean break case catch class const continue def default del delete do elif else " +
    "enum export extends False false finally for from function get if implements import in instanceof interface is keyof lambda " +
    "let new None not null number of or pass private protected public raise readonly return self set static string super switch this " +
    "throw True true try type typeof undefined unknown var void while with yield"
  ).split(" "),
);

/** Places in the files of a body that were held out; `most`: about as many. */
export async function placesIn(described: Corpus, seed: number, most: number, learntShare = 1): Promise<Places> {
  const held = holdOut(await bodyOf(described), seed, 0, learntShare);
  const random = seededRandom(seed + 1);
  const files = held.typed.map(({ file }) => file);
  const codeLines = files.reduce((sum, { text }) => sum + text.split("\n").filter(isCode).length, 0);
  const share = Math.min(1, most / codeLines);
  return { held, places: files.flatMap((file) => [...placesOf(file, share, random)]) };
}

function isCode(line: string): boolean {
  return line.trim() !== "" && !isComment.test(line);
}

function* placesOf(file: CodeFile, share: number, random: () => number): Generator<JudgedPlace> {
  const lines = file.text.split("\n");
  const code = lines.filter(isCode);
  const names = [...new Set(code.flatMap(namesIn))];
  for (let at = 0, start = 0; at < lines.length; start += lines[at]!.length + 1, at++) {
    const line = lines[at]!.trimEnd();
    if (!isCode(line) || random() >= share) {
      continue;
    }
    const indentation = line.length - line.trimStart().length;
    const isStart = random() < lineStarts;
    const column = isStart ? indentation : indentation + Math.floor(random() * (line.length - indentation));
    const right = line.slice(column);
    const hole = Math.floor(random() * mostHoleLines);
    const renamed = withOtherName(line, column, names, random);
    const others = code.filter((other) => indentationOf(other) === indentation && other.trimEnd() !== line);
    const other = isStart ? others[Math.floor(random() * others.length)] : undefined;
    yield {
      file,
      prefix: windowOf(file.text.slice(0, start + column)),
      suffix: `\n${lines.slice(at + 1 + hole).join("\n")}`.slice(0, suffixLength),
      right,
      wrong: [
        ...(renamed === undefined ? [] : [{ by: "name" as const, text: renamed }]),
        ...(other === undefined ? [] : [{ by: "line" as const, text: other.trim() }]),
      ],
    };
  }
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

function namesIn(line: string): string[] {
  return (line.match(words) ?? []).filter((word) => !keywords.has(word));
}

/** The rest of the line from a column on, one of its names replaced by another one of the file; none that was begun. */
function withOtherName(
  line: string,
  column: number,
  names: readonly string[],
  random: () => number,
): string | undefined {
  const begun = /[\w$]*$/.exec(line.slice(0, column))![0].length;
  const found = [...line.matchAll(words)].filter(
    ({ index, 0: word }) => index >= column && (index > column || begun === 0) && !keywords.has(word),
  );
  const replaced = found[Math.floor(random() * found.length)];
  const other = names[Math.floor(random() * names.length)];
  if (replaced === undefined || other === undefined || other === replaced[0]) {
    return undefined;
  }
  return line.slice(column, replaced.index) + other + line.slice(replaced.index + replaced[0].length);
}
