/** A name, and where it stands; both counted from 0. */
export interface PlacedName {
  readonly name: string;
  readonly line: number;
  readonly character: number;
}

/** Names of fewer letters are counters and type parameters. */
const names = /[\p{L}_$][\p{L}\p{N}_$]{2,}/gu;

/** The names of some lines, each once, those nearest to the cursor's line first and of one line the last first. `firstLine`: the first one's number; `isOfLanguage`: what nobody has to look up. */
export function namesNear(
  lines: readonly string[],
  firstLine: number,
  cursorLine: number,
  most: number,
  isOfLanguage: (name: string) => boolean,
): readonly PlacedName[] {
  const distance = ({ line }: PlacedName) => Math.abs(line - cursorLine);
  const found = lines.flatMap((text, index) => namesIn(text, firstLine + index)).reverse();
  return firstOfEach(
    found.filter(({ name }) => !isOfLanguage(name)),
    distance,
    most,
  );
}

/** Statements that bring in names from elsewhere, in the languages that have a word for it. */
const importing = [
  // TypeScript and JavaScript, whose braces may go over several lines.
  /^import\s[\w$\s,{}*]*?\bfrom\s*["']/gm,
  /^(?:const|let|var)\b[^;=]*=\s*require\b/gm,
  // Python
  /^from\s+\S+\s+import\s+(?:\([^)]*\)|.*$)/gm,
  /^import\s+[\w., ]+$/gm,
  // Rust, Java, Kotlin, C#
  /^(?:pub\s+)?use\s[^;]+;/gm,
  /^import\s+(?:static\s+)?[\w.]+;?$/gm,
];
const importWords: ReadonlySet<string> = new Set([
  ..."import from type typeof const let var require use pub self super crate static".split(" "),
]);

/** The names that a text imports, each once, in their order. The text: a file's beginning. */
export function importedNames(text: string, most: number): readonly PlacedName[] {
  const found = importing.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: statement }) => namesOfStatement(text, index, statement)),
  );
  return firstOfEach(found.flat(), ({ line }) => line, most);
}

function namesOfStatement(text: string, index: number, statement: string): readonly PlacedName[] {
  const firstLine = text.slice(0, index).split("\n").length - 1;
  return statement
    .split("\n")
    .flatMap((line, offset) => namesIn(line, firstLine + offset))
    .filter(({ name }) => !importWords.has(name));
}

function namesIn(text: string, line: number): readonly PlacedName[] {
  return Array.from(text.matchAll(names), ({ 0: name, index }) => ({ name, line, character: index }));
}

function firstOfEach(
  found: readonly PlacedName[],
  rank: (name: PlacedName) => number,
  most: number,
): readonly PlacedName[] {
  const first = new Map<string, PlacedName>();
  for (const placed of found.toSorted((one, other) => rank(one) - rank(other))) {
    if (!first.has(placed.name)) {
      first.set(placed.name, placed);
    }
  }
  return [...first.values()].slice(0, most);
}
