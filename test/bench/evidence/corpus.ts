import type { Knowledge } from "../../../src/evidence/check.ts";
import type { Body } from "../embedded/heldOut.ts";
import type { SourceFile } from "./faults/fault.ts";

const languages: Readonly<Record<string, string>> = { ts: "typescript", tsx: "typescriptreact", py: "python" };
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Real code, and what a workspace that holds it knows of names. */
export interface BenchCode {
  readonly files: readonly SourceFile[];
  /** A name of a file is defined where another file of its body has it, too. */
  knowledgeOf(paths: readonly string[]): Knowledge;
}

export function benchCode(bodies: readonly Pick<Body, "files">[]): BenchCode {
  const files = bodies.map((body) => body.files.map(sourceFile));
  const counts = files.map((each) => countWords(each));
  const bodyOf = new Map(files.flatMap((each, index) => each.map((file) => [file.path, { file, index }] as const)));
  const unknown = async () => undefined;
  return {
    files: files.flat(),
    knowledgeOf(paths) {
      const own = paths.flatMap((path) => bodyOf.get(path) ?? []).map((each) => ({ ...each, has: wordsIn(each.file) }));
      const isDefined = async (name: string) =>
        own.some(({ index, has }) => (counts[index]?.get(name) ?? 0) > (has.has(name) ? 1 : 0));
      return { isDefined, lineCount: unknown, readText: unknown, entriesOf: unknown };
    },
  };
}

function sourceFile({ path, text }: { readonly path: string; readonly text: string }): SourceFile {
  const languageId = languages[path.slice(path.lastIndexOf(".") + 1)] ?? "javascript";
  return { path, languageId, text: text.replaceAll("\r\n", "\n") };
}

function wordsIn({ text }: SourceFile): ReadonlySet<string> {
  return new Set(text.match(word) ?? []);
}

/** In how many files each word stands. */
function countWords(files: readonly SourceFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of files) {
    for (const name of wordsIn(each)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
