import { posix } from "node:path";
import { readCode } from "../checks/code/readCode.ts";
import { linesOf } from "../checks/hunkSpans.ts";

/** The text of a file by its path in the project; `undefined` where there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** A file that tests import, and the names of it that they may use. */
export interface TestedFile {
  readonly path: string;
  readonly text: string;
  /** Whether a line belongs to what the tests name; every line does where they name nothing that the file defines. */
  readonly isNamed: (line: number) => boolean;
}

const javascript = /\.[cm]?[jt]sx?$/;

/** The languages that faults can be put into, by a file's name. */
export function mutableFamilyOf(path: string): "javascript" | "python" | undefined {
  return javascript.test(path) ? "javascript" : path.endsWith(".py") ? "python" : undefined;
}

/** The files of the project that a file of tests imports by their paths; not by aliases, which only the project's tools know. */
export async function testedFiles(path: string, text: string, read: ReadText): Promise<readonly TestedFile[]> {
  const family = mutableFamilyOf(path);
  if (family === undefined) {
    return [];
  }
  const code = readCode(text, family);
  const candidates = family === "python" ? modulesOf(path, code.text) : specifiersOf(path, code.text).map(filesOf);
  const names = new Set(code.code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const files: TestedFile[] = [];
  for (const paths of candidates) {
    const file = await firstOf(paths, read);
    if (file !== undefined && file.path !== path && !files.some((other) => other.path === file.path)) {
      files.push({ ...file, isNamed: namedLines(file.text, names) });
    }
  }
  return files;
}

function specifiersOf(path: string, text: string): readonly string[] {
  const pattern = /\bfrom\s*["'](\.[^"'\n]+)["']|\b(?:require|import)\s*\(?\s*["'](\.[^"'\n]+)["']/g;
  return [...text.matchAll(pattern)].map((match) => posix.join(posix.dirname(path), match[1] ?? match[2]!));
}

/** A compiled file's name stands for its source, as TypeScript has it. */
function filesOf(path: string): readonly string[] {
  const source = path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  const endings = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];
  return javascript.test(path)
    ? [path, source, source.replace(/ts$/, "tsx")]
    : [...endings.map((ending) => path + ending), ...endings.map((ending) => `${path}/index${ending}`)];
}

function modulesOf(path: string, text: string): readonly (readonly string[])[] {
  const pattern = /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]*|[^\n(]*)|import[ \t]+([\w.]+))/gm;
  return [...text.matchAll(pattern)].flatMap(([, dots = "", from = "", imported = "", whole]) => {
    const own = posix.dirname(path);
    const folders = dots === "" ? ["", "src", own] : [posix.join(own, "../".repeat(dots.length - 1))];
    const module = (whole ?? from).replaceAll(".", "/");
    const within = imported.match(/\w+/g) ?? [];
    return [module, ...within.map((name) => posix.join(module, name))].map((name) =>
      folders.flatMap((folder) => [posix.join(folder, `${name}.py`), posix.join(folder, name, "__init__.py")]),
    );
  });
}

async function firstOf(
  paths: readonly string[],
  read: ReadText,
): Promise<Pick<TestedFile, "path" | "text"> | undefined> {
  for (const path of paths.filter((each) => !each.startsWith(".."))) {
    const text = await read(path);
    if (text !== undefined) {
      return { path, text };
    }
  }
  return undefined;
}

const definition =
  /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:abstract\s+)?(?:function\s*\*?|class|const|let|var|def)\s+([\p{L}_$][\p{L}\p{N}_$]*)/u;

/** A definition goes on over the lines that are indented deeper, and over those that close its brackets. */
function namedLines(text: string, names: ReadonlySet<string>): (line: number) => boolean {
  const lines = linesOf(text);
  const named = new Set<number>();
  for (const [start, first] of lines.entries()) {
    if (names.has(definition.exec(first)?.[1] ?? "")) {
      named.add(start);
      for (let at = start + 1; at < lines.length && goesOn(lines[at]!, indentOf(first)); at++) {
        named.add(at);
      }
    }
  }
  return named.size === 0 ? () => true : (line) => named.has(line);
}

function goesOn(line: string, indent: number): boolean {
  return line.trim() === "" || indentOf(line) > indent || /^\s*[)\]}]/.test(line);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
