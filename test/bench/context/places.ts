import { dirname } from "node:path";
import type { CodeFile } from "../embedded/heldOut.ts";
import { codeOf, identifiersOf } from "./names.ts";

/** A line's start in real code, and what comes there. */
export interface Place {
  readonly file: CodeFile;
  readonly prefix: string;
  readonly suffix: string;
  /** Identifiers of the line that comes, without those that stand before it in the file: never none. */
  readonly wanted: readonly string[];
  /** Files that a person may have open beside it, the nearest first. */
  readonly tabs: readonly CodeFile[];
}

const mostTabs = 20;
/** Lines that hold no code: comments, whole or within, and decorations. */
const commentLine = /^\s*(?:\/\/|\/\*|\*|#|$)/;

/** At most so many places of some files, each drawn with the same chance; the same for the same `random`. */
export function drawPlaces(files: readonly CodeFile[], most: number, random: () => number): readonly Place[] {
  return files
    .flatMap((file) => candidatesIn(file))
    .map((candidate) => ({ candidate, draw: random() }))
    .sort((one, other) => one.draw - other.draw)
    .slice(0, most)
    .map(({ candidate }) => ({ ...candidate, tabs: tabsFor(candidate.file, files) }));
}

function candidatesIn(file: CodeFile): readonly Omit<Place, "tabs">[] {
  const found: Omit<Place, "tabs">[] = [];
  const known = new Set<string>();
  let start = 0;
  for (const line of file.text.split("\n")) {
    const end = start + line.length;
    const wanted = commentLine.test(line)
      ? []
      : [...new Set(identifiersOf(codeOf(line)))].filter((name) => !known.has(name));
    if (wanted.length > 0) {
      found.push({ file, prefix: file.text.slice(0, start), suffix: file.text.slice(end), wanted });
    }
    for (const name of identifiersOf(line)) {
      known.add(name);
    }
    start = end + 1;
  }
  return found;
}

/** The files that this one imports, then those whose folders are nearest, by name. */
function tabsFor(file: CodeFile, files: readonly CodeFile[]): readonly CodeFile[] {
  const imported = new Set(
    [...file.text.matchAll(/(?:from|require\(|import)\s*['"](\.[^'"]+)['"]|^(?:from|import)\s+([\w.]+)/gm)].map(
      ([, path = "", module = ""]) =>
        (path || module.replaceAll(".", "/"))
          .split("/")
          .at(-1)
          ?.replace(/\.\w+$/, ""),
    ),
  );
  const nameOf = ({ path }: CodeFile) =>
    path
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ?? "";
  const distance = (other: CodeFile) => (imported.has(nameOf(other)) ? 0 : 1 + stepsBetween(file.folder, other.folder));
  return files
    .filter((other) => other !== file)
    .map((other) => ({ other, far: distance(other) }))
    .sort((one, two) => one.far - two.far)
    .slice(0, mostTabs)
    .map(({ other }) => other);
}

function stepsBetween(one: string, other: string): number {
  let steps = 0;
  for (let folder = one; !`${other}/`.startsWith(`${folder}/`); folder = dirname(folder)) {
    steps++;
  }
  let common = one;
  for (let step = 0; step < steps; step++) {
    common = dirname(common);
  }
  return steps + (other.length > common.length ? other.slice(common.length + 1).split("/").length : 0);
}
